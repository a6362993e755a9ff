"""Rows as CSV that a spreadsheet opens and does not run."""

import csv
import json
import re
from collections.abc import Sequence
from io import StringIO
from typing import Any

from pydantic import BaseModel

from graph.queries.cells import fields_of, key_of

_FORMULA = re.compile(
    "(?:^|[;,|\t\r\n](?![ ]*-[0-9.]+ *(?:[;,|\\]\t\r\n]|$)))"  # inside, a number alone is none
    "[ \t\"'\u00a0\u3000]*(?=[=+\\-@＝＋－＠\t\r\n])"
)
"""Where a cell begins for a spreadsheet, whichever separator its country has, before what it runs.

In most of Europe Excel splits lines at ``;``, so that ``"see; =HYPERLINK(…)"`` is two cells.
"""


def lay_out(model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    """A header of the model's fields, and a line for each row.

    Lists are joined with ``; ``, nested ones are JSON. What a spreadsheet would take for a
    formula is given an apostrophe before it. Lines end in CRLF, as RFC 4180 has it.
    """
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow([_cell(key_of(name, field)) for name, field in model.model_fields.items()])
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
    return _FORMULA.sub(r"\g<0>'", value) if isinstance(value, str) else value


def _join(items: Sequence[Any]) -> str:
    """Plain items joined; JSON where the parts could not be told apart again."""
    plain = all(isinstance(item, str | int | float) for item in items)
    if plain and not any(";" in str(item) for item in items):
        return "; ".join(str(item) for item in items)
    return _compact(items)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=fields_of)
