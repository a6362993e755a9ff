"""The texts of a shard, each with its place, its date and its speaker, where they are told."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from graph.scan.shards import Shard, read_bytes

_GZIP = b"\x1f\x8b"
_MOST_UNPACKED = 2_000_000_000
_MOST_CELL = 50_000_000
"""Characters that a cell of a table may hold; a text of an archive may be a whole book."""


class Fields(NamedTuple):
    """What the fields of tables and of JSON Lines are called."""

    text: str = "text"
    date: str = "date"
    speaker: str = "speaker"


class ShardText(NamedTuple):
    """One text of a shard."""

    place: str
    """Where it stands in the shard: a line, a row, an address; empty where it is all of it."""
    text: str
    date: str | None = None
    speaker: str | None = None


def read_texts(shard: Shard, fields: Fields) -> Iterator[ShardText]:
    """The texts of a shard, in its order; those without words are left out.

    Raises:
        ValueError: it cannot be read; the message says where.
        OSError: it cannot be read.
    """
    name = shard.address.lower()
    raw = read_bytes(shard)
    if raw.startswith(_GZIP):
        name = name.removesuffix(".gz")
        try:
            with gzip.open(io.BytesIO(raw)) as packed:
                raw = packed.read(_MOST_UNPACKED + 1)
        except (EOFError, zlib.error) as error:
            raise ValueError(f"it is damaged: {error}") from error
        if len(raw) > _MOST_UNPACKED:
            raise ValueError(f"it holds more than {_MOST_UNPACKED:,} bytes, unpacked")
    if name.endswith(".parquet"):
        rows = _parquet(raw, shard)
    elif name.endswith((".jsonl", ".ndjson")):
        rows = _json_lines(raw)
    elif name.endswith((".csv", ".tsv")):
        rows = _table(raw, "\t" if name.endswith(".tsv") else ",")
    elif name.endswith(".warc"):
        yield from _pages(raw)
        return
    else:
        yield ShardText("", raw.decode("utf-8-sig"))
        return
    for place, row in rows:
        text = row.get(fields.text)
        if isinstance(text, str) and text.strip():
            yield ShardText(place, text, _told(row, fields.date), _told(row, fields.speaker))


def _told(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    return None if value in (None, "") else str(value)


def _json_lines(raw: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(raw.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"line {number} is not JSON") from error
        if isinstance(row, dict):
            yield f"line {number}", row


def _table(raw: bytes, delimiter: str) -> Iterator[tuple[str, dict[str, Any]]]:
    csv.field_size_limit(_MOST_CELL)
    reader = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(reader, start=2):
            yield f"row {number}", row
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: {error}") from error


def _parquet(raw: bytes, shard: Shard) -> Iterator[tuple[str, dict[str, Any]]]:
    import polars

    try:
        frame = polars.scan_parquet(io.BytesIO(raw)).slice(shard.first, shard.rows).collect()
    except polars.exceptions.PolarsError as error:
        raise ValueError(f"it is no Parquet: {error}") from error
    for number, row in enumerate(frame.iter_rows(named=True), start=shard.first + 1):
        yield f"row {number}", row


def _pages(raw: bytes) -> Iterator[ShardText]:
    """The articles of a web archive; pages without one are left out."""
    from graph.archive.extract import extract
    from graph.archive.formats.extracted import CannotExtractError
    from graph.archive.formats.warc_records import find_pages

    try:
        pages = find_pages(raw)
    except CannotExtractError as error:
        raise ValueError(str(error)) from error
    for page in pages:
        try:
            found = extract(Path(page.url), page.record)
        except CannotExtractError:
            continue
        yield ShardText(page.url, found.text, page.captured[:10] or None)
