"""Which of two dates is the earlier one, as far as their notation proves it."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from schemas.dates import EdtfDate, as_member


class Order(StrEnum):
    """How one date stands to another."""

    BEFORE = "before"
    """Every day of the one lies before every day of the other."""
    AFTER = "after"
    OPEN = "open"
    """The two may lie either way round, or on one day."""


def compare_dates(
    one: EdtfDate | None,
    other: EdtfDate | None,
    *,
    closing: date | None = None,
    other_closing: date | None = None,
) -> Order:
    """Whether one date lies before or after another, or whether that is open.

    It is open where an undated one is among them, where their days overlap (``2019`` and
    ``2019-09``; also one and the same day), and where a year is called uncertain (``2019?``).

    Args:
        one: a date.
        other: another one.
        closing: the day that closes the first one where its end is open.
        other_closing: the day that closes the second one.
    """
    if one is None or other is None or not (one.is_sure and other.is_sure):
        return Order.OPEN
    last, other_last = one.last_day(closing), other.last_day(other_closing)
    if last is not None and last < other.first_day:
        return Order.BEFORE
    if other_last is not None and other_last < one.first_day:
        return Order.AFTER
    return Order.OPEN


Closed: TypeAlias = tuple[EdtfDate, date | None]
"""A date, and the day that closes it where its end is open."""


def earliest(dates: Iterable[Closed]) -> list[EdtfDate]:
    """The dates that no other is certainly before: several where their order is open.

    In the order of their first days, each
    once: of ``2019``, ``2019-09`` and ``2020`` the first two.
    """
    return _outermost(dates, Order.BEFORE)


def latest(dates: Iterable[Closed]) -> list[EdtfDate]:
    """The dates that no other is certainly after, in the order of their first days, each once."""
    return _outermost(dates, Order.AFTER)


def name_dates(dates: Iterable[EdtfDate]) -> str | None:
    """Dates of which each may be the one that is meant, as EDTF: ``[2019,2019-09]``."""
    found = list(dates)
    if not found:
        return None
    if len(found) == 1:
        return str(found[0])
    return f"[{','.join(as_member(date.edtf.strip('{}')) for date in found)}]"


def _outermost(dates: Iterable[Closed], order: Order) -> list[EdtfDate]:
    """The dates to which no other stands in this order.

    Only the one sure date whose end lies farthest out need be asked, so that the work
    does not grow with the square of the number of dates.
    """
    distinct = sorted(set(dates), key=lambda each: (each[0].first_day, each[0].edtf))
    if order is Order.BEFORE:
        ends = [
            last
            for each, closing in distinct
            if each.is_sure and (last := each.last_day(closing)) is not None
        ]
        first_end = min(ends, default=None)
        kept = [
            each
            for each, _ in distinct
            if first_end is None or not each.is_sure or each.first_day <= first_end
        ]
    else:
        last_beginning = max((each.first_day for each, _ in distinct if each.is_sure), default=None)
        kept = [
            each
            for each, closing in distinct
            if last_beginning is None
            or not each.is_sure
            or (last := each.last_day(closing)) is None
            or last >= last_beginning
        ]
    return list(dict.fromkeys(kept))
