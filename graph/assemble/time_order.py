"""The order of time, for statements whose dates are not all fully known.

To sort is one thing and to claim an order another: what is sorted may still lie either way
round. Whoever claims one asks :func:`order_of`.
"""

import datetime
from functools import lru_cache

from schemas.corpus import Statement
from schemas.dates import EdtfDate
from schemas.days import day_number
from schemas.order_of_dates import Order, compare_dates

LAST_OF_ALL = day_number(9999, 12, 31)
"""Where an open end that nothing closes is sorted to."""


def by_time(statement: Statement) -> tuple[bool, int, int, str, tuple[int, int], str]:
    """A sort key: earliest possible day, then latest, then place; the undated come last."""
    first, last = day_range(statement)
    return (
        first is None,
        0 if first is None else first,
        LAST_OF_ALL if last is None else last,
        statement.source,
        (statement.start, statement.end),
        statement.id,
    )


def day_range(statement: Statement) -> tuple[int | None, int | None]:
    """The numbers of the earliest and the latest day it may be of; None where unknown."""
    if statement.date is None:
        return None, None
    return _days(statement.date, statement.closing)


@lru_cache(maxsize=16_384)
def _days(date: EdtfDate, closing: datetime.date | None) -> tuple[int, int | None]:
    return date.first_day, date.last_day(closing)


def order_of(one: Statement, other: Statement) -> Order:
    """Whether a statement was certainly made before or after another, or neither."""
    return compare_dates(one.date, other.date, closing=one.closing, other_closing=other.closing)


def days_between(earlier: Statement, later: Statement) -> tuple[int, int] | None:
    """The fewest and the most days that may lie between two statements; None where unknown.

    Unknown too where a year is called uncertain. Where the order is open the fewest are 0, and
    the most those of the longer way round. Statements at one event are no days apart, whatever
    is known of its date.
    """
    if earlier.event == later.event and earlier.date == later.date and earlier.date is not None:
        from schemas.event import UNSPECIFIED

        if earlier.event != UNSPECIFIED:
            return 0, 0
    if not (earlier.date and earlier.date.is_sure and later.date and later.date.is_sure):
        return None
    first, first_end = day_range(earlier)
    second, second_end = day_range(later)
    if first is None or first_end is None or second is None or second_end is None:
        return None
    apart = max(second - first_end, first - second_end, 0)
    return apart, max(second_end - first, first_end - second)
