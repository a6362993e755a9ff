"""Numbers as they were stated, and what they count."""

import math
from collections.abc import Iterator
from enum import StrEnum

from pydantic import Field

from schemas.ids import QuantityId, SpeakerId
from schemas.record import BrokenRule, Record, RuledRecord, Text


class Comparator(StrEnum):
    """How a stated number relates to the number that is meant."""

    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


class Quantity(Record):
    """Something that is counted. Figures are compared only within one quantity."""

    id: QuantityId = Field(description="The quantity's id.")
    name: Text = Field(description="What a reader calls it.")
    counted: Text = Field(description="What one unit of the number is.")
    unit: Text | None = Field(default=None, description="The unit, where it is not plain counting.")


class Figure(RuledRecord):
    """A number inside a statement."""

    quantity: QuantityId = Field(description="What the number measures.")
    verbatim: Text = Field(description="The number in the statement's words; stands in its quote.")
    value: float | None = Field(default=None, description="The number, where one is stated.")
    low: float | None = Field(default=None, description="The lower bound, where one is stated.")
    high: float | None = Field(default=None, description="The upper bound, where one is stated.")
    factor: float | None = Field(
        default=None, gt=0, description="The ratio to an unstated base: 2 for 'doubled'."
    )
    comparator: Comparator = Field(
        default=Comparator.EXACTLY, description="'about', 'more than', 'nearly', ..."
    )
    counted: Text | None = Field(
        default=None, description="What this figure counts, where narrower than its quantity."
    )
    scope: Text | None = Field(default=None, description="What the figure covers, in words.")
    place: Text | None = Field(default=None, description="Where, in the statement's words.")
    period: Text | None = Field(default=None, description="Over which time, in words.")
    taken_from: SpeakerId | None = Field(
        default=None, description="Who gave the figure first, where the text says so."
    )
    note: Text | None = Field(default=None, description="A curator's remark.")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Numbers are finite, and the lower bound is not above the upper one."""
        for name in ("value", "low", "high", "factor"):
            number = getattr(self, name)
            if number is not None and not math.isfinite(number):
                message = f"`{name}` is a number, and this is none"
                yield BrokenRule("bad-number", message, "write digits alone", (name,))
        if self.low is not None and self.high is not None and self.low > self.high:
            message = f"`low` is {self.low:g} and above `high`, which is {self.high:g}"
            yield BrokenRule("figure-bounds", message, "exchange the two", ("low",))
