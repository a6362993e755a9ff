"""What a curator decided about two claims, or about two events."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from schemas.ids import ClaimId, EventId
from schemas.record import BrokenRule, RuledRecord, Text


class _Judgement(RuledRecord):
    judged: ClassVar[tuple[str, ...]] = ("claims",)
    """The fields that hold the two ids, or the one that holds both."""

    reason: Text = Field(description="Why: the words, dates or truth conditions that decide it.")
    curator: Text | None = Field(default=None, description="Who decided.")

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids that are judged, as they are written."""
        values = [getattr(self, name) for name in self.judged]
        left, right = values if len(values) == 2 else values[0]
        return left, right

    @property
    def second(self) -> tuple[str | int, ...]:
        """Where the second of the two ids stands."""
        return (self.judged[1],) if len(self.judged) == 2 else (self.judged[0], 1)

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Two different records are judged."""
        left, right = self.pair
        if left == right:
            message = f"this judgement joins `{left}` with itself"
            yield BrokenRule("self-judgement", message, "name two of them", self.second)


class Broader(_Judgement):
    """The narrow claim entails the wide one: its assertions count there too, not its denials."""

    judged = ("narrow", "wide")
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

    judged = ("events",)
    kind: Literal["may-be"]
    events: tuple[EventId, EventId] = Field(description="The two events, in any order.")


Judgement = Annotated[
    Broader | Contradicts | Variant | NotSame | MayBe, Field(discriminator="kind")
]
