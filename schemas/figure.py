"""Numbers as they were stated, and what they count."""

from enum import StrEnum

from pydantic import Field

from schemas.ids import QuantityId, SpeakerId
from schemas.record import Record, Text


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


class Figure(Record):
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
