"""The options that several questions have, described once."""

from typing import Annotated, TypeAlias

from pydantic import Field

from schemas.ids import ClaimId, EventId, NarrativeId, SourceId, SpeakerId
from schemas.passage import Stance

SpeakerOption: TypeAlias = Annotated[
    SpeakerId | None, Field(description="Only what this speaker said.")
]
SourceOption: TypeAlias = Annotated[
    SourceId | None, Field(description="Only what this source reports.")
]
EventOption: TypeAlias = Annotated[
    EventId | None, Field(description="Only what was said at this event; or 'unspecified'.")
]
ClaimOption: TypeAlias = Annotated[
    ClaimId | None, Field(description="Only this claim, and what counts for it.")
]
NarrativeOption: TypeAlias = Annotated[
    NarrativeId | None, Field(description="Only claims of this narrative.")
]
StanceOption: TypeAlias = Annotated[
    Stance | None, Field(description="Only where the claim is asserted, denied or reported.")
]
Year: TypeAlias = Annotated[int, Field(ge=-9999, le=9999)]
SinceOption: TypeAlias = Annotated[
    Year | None, Field(description="Only from the beginning of this year.")
]
UntilOption: TypeAlias = Annotated[Year | None, Field(description="Only to the end of this year.")]
TextOption: TypeAlias = Annotated[
    str | None, Field(min_length=1, description="Only where the quote holds this text.")
]
ClaimTextOption: TypeAlias = Annotated[
    str | None, Field(min_length=1, description="Only where the claim's own text holds this.")
]
LimitOption: TypeAlias = Annotated[
    int | None,
    Field(ge=1, le=1_000_000_000, description="Only so many rows, the first of them."),
]
PossibleOption: TypeAlias = Annotated[
    bool, Field(description="Also what is only possibly so, by its date or its reading.")
]
