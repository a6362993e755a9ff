"""Who speaks: a person, an organisation, or a group, named or not."""

from enum import StrEnum

from pydantic import Field

from schemas.ids import SpeakerId
from schemas.record import Record, Text


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"


class Speaker(Record):
    """Whoever makes statements; an unnamed one ("analysts") is still a speaker."""

    id: SpeakerId = Field(description="The speaker's id.")
    name: Text = Field(description="The name a reader knows the speaker by.")
    kind: SpeakerKind = Field(description="A person, an organisation (states too), or a group.")
    aliases: tuple[Text, ...] = Field(
        default=(),
        description="Other names and titles that the texts use for the speaker.",
    )
    note: Text | None = Field(default=None, description="A curator's remark.")
