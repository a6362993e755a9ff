"""Dates that are not fully known, in EDTF (ISO 8601-2, levels 0 to 2).

A date is one interval of days, or several where the notation is a set. It lies
*certainly* in a year when the whole of it does and the year bears no qualifier;
otherwise *possibly*. The end of ``2014/..`` is open and is closed by whoever asks:
for claimgraph, by the day on which the source was archived.
"""

import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from functools import lru_cache
from io import StringIO
from itertools import islice
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from schemas.limits import DATE_MEMBERS

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LEFT_QUALIFIER = re.compile(r"-[?~%](?=[\dX])")
_QUALIFIER = re.compile(r"[?~%]")
_QUALIFIERS = ("?", "~", "%")
_EXAMPLES = "2017-04-26, 2023-12-XX, 2014/.., 2024-12-18?"
_NO_BEGINNING = "{!r} has no beginning: write the earliest year that the text allows"


class Days(NamedTuple):
    """An interval of days, both ends included; ``last`` is None where it is open."""

    first: date
    last: date | None
    year_is_sure: bool = True
    """False where the notation calls the year uncertain or approximate."""

    def years(self, closing: date | None) -> range:
        """The calendar years touched; an open end closes at ``closing``."""
        last = self.last or closing or self.first
        return range(self.first.year, max(last.year, self.first.year) + 1)

    def certain_years(self, closing: date | None) -> set[int]:
        """The one year in which the whole interval lies, or none."""
        years = self.years(closing)
        ends = self.last is not None or closing is not None
        return {years[0]} if ends and self.year_is_sure and len(years) == 1 else set()


class TooManyDatesError(ValueError):
    """A set of dates has more members than :data:`schemas.limits.DATE_MEMBERS` allows."""

    def __init__(self, found: int | None = None) -> None:
        super().__init__(DATE_MEMBERS.message(found))


class EdtfDate:
    """An EDTF date with the days it may stand for. Equal when the notation is equal."""

    __slots__ = ("alternatives", "edtf", "members")

    def __init__(self, edtf: str) -> None:
        """Read the notation.

        Raises:
            ValueError: it is no EDTF date, or one that claimgraph cannot place in years.
        """
        self.edtf = edtf
        self.members, self.alternatives = _read(edtf)

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"EdtfDate({self.edtf!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EdtfDate) and self.edtf == other.edtf

    def __hash__(self) -> int:
        return hash(self.edtf)

    @property
    def is_plain_day(self) -> bool:
        """Whether this is one known day, written ``YYYY-MM-DD``."""
        return _DAY.fullmatch(self.edtf) is not None

    @property
    def is_open(self) -> bool:
        """Whether an end is left open, as in ``2014/..``."""
        return any(member.last is None for member in self.members)

    @property
    def first_day(self) -> date:
        """The earliest day that it may stand for."""
        return min(member.first for member in self.members)

    def last_day(self, closing: date | None) -> date | None:
        """The latest day that it may stand for; None where that is open and nothing closes it."""
        ends = [member.last or closing for member in self.members]
        known = [end for end in ends if end is not None]
        return max(max(known), self.first_day) if len(known) == len(ends) else None

    def certain_years(self, closing: date | None = None) -> list[int]:
        """The years in which it certainly lies, ascending."""
        sure = [member.certain_years(closing) for member in self.members]
        joined = set.intersection(*sure) if self.alternatives else set.union(*sure)
        return sorted(joined)

    def possible_years(self, closing: date | None = None) -> list[int]:
        """The further years in which it may lie, ascending; the certain ones are left out."""
        touched = {year for member in self.members for year in member.years(closing)}
        return sorted(touched.difference(self.certain_years(closing)))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "title": "EDTF date",
            "description": "A date in EDTF (ISO 8601-2).",
            "examples": ["2017-04-26", "2023-12-XX", "2014/..", "2024-12-18?"],
        }


def _validate(value: object) -> EdtfDate:
    if isinstance(value, EdtfDate):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("date-not-edtf", "a date is written as text")
    try:
        return EdtfDate(value)
    except TooManyDatesError as error:
        raise PydanticCustomError(DATE_MEMBERS.code, "{reason}", {"reason": str(error)}) from error
    except ValueError as error:
        raise PydanticCustomError("date-not-edtf", "{reason}", {"reason": str(error)}) from error


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[tuple[Days, ...], bool]:
    """The intervals of a date, and whether only one of them is meant."""
    if plain := _read_plain(text):
        return (plain,), False
    if qualified := _read_qualified(text):
        return (qualified,), False
    first, slash, last = text.partition("/")
    start = _read_plain(first) if slash else None
    end = _read_plain(last) if slash else None
    if start and last == "..":
        return (Days(start.first, None),), False
    if start and end and end.last is not None:
        if end.last < start.first:
            raise ValueError(f"{text!r} ends before it begins")
        return (Days(start.first, end.last),), False
    return _read_with_edtf(text)


def _read_plain(text: str) -> Days | None:
    """A year, month or day whose month or day may be unknown: most dates, at no import's cost."""
    if not (match := _PLAIN.fullmatch(text)):
        return None
    year, month, day = int(match[1]), match[2] or "XX", match[3] or "XX"
    if year == 0 or (month == "XX" and day != "XX"):
        return None
    if month == "XX":
        return Days(date(year, 1, 1), date(year, 12, 31))
    if not 1 <= int(month) <= 12:
        return None
    if day == "XX":
        from calendar import monthrange

        last = monthrange(year, int(month))[1]
        return Days(date(year, int(month), 1), date(year, int(month), last))
    try:
        known = date(year, int(month), int(day))
    except ValueError as error:
        raise ValueError(f"there is no such day as {text}") from error
    return Days(known, known)


def _read_qualified(text: str) -> Days | None:
    try:
        plain = _read_plain(text[:-1]) if text[-1:] in _QUALIFIERS else None
    except ValueError:
        return None
    return Days(plain.first, plain.last, year_is_sure=False) if plain else None


def _read_with_edtf(text: str) -> tuple[tuple[Days, ...], bool]:
    most = DATE_MEMBERS.most
    if (members := text.count(",") + 1) > most:
        raise TooManyDatesError(members)
    _parse(text)
    if text[:1] + text[-1:] in ("{}", "[]"):
        parts = [part.strip() for part in text[1:-1].split(",")]
        read = (days for part in parts for days in _read_member(part))
        days = tuple(islice(read, most + 1))
        if len(days) > most:
            raise TooManyDatesError
        return days, text[0] == "["
    return (_read_days(text),), False


def _read_member(part: str) -> Iterator[Days]:
    """A member of a set: one date, or each year of a run such as ``2017..2019``."""
    first, dots, last = part.partition("..")
    if not dots:
        yield _read_days(part)
        return
    if not first:
        raise ValueError(_NO_BEGINNING.format(part))
    start = _read_days(first)
    if not last:
        yield Days(start.first, None, start.year_is_sure)
        return
    end = _read_days(last)
    if end.last is None or end.last < start.first:
        raise ValueError(f"{part!r} ends before it begins")
    for year in range(start.first.year, end.last.year + 1):
        yield Days(
            max(date(year, 1, 1), start.first),
            min(date(year, 12, 31), end.last),
            start.year_is_sure and end.year_is_sure,
        )


def _read_days(text: str) -> Days:
    if plain := _read_plain(text):
        return plain
    if text.startswith(("/", "..")):
        raise ValueError(_NO_BEGINNING.format(text))
    if text.endswith("/"):
        raise ValueError(f"{text!r} does not say whether it has an end: write {text}..")
    if text.strip("X-") == "":
        raise ValueError(f"{text!r} says nothing: leave the date out")
    parsed = _parse(text)
    try:
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        first = date(*lower[:3])
        last = None if isinstance(upper, float) else date(*upper[:3])
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"{text!r} lies outside the years 1 to 9999") from error
    if last is not None and last < first:
        raise ValueError(f"{text!r} ends before it begins")
    sure = _QUALIFIER.search(_LEFT_QUALIFIER.sub("-", text)) is None
    return Days(first, last, sure)


def _parse(text: str) -> Any:
    from edtf import parse_edtf

    try:
        # The package prints what it stumbles over, and stumbles with more than its own error.
        with redirect_stdout(StringIO()):
            return parse_edtf(text)
    except Exception as error:
        raise ValueError(f"{text!r} is no EDTF date ({_EXAMPLES})") from error
