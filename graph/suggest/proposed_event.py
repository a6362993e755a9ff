"""The occasion that a passage names: ``told a briefing in Moscow on Wednesday``."""

import datetime
import re
from dataclasses import dataclass

from graph.text.printed_dates import find_dates
from schemas.source import Source

_OCCASION = (
    r"(?:news |press )?(?:briefing|conference|congress|forum|hearing|interview|meeting|rally|"
    r"session|speech|summit|symposium)"
)
_NAMED = re.compile(
    rf"\b(?:told|tell|addressing|at|during|in|after|to)\s+(?:a|an|the|his|her|their)\s+"
    rf"(?P<name>(?:[\w’'-]+\s+){{0,3}}?{_OCCASION}\b"
    rf"(?:\s+(?:in|of|with|for)\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)?)"
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\bon\s+({'|'.join(_DAYS)})\b")


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An occasion as a passage names it."""

    name: str
    date: str | None
    """In EDTF."""
    basis: str | None
    words: str


def find_event(words: str, source: Source) -> NamedEvent | None:
    """The occasion that a passage names as the one on which it was said; None where it names none.

    "On Wednesday" is the last one up to a day of publication that is known to the day.
    """
    found = _NAMED.search(words)
    if found is None:
        return None
    name = found["name"][0].upper() + found["name"][1:]
    date, basis = _day(words[found.start() :], source)
    return NamedEvent(name, date, basis, found[0])


def _day(words: str, source: Source) -> tuple[str | None, str | None]:
    latest = source.archived_on or datetime.date.max
    for printed in find_dates(words, latest, source.language):
        if printed.is_whole:
            return printed.edtf, printed.basis
    weekday = _WEEKDAY.search(words)
    published = source.published
    if weekday is None or published is None or not published.is_plain_day:
        return None, None
    day = datetime.date.fromisoformat(str(published))
    back = (day.weekday() - _DAYS.index(weekday[1])) % 7
    basis = f"'{weekday[0]}', in a text of {published}"
    return (day - datetime.timedelta(days=back)).isoformat(), basis
