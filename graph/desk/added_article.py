"""A new article from the screen: what is found in it, and its archiving."""

import base64
import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from graph.archive.formats.extracted import CannotExtractError, Found
from graph.archive.new_source import Prepared, prepare_source
from graph.edit.workspace import ImpossibleError, Plan, Workspace
from graph.prove.same_texts import marks_of
from graph.text.printed_dates import find_dates
from schemas.record import Record, Text
from schemas.source import Source

_HEAD = 300
"""Characters at the beginning of a text in which its day of publication may stand."""


class ArticleFields(Record):
    """What its curator says of an article, in place of what is found."""

    title: Text | None = None
    publisher: Text | None = None
    language: Text | None = None
    published: Text | None = None
    basis: Text | None = None
    url: Text | None = None
    kind: Text | None = None


class AddedArticle(Record):
    """An article as it was dropped or pasted."""

    name: str | None = None
    text: str | None = None
    base64: str | None = None
    fields: ArticleFields = ArticleFields()


def look_at_article(
    workspace: Workspace, article: AddedArticle, today: datetime.date
) -> dict[str, Any]:
    """What is found in an article, and which sources hold the same text; nothing is written.

    Raises:
        ImpossibleError: no text comes out of it.
    """
    ready = prepare(workspace, article, today)
    found = [
        {"field": name, "value": each.value, "where": each.where}
        for name, each in ready.found.items()
    ]
    if "published" not in ready.found:
        found += _printed_day(ready, today)
    return {
        "found": found,
        "remarks": list(ready.remarks),
        "same": same_texts(workspace, ready),
        "passages": ready.passages,
    }


def add_article(workspace: Workspace, article: AddedArticle, today: datetime.date) -> str:
    """Archive an article, with every sentence open; the id of its source.

    Raises:
        RefusedError: it is archived already, or holds no text; nothing was written.
        OSError: it cannot be written; nothing was.
    """
    ready = prepare(workspace, article, today)
    files: dict[str, str | bytes] = {**ready.documents, ready.place: ready.record.encode()}
    read = {name: workspace.read(name) for name in files}
    workspace.write(Plan(f"added the article {ready.id}", files, ready.id), read)
    return ready.id


def prepare(
    workspace: Workspace, article: AddedArticle, today: datetime.date, id: str | None = None
) -> Prepared:
    """The files of an article; its id is made of the title where none is given.

    Raises:
        RefusedError: it is archived already, or holds no text.
    """
    if article.base64 is not None:
        raw = base64.b64decode(article.base64)
    else:
        raw = (article.text or "").encode("utf-8", "replace")
    if not raw.strip():
        raise ImpossibleError("there is no text")
    told = article.fields.model_dump()
    name = PurePosixPath((article.name or "").replace("\\", "/")).name or "article.txt"
    fields: dict[str, Found | str | None] = {
        name: told[name] for name in ("publisher", "kind", "url")
    }
    if told["published"] is not None:
        fields["published"] = Found(told["published"], told["basis"] or "")
    try:
        return prepare_source(
            workspace.folder,
            Path(name),
            raw,
            archived_on=today,
            id=id,
            title=told["title"],
            language=told["language"],
            fields=fields,
        )
    except CannotExtractError as error:
        raise ImpossibleError(str(error)) from None


def _printed_day(ready: Prepared, today: datetime.date) -> list[dict[str, str]]:
    """The first whole day that stands at the head of the text: it may be that of publication."""
    language = ready.found["language"].value if "language" in ready.found else "en"
    for date in find_dates(ready.text, today, language):
        if date.is_whole and date.start < _HEAD:
            where = f"'{date.verbatim}' at the head of the text"
            return [{"field": "published", "value": date.edtf, "where": where}]
    return []


def same_texts(workspace: Workspace, ready: Prepared) -> list[dict[str, str]]:
    """The sources that hold the same text, whatever its line ends or its format."""
    blank = {"id": "a", "title": "-", "language": "und", "document": "-", "sha256": "0" * 64}
    mine = marks_of(Source.model_validate(blank), ready.text)
    return [
        {"id": id, "title": source.record.title, "how": "the same text"}
        for id, source in workspace.look().corpus.sources.items()
        if mine & marks_of(source.record, source.text)
    ]
