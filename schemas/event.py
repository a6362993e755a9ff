"""The occasion on which something is said."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field

from schemas.dates import EdtfDate, one_of
from schemas.edtf import TooManyDatesError
from schemas.ids import EventId, SourceId
from schemas.limits import DATE_MEMBERS
from schemas.record import BrokenRule, Record, RuledRecord, Text, check_basis

UNSPECIFIED = EventId("unspecified")
"""The event of a statement whose text names no occasion; it never counts as one."""


class GivenDate(Record):
    """One of several dates that sources give for one occasion."""

    date: EdtfDate = Field(description="When it took place, in EDTF.")
    basis: Text = Field(description="How that date follows from the text.")
    source: SourceId | None = Field(default=None, description="The source that gives it.")

    def __str__(self) -> str:
        return f"{self.date}{f' ({self.source})' if self.source else ''}: {self.basis}"


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
    dates: tuple[GivenDate, ...] = Field(
        default=(),
        description="In place of `date`, where sources disagree: what each says.",
    )
    place: Text | None = Field(default=None, description="Where it took place.")
    note: Text | None = Field(default=None, description="A curator's remark.")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """A date says how it is known; several are given alone, and one of them is right."""
        if not self.dates:
            if self.date is not None and self.basis is None:
                yield from check_basis(self.date, "date")
            return
        if len(self.dates) == 1:
            message = "`dates` holds what two sources or more say, and this is one date"
            hint = "write it as `date` and `basis`"
            yield BrokenRule("dates-of-one", message, hint, ("dates", 0))
        try:
            joined = one_of(given.date for given in self.dates)
        except TooManyDatesError as error:
            yield BrokenRule(DATE_MEMBERS.code, str(error), DATE_MEMBERS.hint, ("dates",))
            return
        except ValueError as error:
            hint = "write a date that is one of several in square brackets"
            yield BrokenRule("date-not-edtf", f"`dates`: {error}", hint, ("dates",))
            return
        if self.date not in (None, joined):
            message = "this event has both `date` and `dates`"
            hint = "put the date among `dates`, with its basis and its source"
            yield BrokenRule("date-beside-dates", message, hint, ("date",))

    def settle(self) -> Self:
        """The event with `date` and `basis` made of its `dates`: one of them is right."""
        if not self.dates:
            return self
        basis = "; ".join(str(given) for given in self.dates)
        joined = one_of(given.date for given in self.dates)
        return self.model_copy(update={"date": joined, "basis": basis})
