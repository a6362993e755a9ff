"""One value as a table shows it."""

import json
from collections.abc import Iterator
from enum import Enum
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from graph.queries.row import InTable
from graph.text.printable import printable

_YEAR = 365.25
_DASH = "–"
_MOST_LISTED = 20


def key_of(name: str, field: FieldInfo) -> str:
    """What a field is called outside Python, where ``from`` is no reserved word."""
    return field.serialization_alias or name


def fields_of(row: object) -> dict[str, Any]:
    """What a row holds, by what it is called outside Python.

    Raises:
        TypeError: it is no row, and JSON cannot write it.
    """
    # To build pydantic's serializer takes longer than most answers.
    if not isinstance(row, BaseModel):
        raise TypeError(f"a row holds a {type(row).__name__}, which JSON cannot write")
    return {key_of(name, each): getattr(row, name) for name, each in type(row).model_fields.items()}


def show_field(field: FieldInfo, value: Any) -> str:
    """A field's value as text: nothing for None, commas in lists, ranges with a dash."""
    if InTable.AS_TIME in field.metadata and value is not None:
        return _show_time(value)
    return _show(value)


def _show(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _show_range(*value)
    if isinstance(value, list):
        return ", ".join(_runs(value) if is_years(value) else _listed(value))
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return printable(json.dumps(value, ensure_ascii=False, default=str))
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    return printable(" ".join(str(value).split()))


def _listed(values: list[Any]) -> Iterator[str]:
    """The first of very many values, and how many more there are; the other formats have all."""
    most = _MOST_LISTED if len(values) > _MOST_LISTED + 1 else len(values)
    yield from map(_show, values[:most])
    if most < len(values):
        yield f"and {len(values) - most:,} more"


def is_years(values: list[Any]) -> bool:
    """Whether a list holds numbers alone, as those of years do."""
    return all(type(value) is int for value in values)


def _runs(years: list[int]) -> Iterator[str]:
    """Three years or more in a row as one range."""
    start = 0
    for end in range(1, len(years) + 1):
        if end < len(years) and years[end] == years[end - 1] + 1:
            continue
        if end - start > 2:
            yield _show_range(years[start], years[end - 1])
        else:
            yield from map(str, years[start:end])
        start = end


def _show_range(low: Any, high: Any) -> str:
    return _show(low) if low == high else f"{_show(low)}{_DASH}{_show(high)}"


def _show_time(days: tuple[int, int]) -> str:
    low, high = days
    if low < _YEAR:
        return f"{_show_range(low, high)} day{'' if high == 1 else 's'}"
    return f"{_show_range(f'{low / _YEAR:.1f}', f'{high / _YEAR:.1f}')} years"
