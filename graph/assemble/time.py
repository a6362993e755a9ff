"""The order of time, for statements whose dates are not all fully known."""

import datetime

from schemas.corpus import Statement


def by_time(statement: Statement) -> tuple[bool, str, str, str, tuple[int, int], str]:
    """A sort key: earliest possible day, then latest, then place; the undated come last."""
    first, last = day_range(statement)
    return (
        first is None,
        first.isoformat() if first else "",
        last.isoformat() if last else "9999-12-31",
        statement.source,
        (statement.start, statement.end),
        statement.id,
    )


def day_range(statement: Statement) -> tuple[datetime.date | None, datetime.date | None]:
    """The earliest and the latest day on which it may have been made; None where unknown."""
    if statement.date is None:
        return None, None
    return statement.date.first_day, statement.date.last_day(statement.closing)


def days_between(earlier: Statement, later: Statement) -> tuple[int, int] | None:
    """The fewest and the most days that may lie between two statements; None where unknown.

    Statements at one event are no days apart, whatever is known of its date.
    """
    if earlier.event == later.event and earlier.date == later.date and earlier.date is not None:
        from schemas.event import UNSPECIFIED

        if earlier.event != UNSPECIFIED:
            return 0, 0
    first, first_end = day_range(earlier)
    second, second_end = day_range(later)
    if first is None or first_end is None or second is None or second_end is None:
        return None
    gap = (second - first_end).days
    return max(gap, 0), max((second_end - first).days, 0)
