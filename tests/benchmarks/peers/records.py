"""The records of a folder of JSON Lines, read plainly, as somebody would for another tool.

Nothing is checked. What a statement leaves out is taken from its source, and its date from its
event; a date becomes its first and last day, and the year in which it certainly lies.
"""

import json
from calendar import monthrange
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

Fields: TypeAlias = dict[str, Any]

NEVER = "9999-12-31"
UNSPECIFIED = "unspecified"


class When(NamedTuple):
    """A date: its first and last day, and its certain year; all None where it is unknown."""

    date: str | None
    first: str | None
    last: str
    year: int | None


UNKNOWN = When(None, None, NEVER, None)


def read_kind(folder: Path, kind: str) -> Iterator[Fields]:
    """The records of one kind."""
    with (folder / "records" / f"{kind}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_sources(folder: Path) -> Iterator[Fields]:
    """The sources, by the name of their file."""
    for path in sorted((folder / "records" / "sources").iterdir()):
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def close_events(sources: Iterable[Fields]) -> dict[str, str]:
    """The day after which no event can have happened: that of its earliest report."""
    closings: dict[str, str] = {}
    for source in sources:
        closing = close_source(source)
        for passage in source["passages"]:
            if "statement" in passage:
                event = passage.get("event") or source["event"]
                if closings.get(event, NEVER) > closing:
                    closings[event] = closing
    return closings


def close_source(source: Fields) -> str:
    """The day after which nothing that a source reports can have happened."""
    closing: str = min(source.get("archived_on", NEVER), source.get("published", NEVER))
    return closing


def read_date(date: str | None, closing: str) -> When:
    """A day, a month, a year, one of these in doubt, or one and later: ``2014/..``."""
    if date is None:
        return UNKNOWN
    plain = date.rstrip("?").removesuffix("/..")
    year, month, day = [*plain.split("-"), "XX", "XX"][:3]
    first = f"{year}-{month.replace('XX', '01')}-{day.replace('XX', '01')}"
    if date.endswith("/.."):
        last = max(closing, first)
    elif month == "XX":
        last = f"{year}-12-31"
    elif day == "XX":
        last = f"{year}-{month}-{monthrange(int(year), int(month))[1]}"
    else:
        last = plain
    certain = first[:4] == last[:4] and not date.endswith("?")
    return When(date, first, last, int(year) if certain else None)
