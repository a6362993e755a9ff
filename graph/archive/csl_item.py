"""What a bibliography says of an article: one item of CSL-JSON, as Zotero exports it."""

import json
from pathlib import Path
from typing import Any

from graph.archive.formats.extracted import Found
from graph.disk.bounds import RefusedError
from graph.read.regular_file import read_named
from schemas.dates import EdtfDate
from schemas.limits import RECORD_BYTES
from schemas.source import SourceKind

_TEXTS = {
    "title": ("title",),
    "publisher": ("container-title", "publisher"),
    "url": ("URL",),
    "language": ("language",),
    "archived_url": ("archive_location",),
}
_KINDS = {
    "speech": SourceKind.TRANSCRIPT,
    "interview": SourceKind.TRANSCRIPT,
    "hearing": SourceKind.TRANSCRIPT,
    "post": SourceKind.SOCIAL,
    "article-newspaper": SourceKind.ARTICLE,
    "article-magazine": SourceKind.ARTICLE,
}


def read_csl(file: Path) -> dict[str, Found]:
    """The fields of a record that an item fills in, each with where it was found.

    Raises:
        RefusedError: it holds no item, or more than one.
    """
    try:
        data = json.loads(read_named(file, RECORD_BYTES).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"{file} is no CSL-JSON: {error}") from None
    items = data if isinstance(data, list) else [data]
    if len(items) != 1 or not isinstance(items[0], dict):
        raise RefusedError(f"{file} holds {len(items)} items: export the one that is meant")
    (item,) = items
    found = {}
    for name, keys in _TEXTS.items():
        key = next((key for key in keys if _text(item.get(key))), None)
        if key is not None:
            found[name] = Found(_text(item[key]), f"{key} of the item in {file.name}")
    if (kind := _KINDS.get(str(item.get("type")))) is not None:
        found["kind"] = Found(kind.value, "")
    if (day := _issued(item.get("issued"))) is not None:
        found["published"] = Found(day, f"'issued' of the item in {file.name}")
    return found


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _issued(value: Any) -> str | None:
    """A date in EDTF; None where it is none that is plainly one day, month or year."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and len(parts) == 1 else None
    if not isinstance(first, list) or not 1 <= len(first) <= 3:
        return None
    try:
        numbers = [int(each) for each in first]
    except (TypeError, ValueError):
        return None
    year, *rest = numbers
    written = "-".join([f"{year:04}", *(f"{each:02}" for each in rest)])
    try:
        return str(EdtfDate(written))
    except ValueError:
        return None
