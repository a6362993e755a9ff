"""The dates that a text prints, and what a calendar proves of those without a year."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.dates import EdtfDate

_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_NUMBER = {name[:3]: at for at, name in enumerate(_MONTHS.split(), 1)}
_WEEKDAY = {name: at for at, name in enumerate(_DAYS.split())}
_MONTH = r"(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in _MONTHS.split()) + r"|sept)\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PRINTED = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"\b{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?=\W|$)",
        rf"\b{_MONTH}\s+{_DAY}\b(?!\s*(?:percent|%))",
    )
]
_ON = re.compile(rf"\b(?:on\s+)?({'|'.join(_DAYS.split())})\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<![\d.,-])((?:19|20)\d\d)(?![\d.,]\d)")
_AHEAD = re.compile(r"\b(?:by|until|till|through|toward|towards|before|for)\s+\Z", re.IGNORECASE)
_NEAR = 400


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as a text prints it."""

    start: int
    """The offset of its first character."""
    verbatim: str
    edtf: str
    """``XXXX`` stands for a year that nothing proves."""
    basis: str
    """How the date follows from the text."""

    @property
    def is_whole(self) -> bool:
        """Whether it is one known day."""
        return "X" not in self.edtf


def find_dates(text: str, archived_on: datetime.date) -> list[PrintedDate]:
    """The printed dates in the order of the text, in English or as ISO 8601 writes them."""
    found: list[PrintedDate] = []
    taken: set[int] = set()
    for pattern in _PRINTED:
        for match in pattern.finditer(text):
            date = _read(text, match, archived_on)
            if date is not None and taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                found.append(date)
    return sorted(found, key=lambda each: each.start)


def _read(text: str, match: re.Match[str], archived_on: datetime.date) -> PrintedDate | None:
    parts = match.groupdict()
    month = parts["month"]
    number = int(month) if month.isdigit() else _NUMBER[month[:3].lower()]
    year, day = parts.get("year"), parts.get("day")
    if month == "may" or (year is None and month[0].islower()):
        return None  # "may" is seldom the month, and a name of a month is written large
    verbatim = " ".join(match[0].split())
    basis = f"“{verbatim}” stands at character {match.start()}"
    if year is None:
        edtf, reason = _find_year(text, match, number, int(day or 0), archived_on)
        basis = f"{basis}; {reason}"
    else:
        edtf = f"{year}-{number:02}" + (f"-{int(day):02}" if day else "-XX")
    try:
        EdtfDate(edtf.replace("XXXX", "2000"))
    except ValueError:
        return None
    return PrintedDate(match.start(), verbatim, edtf, basis)


def _find_year(
    text: str, match: re.Match[str], month: int, day: int, archived_on: datetime.date
) -> tuple[str, str]:
    """The one year in which a printed day falls on the weekday beside it, or why none is sure."""
    unknown = f"XXXX-{month:02}-{day:02}"
    around = _ON.findall(text, max(0, match.start() - 40), match.end() + _NEAR)
    days = {each.lower() for each in around}
    if len(days) != 1:
        return (
            unknown,
            f"no year is printed, and {'several weekdays' if days else 'no weekday'} beside it",
        )
    (weekday,) = days
    past = [year for year in _named_years(text) if year <= archived_on.year]
    first = max(past, default=archived_on.year - 30)
    fitting = list(_fit(range(first, archived_on.year + 1), month, day, weekday, archived_on))
    name = weekday.capitalize()
    since = f"the latest year that the text names is {first}" if past else "no year is named"
    if past and len(fitting) == 1:
        reason = f"{since}, and until {archived_on} it is a {name} only in {fitting[0]}"
        return f"{fitting[0]}-{month:02}-{day:02}", reason
    years = ", ".join(map(str, fitting)) or "none"
    return unknown, f"{since}; from {first} on it is a {name} in {years}"


def _named_years(text: str) -> Iterator[int]:
    for match in _NAMED.finditer(text):
        if not _AHEAD.search(text, max(0, match.start() - 12), match.start()):
            yield int(match[1])


def _fit(years: range, month: int, day: int, weekday: str, latest: datetime.date) -> Iterator[int]:
    for year in years:
        try:
            date = datetime.date(year, month, day)
        except ValueError:
            continue
        if date.weekday() == _WEEKDAY[weekday] and date <= latest:
            yield year
