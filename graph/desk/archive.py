"""A new source in a corpus: its files and its record, whole or not at all."""

import datetime
import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graph.desk.extract import Extracted, extract, is_text
from graph.desk.skeleton import Known, find_title, slugify, write_skeleton
from graph.desk.suggestions import suggest_claims
from graph.desk.writing import write_new
from graph.load.files import Kind, list_files
from graph.load.records import Records, read_records
from schemas.ids import SLUG

_MODELINE = "# yaml-language-server: $schema=../../schemas/source.json\n"


class RefusedError(Exception):
    """A source cannot be archived; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Archived:
    """What was written."""

    record: Path
    documents: tuple[Path, ...]
    passages: int


def archive_source(
    corpus: Path,
    file: Path,
    *,
    archived_on: datetime.date,
    id: str | None = None,
    title: str | None = None,
    language: str | None = None,
    fields: Mapping[str, str | None],
) -> Archived:
    """Archive a text, or what is extracted from a page or a PDF, and write its record.

    Args:
        corpus: the folder of the corpus.
        file: UTF-8 text, HTML (``.html``, ``.htm``) or PDF (``.pdf``).
        archived_on: the day to record.
        id: the source's id; made of the title where it is None.
        title: the title, where the text's first lines mislead.
        language: as a BCP 47 tag; English is assumed where it is None.
        fields: further fields of the record; those that are None are left out.

    Raises:
        RefusedError: nothing was written, and why.
        OSError: a file cannot be read or written; nothing was written.
    """
    if not (corpus / "records").is_dir():
        raise RefusedError(f"{corpus} is no corpus; 'claimgraph init {corpus}' makes one")
    raw = file.read_bytes()
    records = read_records(list_files(corpus))
    _refuse_known(raw, records)
    found = Extracted(_decode(file, raw)) if is_text(file) else extract(file, raw)
    name = _choose_id(corpus, id, title or found.title or find_title(found.text), file, records)
    texts = {f"documents/{name}.txt": raw if is_text(file) else found.text.encode()}
    told = {key: value for key, value in fields.items() if value}
    given = found.fields | told
    if not is_text(file):
        _refuse_known(texts[f"documents/{name}.txt"], records)
        original = f"documents/{name}{file.suffix.lower()}"
        texts[original] = raw
        given = {"original": original, "original_sha256": hashlib.sha256(raw).hexdigest()} | given
    document = f"documents/{name}.txt"
    known = Known(
        id=name,
        document=document,
        sha256=hashlib.sha256(texts[document]).hexdigest(),
        archived_on=archived_on,
        title=title or found.title,
        language=language or found.language,
        fields=given,
        modeline=_MODELINE if (corpus / "schemas/source.json").is_file() else "",
    )
    try:
        record = write_skeleton(found.text, known, partial(suggest_claims, corpus))
    except ValueError as error:
        raise RefusedError(f"{file}: {error}") from None
    place = f"records/sources/{name}.yaml"
    try:
        write_new(corpus, {**texts, place: record.encode()})
    except FileExistsError as error:
        where = error.filename2 or error.filename
        raise RefusedError(f"{where} is there already: name another id with --id") from None
    documents = tuple(corpus / each for each in texts)
    return Archived(corpus / place, documents, record.count("\n  - open:"))


def _decode(file: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"{file} is not UTF-8 text (byte {raw[error.start]:#04x} at offset {error.start}); "
            "save it as UTF-8 first"
        ) from None


def _refuse_known(raw: bytes, records: Records) -> None:
    sha256 = hashlib.sha256(raw).hexdigest()
    for source in records.sources:
        if sha256 in (source.record.sha256, source.record.original_sha256):
            where = source.entry.at("id")
            raise RefusedError(f"this text is archived already, as `{source.record.id}` ({where})")


def _choose_id(
    corpus: Path, wanted: str | None, title: str | None, file: Path, records: Records
) -> str:
    if wanted is not None and not (re.fullmatch(SLUG, wanted) and len(wanted) <= 80):
        raise RefusedError(
            f"{wanted!r} is no id: write short lower-case kebab-case, as in tass-2017"
        )
    name = wanted or slugify(title or "") or slugify(file.stem)
    if not name:
        raise RefusedError("neither the title nor the file's name makes an id: name one with --id")
    taken = name in records.ids[Kind.SOURCES]
    for path in (f"records/sources/{name}.yaml", f"documents/{name}.txt"):
        taken = taken or os.path.lexists(corpus / path)
    if taken:
        raise RefusedError(
            f"there is a source or a document `{name}` already: name another with --id"
        )
    return name
