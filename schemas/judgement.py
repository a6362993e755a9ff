"""What a curator decided about two claims, or about two events."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.ids import ClaimId, EventId
from schemas.record import Record, Text


class _Judgement(Record):
    reason: Text = Field(description="Why: the words, dates or truth conditions that decide it.")
    curator: Text | None = Field(default=None, description="Who decided.")


class Broader(_Judgement):
    """The narrow claim entails the wide one: its assertions count there too, not its denials."""

    kind: Literal["broader"]
    narrow: ClaimId = Field(description="The claim that says more.")
    wide: ClaimId = Field(description="The claim that it entails.")


class Contradicts(_Judgement):
    """The two cannot both be true, or each side lays on the other what the other lays on it."""

    kind: Literal["contradicts"]
    claims: tuple[ClaimId, ClaimId] = Field(description="The two claims, in any order.")


class Variant(_Judgement):
    """One charge in two shapes: nearly the same, and neither entails the other."""

    kind: Literal["variant"]
    claims: tuple[ClaimId, ClaimId] = Field(description="The two claims, in any order.")


class NotSame(_Judgement):
    """The two claims look alike and are not the same: never to be merged or suggested."""

    kind: Literal["not-same"]
    claims: tuple[ClaimId, ClaimId] = Field(description="The two claims, in any order.")


class MayBe(_Judgement):
    """The two events may be one: counts of occasions become a range."""

    kind: Literal["may-be"]
    events: tuple[EventId, EventId] = Field(description="The two events, in any order.")


Judgement = Annotated[
    Broader | Contradicts | Variant | NotSame | MayBe, Field(discriminator="kind")
]
