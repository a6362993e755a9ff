"""Dates that are not fully known, in EDTF (ISO 8601-2).

A date is one interval of days, or several where the notation leaves a choice or is a set. It
lies *certainly* in a year when the whole of it does and the year bears no qualifier; otherwise
*possibly*. The end of ``2014/..`` is open and is closed by whoever asks: for claimgraph, by the
day on which the source was archived. How each notation is read stands in :mod:`schemas.edtf`.

Years run from -9999 to 9999, and year 0 is 1 BC: ``-0043-03-15`` is a day of 44 BC.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from schemas.days import Days
from schemas.edtf import TooManyDatesError, read_edtf
from schemas.limits import DATE_MEMBERS

_PLAIN_DAY = re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}")


class EdtfDate:
    """An EDTF date with the days it may stand for. Equal when the notation is equal."""

    __slots__ = ("alternatives", "edtf", "members")

    members: tuple[Days, ...]
    alternatives: bool
    """Whether one of the members is meant; otherwise all are."""

    def __init__(self, edtf: str) -> None:
        """Read the notation.

        Raises:
            ValueError: it is no EDTF date, or one that claimgraph cannot place in years.
        """
        self.edtf = edtf
        self.members, self.alternatives = read_edtf(edtf)

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
        return _PLAIN_DAY.fullmatch(self.edtf) is not None

    @property
    def is_open(self) -> bool:
        """Whether an end is left open, as in ``2014/..``."""
        return any(member.last is None for member in self.members)

    @property
    def is_sure(self) -> bool:
        """Whether it lies within its days: no year is called uncertain or approximate."""
        return all(member.year_is_sure for member in self.members)

    @property
    def first_day(self) -> int:
        """The number of the earliest day that it may stand for (:func:`day_number`)."""
        return min(member.first for member in self.members)

    def last_day(self, closing: date | None) -> int | None:
        """The number of the latest day; None where that is open and nothing closes it."""
        closed = closing.toordinal() if closing else None
        ends = [closed if member.last is None else member.last for member in self.members]
        known = [end for end in ends if end is not None]
        return max(max(known), self.first_day) if len(known) == len(ends) else None

    def certain_years(self, closing: date | None = None) -> list[int]:
        """The years in which it certainly lies, ascending."""
        return [*_years(self, closing)[0]]

    def possible_years(self, closing: date | None = None) -> list[int]:
        """The further years in which it may lie, ascending; the certain ones are left out."""
        return [*_years(self, closing)[1]]

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


@lru_cache(maxsize=16_384)
def _years(date: EdtfDate, closing: date | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The certain and the further possible years: of one date, very many statements ask."""
    sure = [member.certain_years(closing) for member in date.members]
    certain = set.intersection(*sure) if date.alternatives else set.union(*sure)
    touched = {year for member in date.members for year in member.years(closing)}
    return tuple(sorted(certain)), tuple(sorted(touched - certain))


def one_of(dates: Iterable[EdtfDate]) -> EdtfDate:
    """The date of which no more is known than that one of several is right.

    It lies certainly in a year where all of them do: ``2019-12-30`` or ``2019-12-31`` in 2019.

    Raises:
        ValueError: one of them is a set of which all members are meant, such as ``{2017,2019}``.
    """
    ordered = sorted(set(dates), key=lambda date: (date.first_day, date.edtf))
    if len(ordered) == 1:
        return ordered[0]
    return EdtfDate(f"[{','.join(as_member(date.edtf) for date in ordered)}]")


def as_member(edtf: str) -> str:
    """The same inside the brackets of a set: an interval is written with dots there."""
    if edtf[0] == "{":
        raise ValueError(f"{edtf} is several dates, and not one of them")
    if edtf[0] == "[":
        return edtf[1:-1]
    first, slash, last = edtf.partition("/")
    return f"{first}..{last.removeprefix('..')}" if slash else edtf


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
