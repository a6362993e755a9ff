"""Whether the archived texts are there, whole and unchanged."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from graph.load.files import CorpusFile, follow, leads_out, not_utf8, read_bytes, show_path
from graph.load.places import Place
from graph.load.problem import Problem
from graph.load.records import CheckedSource


def read_document(corpus: Path, source: CheckedSource) -> str | Problem:
    """The document of a source, decoded and proved to be the one that was archived."""
    name = source.record.document
    place = source.entry.at("document")
    parts = name.split("/")
    path = corpus / name
    try:
        if Path(name).is_absolute() or ".." in parts or leads_out(corpus, path):
            hint = "write the path below the corpus, such as documents/text.txt"
            return place.error("outside-corpus", f"{name} leads out of the corpus", hint)
        exists = path.exists()
    except (OSError, ValueError):
        exists = False
    if not exists:
        return place.error("document-missing", f"{name} is not there", _nearest(corpus, name))
    raw = read_bytes(CorpusFile(path, name, show_path(path)))
    if isinstance(raw, Problem):
        return place.error(raw.code, f"{name}: {raw.message}")
    found = hashlib.sha256(raw).hexdigest()
    if found != source.record.sha256:
        message = f"{name} is not the text that was archived: its bytes have changed"
        hint = f"recorded {source.record.sha256}, found {found}"
        return source.entry.at("sha256").error("document-changed", message, hint)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        hint = "archive the text as UTF-8, and record the SHA-256 of those bytes"
        return replace(not_utf8(show_path(path), raw, error), hint=hint)


def check_sharing(
    corpus: Path, sources: list[CheckedSource], documents: list[CorpusFile], *, complete: bool
) -> Iterator[Problem]:
    """Each document that two sources use, and, where all sources are known, each unused one."""
    first: dict[Path, CheckedSource] = {}
    for source in sources:
        if "document" in source.damaged:
            complete = False
            continue
        try:
            path = follow(corpus / source.record.document)
        except (OSError, ValueError):
            continue
        complete = complete and path.exists()
        if path in first:
            other = first[path].entry.at("document")
            message = f"{source.record.document} is the document of another source, at {other}"
            hint = "one text is one source: delete one of the two"
            yield source.entry.at("document").error("document-shared", message, hint)
        else:
            first[path] = source
    for document in documents if complete else ():
        if follow(document.location) not in first:
            message = "no source uses this document"
            hint = "add a file for it to records/sources/, or move it away"
            yield Place(document.shown).warning("document-unused", message, hint)


def _nearest(corpus: Path, name: str) -> str:
    from difflib import get_close_matches

    try:
        names = sorted(f"documents/{each.name}" for each in (corpus / "documents").iterdir())
    except OSError:
        return "put the archived text into the folder documents/"
    near = get_close_matches(name, names, 1, 0.6)
    return f"did you mean {near[0]}?" if near else "put the archived text into documents/"
