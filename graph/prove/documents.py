"""Whether the archived texts are there, whole and unchanged."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from graph.disk.bounds import leads_out
from graph.prove.source_summary import SourceSummary
from graph.read.checked_records import CheckedSource
from graph.read.corpus_files import CorpusFile, not_utf8, read_bytes, show_path
from graph.read.places import Place
from graph.read.problem import Problem
from schemas.limits import DOCUMENT_BYTES, ORIGINAL_BYTES


def read_document(corpus: Path, source: CheckedSource) -> str | Problem:
    """The document of a source, decoded and proved to be the one that was archived."""
    record = source.record
    raw = _read_proved(corpus, source, "document", record.document, record.sha256)
    if isinstance(raw, Problem):
        return raw
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        hint = "archive the text as UTF-8, and record the SHA-256 of those bytes"
        return replace(not_utf8(show_path(corpus / record.document), raw, error), hint=hint)


def check_original(corpus: Path, source: CheckedSource) -> Iterator[Problem]:
    """Whether the file that a document was extracted from is there, and unchanged."""
    record = source.record
    if record.original is not None and not source.damaged & {"original", "original_sha256"}:
        raw = _read_proved(corpus, source, "original", record.original, record.original_sha256)
        if isinstance(raw, Problem):
            yield raw


def _read_proved(
    corpus: Path, source: CheckedSource, field: str, name: str, sha256: str | None
) -> bytes | Problem:
    """The bytes of an archived file, proved by their hash where one is recorded."""
    parts = name.split("/")
    path = corpus / name
    try:
        if Path(name).is_absolute() or ".." in parts or leads_out(corpus, path):
            hint = "write the path below the corpus, such as documents/text.txt"
            return source.entry.at(field).error(
                "outside-corpus", f"{name} leads out of the corpus", hint
            )
        exists = path.exists()
    except (OSError, ValueError):
        exists = False
    if not exists:
        hint = _nearest(corpus, name)
        return source.entry.at(field).error("document-missing", f"{name} is not there", hint)
    limit = DOCUMENT_BYTES if field == "document" else ORIGINAL_BYTES
    raw = read_bytes(CorpusFile(path, name, show_path(path)), limit)
    if isinstance(raw, Problem):
        return source.entry.at(field).error(raw.code, f"{name}: {raw.message}", raw.hint)
    found = hashlib.sha256(raw).hexdigest()
    if sha256 is not None and found != sha256:
        what = "text" if field == "document" else "file"
        message = f"{name} is not the {what} that was archived: its bytes have changed"
        where = source.entry.at("sha256" if field == "document" else "original_sha256")
        hint = f"recorded {sha256}, found {found}"
        ends = _line_ends_of(raw, sha256)
        if ends is not None:
            message = (
                f"{name} is the {what} that was archived, but for its line ends: they were {ends}"
            )
            hint = (
                "Git or an editor changed them: write `documents/** -text` into .gitattributes, "
                "and check the file out again"
            )
        return where.error("document-changed", message, hint)
    return raw


def _line_ends_of(raw: bytes, sha256: str) -> str | None:
    """The line ends with which a file would be the one that was archived."""
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for name, end in (("LF", b"\n"), ("CRLF", b"\r\n"), ("CR", b"\r")):
        if hashlib.sha256(lines.replace(b"\n", end)).hexdigest() == sha256:
            return name
    return None


def check_sharing(
    corpus: Path, sources: Iterable[SourceSummary], documents: list[CorpusFile], *, complete: bool
) -> Iterator[Problem]:
    """Each document that two sources use, and, where all sources are known, each unused one."""
    ways = _Ways(corpus)
    first: dict[str, SourceSummary] = {}
    originals = set()
    for source in sources:
        if source.original is not None:
            originals.add(ways.follow(source.original))
        if source.document is None:
            complete = False
            continue
        path = ways.follow(source.document)
        if path is None:
            continue
        if path in first:
            other = first[path].entry.at("document")
            message = f"{source.document} is the document of another source, at {other}"
            hint = "one text is one source: delete one of the two"
            yield source.entry.at("document").error("document-shared", message, hint)
        else:
            first[path] = source
            complete = complete and source.has_document
    for document in documents if complete else ():
        place = ways.follow(document.relative)
        if place not in first and place not in originals:
            message = "no source uses this document"
            hint = "add a file for it to records/sources/, or move it away"
            yield Place(document.shown).warning("document-unused", message, hint)


class _Ways:
    """Where paths lead, their links followed; each folder is looked at once."""

    def __init__(self, corpus: Path) -> None:
        self._corpus = os.fspath(corpus)
        self._folders: dict[str, str] = {}

    def follow(self, below: str) -> str | None:
        """Where a path below the corpus leads; None where it is none."""
        folder, _, name = f"{self._corpus}/{below}".rpartition("/")
        try:
            # A Path takes longer to make than to look at.
            if name in ("", ".", "..") or os.path.islink(f"{folder}/{name}"):  # noqa: PTH114
                return os.path.realpath(f"{folder}/{name}")
            known = self._folders.get(folder)
            if known is None:
                known = self._folders[folder] = os.path.realpath(folder)
            return f"{known}/{name}"
        except (OSError, ValueError):
            return None


def _nearest(corpus: Path, name: str) -> str:
    from difflib import get_close_matches

    folder = corpus / "documents"
    try:
        names = [] if leads_out(corpus, folder) else sorted(each.name for each in folder.iterdir())
    except OSError:
        names = []
    if not names:
        return "put the archived text into the folder documents/"
    near = get_close_matches(name, [f"documents/{each}" for each in names], 1, 0.6)
    return f"did you mean {near[0]}?" if near else "put the archived text into documents/"
