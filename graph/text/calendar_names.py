"""The names of months and weekdays in the languages that texts are written in."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ENGLISH = "en"
_SAME = {"nb": "no", "nn": "no"}


@dataclass(frozen=True, slots=True)
class CalendarNames:
    """The names of one language, in lower case, each with its number."""

    months: dict[str, int]
    weekdays: dict[str, int]
    """Monday is 0."""
    full: frozenset[str]
    """Names of months that are no abbreviations."""
    month: str
    """A regular expression with the group ``month``."""
    weekday: re.Pattern[str]


def find_names(language: str) -> CalendarNames | None:
    """The names in a language, given as a BCP 47 tag; None where they are not known."""
    primary = re.split("[-_]", language.lower())[0]
    return _read(_SAME.get(primary, primary))


@cache
def _read(language: str) -> CalendarNames | None:
    table = _table().get(language)
    if table is None:
        return None
    months, weekdays = (_number(table[name]) for name in ("months", "weekdays"))
    numbered = {name: at + 1 for name, at in months.items()}
    firsts = {row.split("|")[0].casefold() for row in table["months"]}
    full = firsts | {name for name in numbered if len(name) > 4}
    return CalendarNames(
        numbered,
        weekdays,
        frozenset(full),
        rf"(?P<month>{_any(numbered)})(?!\w)\.?",
        re.compile(rf"(?<!\w)(?:{_any(weekdays)})(?!\w)", re.IGNORECASE),
    )


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    text = files("graph.text").joinpath("calendar_names.toml").read_text("utf-8")
    return tomllib.loads(text)


def _number(rows: list[str]) -> dict[str, int]:
    return {name.casefold(): at for at, row in enumerate(rows) for name in row.split("|")}


def _any(names: Iterable[str]) -> str:
    """Longer names first, so that a short one is never taken for the beginning of one."""
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
