"""A new source in a corpus: its files and its record, whole or not at all."""

import datetime
import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graph.archive.extract import extract
from graph.archive.formats.extracted import Extracted, Found
from graph.archive.formats.language import tell_language
from graph.archive.formats.media_type import Format
from graph.archive.skeleton import Known, find_title, write_skeleton
from graph.archive.suggestion_comments import suggest_claims
from graph.disk.batch import Before, Draft, TakenError, is_there, write_batch
from graph.disk.bounds import RefusedError, locate
from graph.read.checked_records import Records, read_records
from graph.read.corpus_files import Kind, list_files
from graph.read.regular_file import read_named
from graph.text.slug import slugify
from schemas.ids import SLUG
from schemas.limits import ARTICLE_BYTES

_MODELINE = "# yaml-language-server: $schema=../../schemas/source.json\n"


@dataclass(frozen=True, slots=True)
class Archived:
    """What was written."""

    record: Path
    documents: tuple[Path, ...]
    passages: int
    remarks: tuple[str, ...]
    """What was read, how, and what its curator has to know."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A source that is ready to be written."""

    id: str
    record: str
    """The text of its record."""
    documents: Mapping[str, bytes]
    """What is archived, by the path below the corpus."""
    found: Mapping[str, Found]
    """What was found out, and where."""
    remarks: tuple[str, ...]
    text: str

    @property
    def place(self) -> str:
        """Where its record goes, below the corpus."""
        return f"records/sources/{self.id}.yaml"

    @property
    def passages(self) -> int:
        """How many passages are open."""
        return self.record.count("\n  - open:")


def archive_source(
    corpus: Path,
    file: Path,
    *,
    archived_on: datetime.date,
    id: str | None = None,
    title: str | None = None,
    language: str | None = None,
    fields: Mapping[str, Found | str | None],
    read_as: Format | None = None,
) -> Archived:
    """Archive a text, or what is extracted from a page or a PDF, and write its record.

    What is given and raised is as of :func:`prepare_source`.

    Raises:
        OSError: a file cannot be read or written; nothing was written.
    """
    ready = prepare_source(
        corpus,
        file,
        read_named(file, ARTICLE_BYTES),
        archived_on=archived_on,
        id=id,
        title=title,
        language=language,
        fields=fields,
        read_as=read_as,
    )
    # The record comes last: while there is none, nothing that is left stands in the way.
    drafts = {
        name: Draft(content, Before.NOTHING)
        for name, content in (*ready.documents.items(), (ready.place, ready.record.encode()))
        if not is_there(corpus, name, content)
    }
    try:
        write_batch(corpus, drafts)
    except TakenError as error:
        raise RefusedError(f"{error}: name another id with --id") from None
    documents = tuple(corpus / each for each in ready.documents)
    told = ready.found.items()
    shown = [f"{key}: {each.value} ({each.where})" for key, each in told if each.where]
    return Archived(corpus / ready.place, documents, ready.passages, (*ready.remarks, *shown))


def prepare_source(
    corpus: Path,
    file: Path,
    raw: bytes,
    *,
    archived_on: datetime.date,
    id: str | None = None,
    title: str | None = None,
    language: str | None = None,
    fields: Mapping[str, Found | str | None],
    read_as: Format | None = None,
) -> Prepared:
    """The record and the documents of a text, or of what is extracted from a page or a PDF.

    Args:
        corpus: the folder of the corpus.
        file: what it is called, for messages and where nothing else names it.
        raw: a file of a kind that is read, told by its content.
        archived_on: the day to record, unless the file or the fields tell another; today.
        id: the source's id; made of the title where it is None.
        title: the title, where the text's first lines mislead.
        language: as a BCP 47 tag; what the file says, or its words, where it is None.
        fields: further fields of the record, a day of publication with its basis; None for those
            that are left out. A ``url`` also chooses the page, where a file holds several.
        read_as: the format, where the content misleads.

    Raises:
        RefusedError: it is no source of this corpus, and why.
        CannotExtractError: no text comes out of the file.
    """
    if not (corpus / "records").is_dir():
        raise RefusedError(f"{corpus} is no corpus; 'claimgraph init {corpus}' makes one")
    records = read_records(list_files(corpus))
    _refuse_known(raw, records)
    url = fields.get("url")
    read = extract(file, raw, read_as, url.value if isinstance(url, Found) else url)
    told = {"title": title, "language": language, **fields}
    given = {key: value for key, value in told.items() if value}
    found, remarks, day = _settle(read, given, archived_on)
    if "title" not in found and not read.is_headed:
        found["title"] = Found(file.stem, "the file's name, since nothing in it is a title")
    if "title" not in found and (line := find_title(read.text)):
        found["title"] = Found(line, "")
    kept = raw if read.original is None else read.original
    copies = {".txt": raw if read.suffix is None else read.text.encode()}
    if read.suffix is not None:
        copies[read.suffix] = kept
    titled = found["title"].value if "title" in found else None
    name = _choose_id(corpus, id, titled, file, records, copies)
    texts = {f"documents/{name}{suffix}": content for suffix, content in copies.items()}
    document = f"documents/{name}.txt"
    originals = {}
    if read.suffix is not None:
        _refuse_known(texts[document], records)
        _refuse_known(kept, records)
        original = f"documents/{name}{read.suffix}"
        sha256 = hashlib.sha256(kept).hexdigest()
        originals = {"original": Found(original, ""), "original_sha256": Found(sha256, "")}
    known = Known(
        id=name,
        document=document,
        sha256=hashlib.sha256(texts[document]).hexdigest(),
        archived_on=day,
        fields=originals | found,
        remarks=tuple(remarks) if read.suffix else (),
        speakers=read.speakers,
        modeline=_MODELINE if (corpus / "schemas/source.json").is_file() else "",
    )
    try:
        record = write_skeleton(read.text, known, partial(suggest_claims, corpus))
    except ValueError as error:
        raise RefusedError(f"{file}: {error}") from None
    return Prepared(name, record, texts, found, tuple(remarks), read.text)


def _settle(
    read: Extracted, told: Mapping[str, Found | str], today: datetime.date
) -> tuple[dict[str, Found], list[str], datetime.date]:
    """What is known of the source, the curator's word first, remarks on the rest, and its day."""
    how = f", in {read.encoding.value} ({read.encoding.where})" if read.encoding else ""
    remarks = [f"read as a {read.format}{how}", *read.remarks]
    given = {k: v if isinstance(v, Found) else Found(v, "") for k, v in told.items()}
    found = {**read.fields, **given}
    archived_on = today
    if captured := found.pop("archived_on", None):
        day = _read_day(captured.value)
        if day is None or (day > today and captured.where):
            remarks.append(f"no day of archiving is {captured.value} ({captured.where})")
        else:
            archived_on = day
            if captured.where:
                remarks.append(f"archived_on: {captured.value} ({captured.where})")
    published = found.get("published")
    if published is not None and published.value > archived_on.isoformat():
        remarks.append(f"the day of publication is later than {archived_on}: {published.where}")
        del found["published"]
    words = tell_language(read.text)
    if "language" not in found and words is not None:
        found["language"] = words
    elif "language" not in found:
        remarks.append("nothing tells the language of the text")
    elif words is not None and not _agree(words.value, found["language"].value):
        declared = found["language"].value
        remarks.append(
            f"the language is said to be {declared}, but the words read as {words.value}"
        )
    return found, remarks, archived_on


def _read_day(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def _agree(one: str, other: str) -> bool:
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


def _refuse_known(raw: bytes, records: Records) -> None:
    sha256 = hashlib.sha256(raw).hexdigest()
    for source in records.sources:
        if sha256 in (source.record.sha256, source.record.original_sha256):
            where = source.entry.at("id")
            raise RefusedError(f"this text is archived already, as `{source.record.id}` ({where})")


def _choose_id(
    corpus: Path,
    wanted: str | None,
    title: str | None,
    file: Path,
    records: Records,
    copies: Mapping[str, bytes],
) -> str:
    if wanted is not None and not (re.fullmatch(SLUG, wanted) and len(wanted) <= 80):
        raise RefusedError(
            f"{wanted!r} is no id: write short lower-case kebab-case, as in tass-2017"
        )
    name = wanted or slugify(title or "") or slugify(file.stem)
    if not name:
        raise RefusedError("neither the title nor the file's name makes an id: name one with --id")
    taken = name in records.ids[Kind.SOURCES]
    taken = taken or os.path.lexists(locate(corpus, f"records/sources/{name}.yaml"))
    for suffix, content in copies.items():
        path = f"documents/{name}{suffix}"
        # An interrupted try has left the very text.
        taken = taken or (
            os.path.lexists(locate(corpus, path)) and not is_there(corpus, path, content)
        )
    if taken:
        raise RefusedError(
            f"there is a source or a document `{name}` already: name another with --id"
        )
    return name
