"""Rows as a person or a program reads them; the columns come from the row model."""

import json
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum

from pydantic import BaseModel

from graph.cli.answers import write_answer
from graph.cli.counts import count


class RowFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def write_rows(
    format: RowFormat,
    model: type[BaseModel],
    rows: Sequence[BaseModel],
    *,
    limit: int | None = None,
) -> None:
    """Write rows to stdout; of a table, say on stderr how many there are, or how many of more."""
    write_answer(ROW_FORMATS[format](model, rows))
    if format is RowFormat.TABLE:
        first = "the first " if len(rows) == limit else ""
        print(first + _summarise(model, rows), file=sys.stderr)


def _summarise(model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    from graph.cli.table import common_values

    if not rows:
        return "nothing in the corpus answers this"
    common = [f"{name}: {value}" for name, value in common_values(model, rows).items()]
    return "; ".join([count(len(rows), "row"), *common]).replace("; ", ", each with ", 1)


def _table(model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    from graph.cli.table import lay_out

    return lay_out(model, rows)


def _json(_model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=2, default=_fields) + "\n"


def _json_lines(_model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_fields).encode
    return "".join(encode(row) + "\n" for row in rows)


def _fields(value: object) -> dict[str, object]:
    # To build pydantic's serializer takes longer than most answers.
    if not isinstance(value, BaseModel):
        raise TypeError(f"a row holds a {type(value).__name__}, which JSON cannot write")
    fields = type(value).model_fields.items()
    return {info.serialization_alias or name: getattr(value, name) for name, info in fields}


def _csv(model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    from graph.cli.spreadsheet import lay_out

    return lay_out(model, rows)


ROW_FORMATS: dict[RowFormat, Callable[[type[BaseModel], Sequence[BaseModel]], str]] = {
    RowFormat.TABLE: _table,
    RowFormat.JSON: _json,
    RowFormat.JSONL: _json_lines,
    RowFormat.CSV: _csv,
}
