"""The rows of a table as text: CSV, JSON Lines, XLSX and Parquet."""

import csv
import datetime
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from graph.archive.confined_process import ConfinedError, run_confined
from graph.archive.formats.extracted import CannotExtractError, missing_library

_DELIMITERS = ",;\t|"
_XLSX, _PARQUET = b"PK\x03\x04", b"PAR1"
_MOST_CELL = 100_000
"""Characters that a cell may hold; statements are far shorter."""


class Table(NamedTuple):
    """What a file holds."""

    suffix: str
    columns: tuple[str, ...]
    rows: "tuple[tuple[int, tuple[str, ...]], ...]"
    """The number of each row as its program shows it, and its cells, empty ones as ``""``."""


def read_table(raw: bytes, sheet: str | None = None) -> Table:
    """Read a table by its content. Its first row names the columns; empty rows are left out.

    Args:
        raw: the bytes of the file.
        sheet: which sheet of a workbook; the first one for None.

    Raises:
        CannotExtractError: it is no table, or a library is not installed.
    """
    try:
        if raw.startswith(_XLSX):
            suffix, cells = ".xlsx", _confined(partial(_read_workbook, sheet=sheet), raw)
        elif raw.startswith(_PARQUET):
            suffix, cells = ".parquet", _confined(_read_parquet, raw)
        elif raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
            suffix, cells = ".jsonl", _read_json_lines(_decoded(raw))
        else:
            suffix, cells = ".csv", _read_csv(_decoded(raw))
    except ConfinedError as error:
        raise CannotExtractError(str(error)) from None
    numbered = ((number, tuple(map(_shown, row))) for number, row in cells)
    filled = [(number, row) for number, row in numbered if any(row)]
    if len(filled) < 2:
        raise CannotExtractError("there are no rows below the names of the columns")
    (_, names), *rows = filled
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        raise CannotExtractError(f"two columns are called {twice[0]!r}")
    width = len(names)
    padded = [(number, (*row, *[""] * width)[:width]) for number, row in rows]
    return Table(suffix, names, tuple(padded))


_Cells = Iterable[tuple[int, Sequence[Any]]]


def _confined(read: Callable[[bytes], list[tuple[int, list[Any]]]], raw: bytes) -> _Cells:
    try:
        return run_confined(read, raw)
    except (CannotExtractError, ConfinedError):
        raise
    except Exception as error:
        raise CannotExtractError(f"it is damaged ({type(error).__name__}: {error})") from error


def _decoded(raw: bytes) -> str:
    mark = b"\xff\xfe", b"\xfe\xff"
    try:
        return raw.decode("utf-16" if raw.startswith(mark) else "utf-8-sig")
    except UnicodeDecodeError as error:
        told = f"it is not UTF-8, at byte {error.start}"
        raise CannotExtractError(f"{told}: save it as CSV in UTF-8, or as XLSX") from None


def _read_csv(text: str) -> Iterator[tuple[int, list[str]]]:
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda each: (head.count(each), -_DELIMITERS.index(each)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from enumerate(reader, start=1)
    except csv.Error as error:
        raise CannotExtractError(f"line {reader.line_num}: {error}") from None


def _read_json_lines(text: str) -> Iterator[tuple[int, list[Any]]]:
    rows = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise CannotExtractError(f"line {number} is not JSON") from None
        if not isinstance(row, dict):
            raise CannotExtractError(f"line {number} is no object")
        rows.append((number, row))
    names = list(dict.fromkeys(name for _, row in rows for name in row))
    yield 0, names
    yield from ((number, [row.get(name) for name in names]) for number, row in rows)


def _read_workbook(raw: bytes, sheet: str | None) -> list[tuple[int, list[Any]]]:
    try:
        from python_calamine import CalamineWorkbook
    except ImportError:
        raise missing_library("XLSX", "python-calamine", "tables") from None
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    if sheet is not None and sheet not in book.sheet_names:
        raise CannotExtractError(f"there is no sheet {sheet!r}: {', '.join(book.sheet_names)}")
    found = book.get_sheet_by_name(sheet or book.sheet_names[0])
    return list(enumerate(found.to_python(skip_empty_area=False), start=1))


def _read_parquet(raw: bytes) -> list[tuple[int, list[Any]]]:
    try:
        import polars
    except ImportError:
        raise missing_library("Parquet", "polars", "tables") from None
    frame = polars.read_parquet(io.BytesIO(raw))
    return [(0, frame.columns), *((n, list(row)) for n, row in enumerate(frame.rows(), start=1))]


def _shown(value: Any) -> str:
    """A cell as text: days in ISO 8601, whole numbers without a point, white space joined."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join((value if isinstance(value, str) else json.dumps(value, default=str)).split())
    if len(text) > _MOST_CELL:
        raise CannotExtractError(f"a cell holds more than {_MOST_CELL:,} characters")
    return text
