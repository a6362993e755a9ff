"""Rows as a person or a program reads them; the columns come from the row model."""

import json
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel

from graph.cli.output.counts import count
from graph.cli.output.stdout import write_answer
from graph.cli.output.terminal import BYTE_ORDER_MARK
from graph.queries.cells import fields_of

EMPTY = "the corpus is empty: 'claimgraph new source FILE' archives a first text"


class RowFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class Answer(NamedTuple):
    """Rows, laid out."""

    text: str
    remark: str | None
    """What is to be said of them."""

    def write(self) -> None:
        """Write the rows to stdout, and the remark to stderr."""
        write_answer(self.text)
        if self.remark is not None:
            print(self.remark, file=sys.stderr)


def lay_out_rows(
    format: RowFormat,
    model: type[BaseModel],
    rows: Sequence[BaseModel],
    *,
    limit: int | None = None,
    empty: bool = False,
) -> Answer:
    """Lay rows out; of a table, say how many there are, or how many of more.

    Where the corpus is empty, that is said in every format.
    """
    text = ROW_FORMATS[format](model, rows)
    if empty:
        return Answer(text, EMPTY)
    if format is not RowFormat.TABLE:
        return Answer(text, None)
    told = _summarise(model, rows)
    return Answer(text, f"the first {told.removeprefix('1 ')}" if len(rows) == limit else told)


def _summarise(model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    from graph.cli.output.table import common_values

    if not rows:
        return "nothing in the corpus answers this"
    common = [f"{name}: {value}" for name, value in common_values(model, rows).items()]
    return "; ".join([count(len(rows), "row"), *common]).replace("; ", ", each with ", 1)


def _table(model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    from graph.cli.output.table import lay_out

    return lay_out(model, rows)


def _json(_model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    # A line for each field; with an indent of its own, json would not encode in C.
    encode = json.JSONEncoder(ensure_ascii=False, default=fields_of).encode
    told = (
        ",\n".join(f"    {encode(name)}: {encode(value)}" for name, value in fields_of(row).items())
        for row in rows
    )
    listed = ",\n".join(f"  {{\n{fields}\n  }}" for fields in told)
    return f"[\n{listed}\n]\n" if rows else "[]\n"


def _json_lines(_model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=fields_of).encode
    return "".join(encode(row) + "\n" for row in rows)


def _csv(model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    from graph.cli.output.spreadsheet import lay_out

    return BYTE_ORDER_MARK + lay_out(model, rows)


ROW_FORMATS: dict[RowFormat, Callable[[type[BaseModel], Sequence[BaseModel]], str]] = {
    RowFormat.TABLE: _table,
    RowFormat.JSON: _json,
    RowFormat.JSONL: _json_lines,
    RowFormat.CSV: _csv,
}
