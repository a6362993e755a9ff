"""Rows as CSV that a spreadsheet opens and does not run."""

import csv
import json
from collections.abc import Sequence
from io import StringIO
from typing import Any

from pydantic import BaseModel

from graph.cli.cells import fields_of, key_of

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads a file in the code page of its country."""
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def lay_out(model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    """A header of the model's fields, and a line for each row.

    Lists are joined with ``; ``, nested ones are JSON. Text that a spreadsheet would take for a
    formula is given a leading apostrophe. Lines end in CRLF, as RFC 4180 has it.
    """
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow([key_of(name, field) for name, field in model.model_fields.items()])
    for row in rows:
        writer.writerow([_cell(value) for value in fields_of(row).values()])
    return file.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = _join(value)
    elif isinstance(value, dict | BaseModel):
        value = _compact(value)
    elif isinstance(value, bool):
        value = str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _join(items: Sequence[Any]) -> str:
    """Plain items joined; JSON where the parts could not be told apart again."""
    plain = all(isinstance(item, str | int | float) for item in items)
    if plain and not any(";" in str(item) for item in items):
        return "; ".join(str(item) for item in items)
    return _compact(items)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=fields_of)
