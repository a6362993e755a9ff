"""Reads EDTF (ISO 8601-2, levels 0 to 2): each notation gives every day that it allows.

The notation is that of the Library of Congress, https://www.loc.gov/standards/datetime/:

- ``201X``, ``1XXX-12``, ``1984-1X``, ``1950S2``: all years, months and days that fit the digits.
- ``2023-24``: a winter begins in the year that is written, and so touches two. Where the code does
  not say on which half of the earth (21 to 24), it may be the season of either.
- ``2004-06-~11``: what is uncertain or approximate may be another one: here, any day of that June.
  Where that is the year, nothing is certain.

What has no beginning, says nothing of the year, gives the time of day, or lies outside the years
-9999 to 9999 is refused, and why is said.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NoReturn

from schemas.days import Days, begin_month, day_number, span_months, write_year, year_of
from schemas.digits import fit_days, fit_numbers, join_years
from schemas.limits import DATE_MEMBERS
from schemas.misspelt_dates import with_edtf_characters

_LAST_YEAR = 9999
_PLAIN = re.compile(r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?[?~%]?")
_DATE = re.compile(
    r"(?P<before_year>[?~%])?(?P<year>-?[0-9X]{4})(?P<after_year>[?~%])?"
    r"(?:-(?P<before_month>[?~%])?(?P<month>[0-9X]{2})(?P<after_month>[?~%])?"
    r"(?:-(?P<before_day>[?~%])?(?P<day>[0-9X]{2})(?P<after_day>[?~%])?)?)?"
)
_LONG_YEAR = re.compile(
    r"(?P<year>-?[0-9]{4}|Y-?[1-9][0-9]*)(?:E(?P<exponent>[1-9][0-9]*))?(?:S(?P<digits>[0-9]+))?"
    r"(?P<after>[?~%])?"
)
_MOMENT = re.compile(r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T.*", re.DOTALL)

_SEASONS = {
    # On either half of the earth; a winter ends in the February after.
    **{21: (3, 11), 22: (6, 14), 23: (3, 11), 24: (6, 14)},
    # In the north, and in the south, where 30 is the summer.
    **{25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14)},
    **{29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8)},
    # Quarters, thirds and halves of a year.
    **{33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)},
    **{37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)},
}
"""From what stands where a month may stand, to its first and last month; 14 is the February
of the next year."""

_EXAMPLES = "2017-04-26, 2023-12-XX, 2014/.., 2024-12-18?"


class TooManyDatesError(ValueError):
    """A set of dates has more members than :data:`schemas.limits.DATE_MEMBERS` allows."""

    def __init__(self, found: int | None = None) -> None:
        super().__init__(DATE_MEMBERS.message(found))


@lru_cache(maxsize=4096)
def read_edtf(text: str) -> tuple[tuple[Days, ...], bool]:
    """The intervals of a date, and whether only one of them is meant; otherwise all are.

    Raises:
        ValueError: it is no EDTF date, or one that claimgraph cannot place in years.
    """
    if text[:1] + text[-1:] in ("{}", "[]"):
        return tuple(_read_set(text)), text[0] == "["
    first, slash, last = text.partition("/")
    if slash and "/" not in last:
        return (_read_interval(text, first, last),), False
    found = _read_single(text)
    return found, len(found) > 1


def _read_interval(text: str, first: str, last: str) -> Days:
    if first in ("", ".."):
        raise ValueError(_no_beginning(text))
    start = _hull(_read_single(first))
    if last == "":
        raise ValueError(f"{text!r} does not say whether it has an end: write {text}..")
    if last == "..":
        return start._replace(last=None)
    return _join(text, start, _hull(_read_single(last)))


def _join(text: str, start: Days, end: Days) -> Days:
    assert end.last is not None
    if end.last < start.first:
        raise ValueError(f"{text!r} ends before it begins")
    return Days(start.first, end.last, start.year_is_sure and end.year_is_sure)


def _no_beginning(text: str) -> str:
    return f"{text!r} has no beginning: write the earliest year that the text allows"


def _read_set(text: str) -> Iterator[Days]:
    """Each member of a set as one interval; of a run such as ``2017..2019`` each year."""
    one_of = text[0] == "["
    parts = [part.strip(" ") for part in text[1:-1].split(",")]
    if "" in parts:
        raise ValueError(f"{text!r} is no EDTF date: a date is missing in the set")
    if len(parts) > DATE_MEMBERS.most:
        raise TooManyDatesError(len(parts))
    read = (days for part in parts for days in _read_member(part, one_of=one_of))
    for count, days in enumerate(read):
        if count == DATE_MEMBERS.most:
            raise TooManyDatesError
        yield days


def _read_member(part: str, *, one_of: bool) -> Iterator[Days]:
    first, dots, last = part.partition("..")
    if not dots:
        yield _hull(_read_single(part))
        return
    if not first:
        raise ValueError(_no_beginning(part))
    for end in filter(None, (first, last)):
        # Of a run that is meant whole, each year is certain: its ends must be known.
        if not (one_of or _PLAIN.fullmatch(end)):
            _read_single(end)
            raise ValueError(f"{part!r}: a run goes from one year, month or day to another")
    start = _hull(_read_single(first))
    if not last:
        yield start._replace(last=None)
        return
    run = _join(part, start, _hull(_read_single(last)))
    assert run.last is not None
    for year in range(year_of(run.first), year_of(run.last) + 1):
        yield Days(
            max(day_number(year, 1, 1), run.first),
            min(day_number(year, 12, 31), run.last),
            run.year_is_sure,
        )


def _hull(members: tuple[Days, ...]) -> Days:
    """The one interval from the first day of several to their last."""
    lasts = [member.last for member in members if member.last is not None]
    return Days(members[0].first, max(lasts), members[0].year_is_sure)


def _read_single(text: str) -> tuple[Days, ...]:
    """A date that is no interval and no set: an interval for each run of years that fit."""
    if match := _DATE.fullmatch(text):
        return _read_parts(text, match)
    if match := _LONG_YEAR.fullmatch(text):
        return (_read_long_year(text, match),)
    return _refuse(text)


def _read_parts(text: str, match: re.Match[str]) -> tuple[Days, ...]:
    """A year, month or day: digits that are not given are X, and so is what is not certain."""
    written, month, day = match["year"], match["month"], match["day"]
    if not re.search(r"[0-9]", written):
        nothing = "nothing of the year" if re.search(r"[0-9]", text) else "nothing"
        raise ValueError(f"{text!r} says {nothing}: leave the date out")
    if written == "-0000":
        raise ValueError(f"{text!r}: the year 0 has no sign: write {text[1:]}")
    # A qualifier on the right holds for all that stands before it, one on the left for its own.
    sure_day = not (match["before_day"] or match["after_day"])
    sure_month = not (match["before_month"] or match["after_month"] or match["after_day"])
    sure_year = not (
        match["before_year"] or match["after_year"] or match["after_month"] or match["after_day"]
    )
    if month is not None and month.isdecimal() and int(month) > 12:
        if int(month) not in _SEASONS or day is not None:
            raise ValueError(f"{text!r} is no EDTF date: there is no month {month}")
        first, last = _SEASONS[int(month)]
        if sure_year and not sure_month:
            first, last = 1, max(last, 12)
        return join_years(
            text, written, lambda year: span_months(year, first, last), sure=sure_year
        )
    if month is not None and not fit_numbers(month, 12):
        raise ValueError(f"{text!r} is no EDTF date: there is no month {month}")
    found = join_years(
        text, written, lambda year: fit_days(year, month or "XX", day or "XX"), sure=sure_year
    )
    # Of what is uncertain itself any other may be meant; an uncertain year leaves no bounds at all.
    if sure_year and not (sure_month and sure_day):
        wide_month = month if month and sure_month else "XX"
        wide_day = day if day and sure_day else "XX"
        return join_years(
            text, written, lambda year: fit_days(year, wide_month, wide_day), sure=True
        )
    return found


def _read_long_year(text: str, match: re.Match[str]) -> Days:
    """A year with an exponent, or of which some digits are significant: ``Y19E2``, ``1950S2``."""
    digits, exponent = match["year"].removeprefix("Y"), match["exponent"]
    has_prefix = digits != match["year"]
    if exponent and not has_prefix:
        return _refuse(text)
    size = len(digits.removeprefix("-")) + (int(exponent[:3]) if exponent else 0)
    if size > len(str(_LAST_YEAR)):
        raise ValueError(
            f"{text!r} lies outside the years -{_LAST_YEAR} to {_LAST_YEAR}, "
            "which hold all that anybody is known to have said"
        )
    year = int(digits) * 10 ** int(exponent or 0)
    if has_prefix and not match["digits"]:
        raise ValueError(f"{text!r}: a year of four digits is written as it is: {write_year(year)}")
    significant = int((match["digits"] or str(size))[:3])
    if not 1 <= significant <= size:
        raise ValueError(f"{text!r}: a year of {size} digits has 1 to {size} significant ones")
    unit = 10 ** (size - significant)
    least = abs(year) // unit * unit
    most = least + unit - 1
    first, last = (-most, min(-least, -1)) if digits.startswith("-") else (least, most)
    return Days(begin_month(first, 1), begin_month(last, 13) - 1, not match["after"])


def _refuse(text: str) -> NoReturn:
    """Say what is wrong with what is no date, and what to write where that can be told."""
    if moment := _MOMENT.fullmatch(text):
        raise ValueError(f"{text!r} gives the time of day: write the day alone, {moment[1]}")
    meant = with_edtf_characters(text)
    if meant != text:
        try:
            read_edtf(meant)
        except ValueError:
            pass
        else:
            raise ValueError(f"{text!r} is no EDTF date: write {meant}")
    raise ValueError(f"{text!r} is no EDTF date ({_EXAMPLES})")
