"""The occasion on which something is said."""

from collections.abc import Iterator

from pydantic import Field

from schemas.dates import EdtfDate
from schemas.ids import EventId
from schemas.record import BrokenRule, RuledRecord, Text, check_basis

UNSPECIFIED = EventId("unspecified")
"""The event of a statement whose text names no occasion; it never counts as one."""


class Event(RuledRecord):
    """A briefing, a conference, a report: one occasion, whoever reports on it."""

    id: EventId = Field(description="The event's id.")
    name: Text = Field(description="What the occasion is called.")
    date: EdtfDate | None = Field(
        default=None, description="When it took place, in EDTF; left out where nothing tells."
    )
    basis: Text | None = Field(
        default=None,
        description="How the date follows from the text; required where it is not one plain day.",
    )
    place: Text | None = Field(default=None, description="Where it took place.")
    note: Text | None = Field(default=None, description="A curator's remark.")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """A date says how it is known."""
        if self.date is not None and self.basis is None:
            yield from check_basis(self.date, "date")
