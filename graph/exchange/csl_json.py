"""Sources as CSL-JSON (Citation Style Language 1.0.2), which Zotero and pandoc read."""

import datetime
from collections.abc import Iterable
from typing import Any

from schemas.dates import EdtfDate
from schemas.source import Source, SourceKind

_TYPES = {
    SourceKind.ARTICLE: "article-newspaper",
    SourceKind.WIRE: "article-newspaper",
    SourceKind.REWRITE: "article-newspaper",
    SourceKind.TRANSCRIPT: "speech",
    SourceKind.OFFICIAL: "report",
    SourceKind.SOCIAL: "post",
}


def as_csl(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Sources as items, in their order; what a source does not say is left out.

    A day, a month or a year is given in parts; any other date in EDTF, which CSL 1.0.2 allows.
    What was supplied and stands in brackets stays so. The note holds the SHA-256 of the archived
    text, so that who cites it can prove it.
    """
    return [_item(source) for source in sources]


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": source.id,
        "type": _TYPES.get(source.kind, "document") if source.kind else "document",
        "title": source.title,
    }
    if source.publisher is not None:
        # A newspaper is where an article stands; of anything else it is who published it.
        is_article = item["type"] == "article-newspaper"
        item["container-title" if is_article else "publisher"] = source.publisher
    if source.published is not None:
        item["issued"] = _date(source.published)
    if source.archived_on is not None:
        item["accessed"] = {"date-parts": [_parts(source.archived_on)]}
    if source.url is not None:
        item["URL"] = source.url
    if source.archived_url is not None:
        item["archive_location"] = source.archived_url
    if source.language != "und":
        item["language"] = source.language
    item["note"] = f"SHA-256: {source.sha256}"
    return item


def _date(date: EdtfDate) -> dict[str, Any]:
    parts = str(date).split("-")
    if len(parts) <= 3 and all(part.isdigit() for part in parts):
        return {"date-parts": [[int(part) for part in parts]]}
    return {"raw": str(date)}


def _parts(day: datetime.date) -> list[int]:
    return [day.year, day.month, day.day]
