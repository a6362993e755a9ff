"""The rows of a scan as a file: JSON Lines, CSV or Parquet, by its name."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path

from graph.disk.bounds import RefusedError
from graph.scan.found_row import FoundRow

SUFFIXES = (".parquet", ".csv", ".jsonl")


def check_name(out: Path) -> None:
    """Refuse a name that tells no format.

    Raises:
        RefusedError: it does not.
    """
    if out.suffix not in SUFFIXES:
        raise RefusedError(f"{out}: name a file that ends in {', '.join(SUFFIXES)}")


def write_rows(rows: Iterable[FoundRow], out: Path) -> int:
    """Write rows one after the other, and the file whole or not at all; how many there were.

    Raises:
        OSError: it cannot be written.
    """
    staged = out.with_name(f".{out.name}.new")
    try:
        count = _WRITERS[out.suffix](rows, staged)
        staged.replace(out)
    finally:
        staged.unlink(missing_ok=True)
    return count


def _write_json_lines(rows: Iterable[FoundRow], place: Path) -> int:
    count = 0
    with place.open("w", encoding="utf-8", newline="\n") as file:
        for count, row in enumerate(rows, start=1):  # noqa: B007 - the last number is what is told
            file.write(json.dumps(row.model_dump(mode="json"), ensure_ascii=False) + "\n")
    return count


def _write_csv(rows: Iterable[FoundRow], place: Path) -> int:
    count = 0
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FoundRow.model_fields)
        for count, row in enumerate(rows, start=1):  # noqa: B007
            told = row.model_dump(mode="json").values()
            writer.writerow([", ".join(each) if isinstance(each, list) else each for each in told])
    return count


def _write_parquet(rows: Iterable[FoundRow], place: Path) -> int:
    import polars

    texts = dict.fromkeys(FoundRow.model_fields, polars.String)
    schema = texts | {
        "start": polars.Int64,
        "end": polars.Int64,
        "score": polars.Float64,
        "found_by": polars.List(polars.String),
    }
    lines = place.with_suffix(".lines")
    try:
        count = _write_json_lines(rows, lines)
        if count:
            polars.scan_ndjson(lines, schema=schema).sink_parquet(place)
        else:
            polars.DataFrame(schema=schema).write_parquet(place)
    finally:
        lines.unlink(missing_ok=True)
    return count


_WRITERS = {
    ".jsonl": _write_json_lines,
    ".csv": _write_csv,
    ".parquet": _write_parquet,
}
