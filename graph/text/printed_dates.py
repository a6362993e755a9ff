"""The dates that a text prints, and what a calendar proves of those without a year."""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.text.calendar_names import ENGLISH, CalendarNames, find_names
from schemas.dates import EdtfDate

_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|re|º|°|ª|-?го|-?е)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OF = r"(?:(?:of|de|del|di|da|den|dne)\s+|d['’]\s*|ב)?"
_THEN = r"[,.]?\s+(?:(?:de|del|do|des|năm|di)\s+)?"
_ANYWHERE = (
    rf"(?<![\d-]){_YEAR}(?P<parted>[-./])(?P<month>[01]?\d)(?P=parted)(?P<day>[0-3]?\d)(?![\d-])",
    rf"{_YEAR}\s*[年년]\s*(?P<month>[01]?\d)\s*[月월](?:\s*(?P<day>[0-3]?\d)\s*[日일])?",
    r"(?<!\d)(?P<month>[01]?\d)\s*[月월]\s*(?P<day>[0-3]?\d)\s*[日일]",
)
_DAY_FIRST = (
    r"(?<![\d./-])(?P<day>[0-3]?\d)(?P<parted>[-./])(?P<month>[01]?\d)(?P=parted)"
    rf"{_YEAR}(?!\.?\d|[/-])"
)
_NAMED = re.compile(r"(?<![\d.,-])((?:19|20)\d\d)(?![\d.,]\d)")
_AHEAD = re.compile(
    r"\b(?:by|until|till|through|toward|towards|before|for|bis|vor|jusqu'en|avant|hasta|antes\s+de|entro"
    r"|fino\s+al|até|tot|voor|до|к|przed|do)\s+\Z",
    re.IGNORECASE,
)
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


def find_dates(text: str, archived_on: datetime.date, language: str = ENGLISH) -> list[PrintedDate]:
    """The printed dates in the order of the text.

    Args:
        text: the text.
        archived_on: the day after which nothing in it can have been printed.
        language: its BCP 47 tag; English names are read in any language.
    """
    latest = max((year for year in _named_years(text) if year <= archived_on.year), default=None)
    found: list[PrintedDate] = []
    taken: set[int] = set()
    for tag in dict.fromkeys((language, ENGLISH)):
        names = find_names(tag)
        for pattern in _patterns(tag):
            for match in pattern.finditer(text):
                date = _read(text, match, archived_on, names, latest)
                if date is not None and taken.isdisjoint(range(*match.span())):
                    taken.update(range(*match.span()))
                    found.append(date)
    return sorted(found, key=lambda each: each.start)


@cache
def _patterns(language: str) -> list[re.Pattern[str]]:
    patterns = [*_ANYWHERE] if language == ENGLISH else [*_ANYWHERE, _DAY_FIRST]
    names = find_names(language)
    if names is not None:
        month = names.month
        patterns += [
            rf"(?<!\w){_DAY}(?:\.\s*|\s+){_OF}{month}{_THEN}{_YEAR}(?!\d)",
            rf"(?<!\w){month}\s+{_DAY},?\s+{_YEAR}(?!\d)",
            rf"(?<!\w){_YEAR}\.?\s+(?:m\.\s+)?{month}\s+{_DAY}(?!\d)",
            rf"(?<!\w){month}{_THEN}{_YEAR}(?!\d)",
            rf"(?<!\w){_DAY}(?:\.\s*|\s+){_OF}{month}(?=\W|$)",
        ]
        if language == ENGLISH:
            patterns.append(rf"\b{month}\s+{_DAY}\b(?!\s*(?:percent|%))")
    return [re.compile(pattern, re.IGNORECASE) for pattern in patterns]


def _read(
    text: str,
    match: re.Match[str],
    archived_on: datetime.date,
    names: CalendarNames | None,
    latest: int | None,
) -> PrintedDate | None:
    parts = match.groupdict()
    month = parts["month"]
    year, day = parts.get("year"), parts.get("day")
    if names is not None and not month.isdigit() and not _is_month(month, year, names):
        return None
    number = int(month) if month.isdigit() or names is None else names.months[month.casefold()]
    verbatim = " ".join(match[0].split())
    basis = f"“{verbatim}” stands at character {match.start()}"
    if year is None:
        edtf, reason = _find_year(text, match, number, int(day or 0), archived_on, names, latest)
        basis = f"{basis}; {reason}"
    else:
        edtf = f"{int(year)}-{number:02}" + (f"-{int(day):02}" if day else "-XX")
    try:
        EdtfDate(edtf.replace("XXXX", "2000"))
    except ValueError:
        return None
    return PrintedDate(match.start(), verbatim, edtf, basis)


def _is_month(month: str, year: str | None, names: CalendarNames) -> bool:
    """“may” is seldom the month; without a year, an abbreviation must be written large."""
    if month == "may":
        return False
    if year is not None:
        return True
    english = "january" in names.months
    return month[0].isupper() or (not english and month.casefold() in names.full)


def _find_year(
    text: str,
    match: re.Match[str],
    month: int,
    day: int,
    archived_on: datetime.date,
    names: CalendarNames | None,
    latest: int | None,
) -> tuple[str, str]:
    """The one year in which a printed day falls on the weekday beside it, or why none is sure."""
    unknown = f"XXXX-{month:02}-{day:02}"
    around = text[max(0, match.start() - 40) : match.end() + _NEAR]
    days = (
        {names.weekdays[each.casefold()] for each in names.weekday.findall(around)}
        if names
        else set()
    )
    if len(days) != 1:
        return (
            unknown,
            f"no year is printed, and {'several weekdays' if days else 'no weekday'} beside it",
        )
    (weekday,) = days
    first = archived_on.year - 30 if latest is None else latest
    fitting = list(_fit(range(first, archived_on.year + 1), month, day, weekday, archived_on))
    name = calendar.day_name[weekday]
    named = latest is not None
    since = f"the latest year that the text names is {first}" if named else "no year is named"
    if named and len(fitting) == 1:
        reason = f"{since}, and until {archived_on} it is a {name} only in {fitting[0]}"
        return f"{fitting[0]}-{month:02}-{day:02}", reason
    years = ", ".join(map(str, fitting)) or "none"
    return unknown, f"{since}; from {first} on it is a {name} in {years}"


def _named_years(text: str) -> Iterator[int]:
    for match in _NAMED.finditer(text):
        if not _AHEAD.search(text, max(0, match.start() - 12), match.start()):
            yield int(match[1])


def _fit(years: range, month: int, day: int, weekday: int, latest: datetime.date) -> Iterator[int]:
    for year in years:
        try:
            date = datetime.date(year, month, day)
        except ValueError:
            continue
        if date.weekday() == weekday and date <= latest:
            yield year
