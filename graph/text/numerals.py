"""Numbers as texts write them, in groups of digits, and what a figure should say instead.

``40.000`` is forty thousand in a German text and forty in an English one, so a figure's number is
held against the numerals of its verbatim words, by the convention of the source's language.
"""

import re
from typing import NamedTuple
from unicodedata import decimal

_GROUPERS = "'\u2019_ \u00a0\u2009\u202f"
"""What groups digits in any language: apostrophes, and spaces that may be thin or not break."""
NUMERAL = re.compile(rf"\d+(?:[.,]\d+|[{_GROUPERS}]\d{{3}}(?!\d))*")
_PIECE = re.compile(r"[\d.]+", re.ASCII)
_CUT = re.compile(r"[+-]?\d[\d.]*(?:,[\d.]+)+", re.ASCII)

_POINT_LANGUAGES = frozenset(
    {"am", "bn", "cy", "en", "fil", "ga", "gu", "he", "hi", "ja", "kn", "ko", "ml", "mr", "ms"}
    | {"mt", "my", "ne", "pa", "si", "sw", "ta", "te", "th", "tl", "ur", "yue", "zh"}
)
"""Languages that write a point before decimals; the others a comma."""
_POINT_REGIONS = frozenset({"ch", "li", "mx", "us", "gt", "hn", "ni", "pa", "pe", "pr", "sv", "do"})
"""Where German, French, Italian and Spanish texts do so too."""
_LONGEST = 80
"""A number has fewer characters than this."""
_UNKNOWN = frozenset({"und", "mul", "zxx", "mis"})


class Readings(NamedTuple):
    """What a numeral says where a point, and where a comma, stands before decimals."""

    with_point: float | None
    with_comma: float | None


def read_numeral(text: str) -> Readings:
    """Both readings of a numeral; None for one that its marks do not allow."""
    digits = (str(each) if (each := decimal(mark, None)) is not None else mark for mark in text)
    plain = "".join(digits).strip()
    return Readings(_read(plain, ".", ","), _read(plain, ",", "."))


def _read(text: str, mark: str, other: str) -> float | None:
    grouped = rf"\d{{1,3}}(?P<by>[{re.escape(other)}{_GROUPERS}])\d{{3}}(?:(?P=by)\d{{3}})*"
    lakhs = rf"\d{{1,2}}(?:{re.escape(other)}\d\d)+{re.escape(other)}\d{{3}}"
    number = rf"[+-]?(?:\d+|{grouped}|{lakhs})(?:{re.escape(mark)}\d+)?"
    if len(text) > _LONGEST or not re.fullmatch(number, text):
        return None
    whole, _, fraction = text.partition(mark)
    return float(re.sub(r"[^\d+-]", "", whole) + (f".{fraction}" if fraction else ""))


def what_to_write(text: str, language: object) -> str | None:
    """The hint for a number that is not written in digits alone; None where it is no number."""
    readings = read_numeral(text)
    likely, other = by_likelihood(readings, language)
    if likely is None or likely == other or other is None:
        number = other if likely is None else likely
        return None if number is None else f"write {write_number(number)}"
    return f"write {write_number(likely)}, or {write_number(other)} if that is meant"


def cut_number(text: str, start: int) -> tuple[int, int] | None:
    """Where a number stands that is cut at its commas in braces, if one is at this place.

    In ``{value: 13,000,000}`` YAML reads ``000`` as a field, and then as the same once more.
    """
    begin = max(text.rfind("\n", 0, start) + 1, start - _LONGEST)
    line = text[begin : start + _LONGEST].partition("\n")[0]
    for found in _CUT.finditer(line):
        is_value = line[: found.start()].rstrip().endswith(":")
        if is_value and found.start() < start - begin < found.end():
            return begin + found.start(), begin + found.end()
    return None


def cut_field(part: object, key: str) -> tuple[str, str] | None:
    """The field whose number was cut before a key of a mapping, and that number as it stood."""
    if not isinstance(part, dict) or not _PIECE.fullmatch(key):
        return None
    field, pieces = "", [""]
    for each, value in part.items():
        if not isinstance(each, str) or not _PIECE.fullmatch(each):
            if key in pieces:
                break
            field, pieces = str(each), [value if isinstance(value, str) else ""]
        else:
            pieces.append(each)
    return (field, ",".join(pieces)) if key in pieces and _PIECE.fullmatch(pieces[0]) else None


def by_likelihood(readings: Readings, language: object) -> tuple[float | None, float | None]:
    """The reading that a text of a language most likely means, and the other one.

    Args:
        readings: of a numeral.
        language: a BCP 47 tag; anything else is a language that is not known.
    """
    tag = str(language or "und").lower().replace("_", "-").split("-")
    if tag[0] in _UNKNOWN or readings.with_point == readings.with_comma:
        known = readings.with_point if readings.with_point is not None else readings.with_comma
        other = readings.with_comma if tag[0] in _UNKNOWN else known
        return known, other
    point = tag[0] in _POINT_LANGUAGES or (
        tag[0] in ("de", "fr", "it", "es") and not _POINT_REGIONS.isdisjoint(tag[1:])
    )
    return (readings.with_point, readings.with_comma)[:: 1 if point else -1]  # type: ignore[return-value]


def write_number(number: float) -> str:
    """A number in digits alone."""
    return str(int(number)) if number == int(number) else f"{number:.15g}"
