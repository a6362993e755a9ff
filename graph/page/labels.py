"""Dates, gaps and figures in words, the same in every locale."""

import re

from schemas.dates import EdtfDate
from schemas.figure import Comparator, Figure, Quantity

_MONTHS = {
    **{"01": "January", "02": "February", "03": "March", "04": "April", "05": "May"},
    **{"06": "June", "07": "July", "08": "August", "09": "September", "10": "October"},
    **{"11": "November", "12": "December"},
}
_SEASONS = {
    **{"21": "spring", "22": "summer", "23": "autumn", "24": "winter"},
    **{"25": "northern spring", "26": "northern summer", "27": "northern autumn"},
    **{"28": "northern winter", "29": "southern spring", "30": "southern summer"},
    **{"31": "southern autumn", "32": "southern winter", "33": "first quarter of"},
    **{"34": "second quarter of", "35": "third quarter of", "36": "fourth quarter of"},
    **{"37": "first third of", "38": "second third of", "39": "last third of"},
    **{"40": "first half of", "41": "second half of"},
}
_WINTERS = frozenset({"24", "28", "30"})
"""They end in the year after the one that is written; 22 may be the southern summer, too."""
_PLAIN = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%])?")
_QUALIFIED = {"?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}
_DAYS_IN_MONTH = 365.25 / 12
_COMPARED = {
    Comparator.EXACTLY: "{}",
    Comparator.ABOUT: "about {}",
    Comparator.NEARLY: "nearly {}",
    Comparator.MORE_THAN: "more than {}",
    Comparator.LESS_THAN: "less than {}",
    Comparator.AT_LEAST: "at least {}",
    Comparator.AT_MOST: "at most {}",
}
_GROWN = {0.5: "halved", 2: "doubled", 3: "tripled"}


def describe_date(date: EdtfDate) -> str:
    """A date in words; notation that has no short wording stays as it is."""
    text = str(date)
    if plain := _describe_plain(text):
        return plain
    first, slash, last = text.partition("/")
    if slash and (start := _describe_plain(first)):
        if last == "..":
            return f"{start} or later"
        if end := _describe_plain(last):
            return f"between {start} and {end}"
    if text[:1] + text[-1:] == "[]":
        members = [_describe_member(part.strip()) for part in text[1:-1].split(",")]
        known = [member for member in members if member is not None]
        if len(known) == len(members):
            return " or ".join(known)
    return text


def _describe_member(text: str) -> str | None:
    """One of the dates of a set, or a run of them: ``2017..2019``, ``2018..``."""
    first, dots, last = text.partition("..")
    start = _describe_plain(first)
    if not dots or start is None:
        return start
    end = _describe_plain(last)
    if last and end is None:
        return None
    return f"from {start} to {end}" if end else f"{start} or later"


def name_year(year: int) -> str:
    """A year as readers know it: year 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _describe_plain(text: str) -> str | None:
    if not (match := _PLAIN.fullmatch(text)):
        return None
    written, month, day, qualifier = match.groups()
    words = year = name_year(int(written))
    if month not in (None, "XX"):
        named = _MONTHS.get(month) or _SEASONS.get(month)
        if named is None:
            return None
        words = f"{named} {year}"
        if month in _WINTERS:
            words = f"{words} to {name_year(int(written) + 1)}"
        if day not in (None, "XX"):
            words = f"{int(day)} {words}"
    words = _QUALIFIED.get(qualifier, "{}").format(words)
    return f"{words}, day not known" if "XX" in text else words


def describe_gap(days: tuple[int, int] | None, *, same_event: bool) -> str:
    """How much later a statement was made than the one before it."""
    if days is None:
        return "undated: before or after is not known"
    least, most = days
    if most == 0:
        return "on the same occasion" if same_event else "on the same day"
    if least == 0:
        return f"within {_join(*_duration(most))}; which came first is not known"
    low, high = _duration(least), _duration(most)
    if low == high:
        return f"{_join(*high)} later"
    if low[1] == high[1]:
        return f"between {low[0]} and {_join(*high)} later"
    return f"between {_join(*low)} and {_join(*high)} later"


def _duration(days: int) -> tuple[str, str]:
    """A number and its unit, as coarse as a reader wants it."""
    months = round(days / _DAYS_IN_MONTH)
    if days < 45:
        return str(days), "day"
    if months < 24:
        return str(months), "month"
    return f"{days / 365.25:.1f}".removesuffix(".0"), "year"


def _join(number: str, unit: str) -> str:
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"


def describe_figure(figure: Figure, quantity: Quantity) -> str:
    """The number as it is understood: "about 40 exercises", "almost doubled; ..."."""
    number = describe_number(figure)
    if not number or figure.factor is not None:
        return number
    return f"{number} {quantity.unit or figure.counted or quantity.counted}"


def describe_number(figure: Figure) -> str:
    """The number alone: "about 40", "almost doubled; the base is not stated"; else nothing."""
    if figure.factor is not None:
        grown = _GROWN.get(figure.factor) or f"{_number(figure.factor)} times as many"
        how = _COMPARED[figure.comparator].replace("nearly", "almost")
        return f"{how.format(grown)}; the base is not stated"
    if figure.value is not None:
        number = _number(figure.value)
    elif figure.low is not None and figure.high is not None:
        number = f"{_number(figure.low)} to {_number(figure.high)}"
    elif figure.low is not None:
        number = f"{_number(figure.low)} or more"
    elif figure.high is not None:
        number = f"{_number(figure.high)} or less"
    else:
        return ""
    return _COMPARED[figure.comparator].format(number)


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,}"
