"""A check that keeps what it finds, and is spared what it kept before."""

import datetime
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from graph.load.archive import Archived, head_of
from graph.load.entries import LaterEntry
from graph.load.files import CorpusFile, Kind, show_path
from graph.load.heads import SourceHead
from graph.load.ids import KnownIds
from graph.load.keeper import Recalled, RecalledSources
from graph.load.problem import Problem, Severity
from graph.load.records import MODELS, CheckedSource, record_id
from graph.load.references import AnyJudgement
from graph.store.dirty import files_that_share, files_that_use
from graph.store.writing import Writer
from schemas.claim import Claim
from schemas.event import Event
from schemas.ids import EventId, SourceId
from schemas.judgement import Judgement
from schemas.record import Record
from schemas.speaker import Speaker

_JUDGEMENT: TypeAdapter[Judgement] = TypeAdapter(Judgement)


class StoreKeeper:
    """Writes a corpus into a store, and knows what stands there already."""

    def __init__(
        self,
        corpus: Path,
        connection: sqlite3.Connection,
        hashes: Mapping[str, str],
        stale: set[str],
        whole: bool,
        writer: Callable[[], Writer],
    ) -> None:
        """Begin with the files' hashes, and those that must be read (anew), by their paths.

        Whole means all of them. The writer is asked for when there is something to write.
        """
        self.connection = connection
        self.read_anew = 0
        """How many records were read from their files."""
        self._shown = "" if corpus == Path() else f"{show_path(corpus)}/"
        self._hashes = hashes
        self._stale = set(stale)
        self._whole = whole
        self._unsure = False
        self._get_writer = writer
        self.has_written = False
        self._lost: dict[tuple[Kind, str], str] = {}
        self._found: dict[tuple[Kind, str], str] = {}
        self._affected: set[str] | None = None
        self._judgements: list[tuple[str, int, Judgement]] = []
        self._documents: list[tuple[str, str]] = []
        self._kind = Kind.SOURCES
        self._file = ""

    @property
    def _writer(self) -> Writer:
        self.has_written = True
        return self._get_writer()

    def drop(self, gone: set[str]) -> None:
        """Delete what came from files that are gone or changed, before anything is written.

        What two files gave by the same id cannot be told apart, so both are read anew.
        """
        if not self._whole:
            self._stale |= files_that_share(self.connection, self._stale | gone) - gone
            self._delete(self._stale | gone)

    def recall(self, kind: Kind, file: CorpusFile) -> Recalled | None:
        """The records of a file, other than sources, if they are known already."""
        if file.relative in self._stale:
            return None
        rows = self.connection.execute(
            f"SELECT position, record FROM {kind} WHERE file = ? ORDER BY position",
            (file.relative,),
        )
        if kind is Kind.JUDGEMENTS:
            found = [(position, _read_judgement(text)) for position, text in rows]
            self._judgements += [(file.relative, position, each) for position, each in found]
            return Recalled(found)
        return Recalled(_read(MODELS[kind], rows))

    def recall_sources(self, file: CorpusFile, known: KnownIds) -> RecalledSources | None:
        """The sources of a file, if they are known already."""
        self._unsure = not known.is_sure
        # First of all, since nothing may be written before what is affected is deleted.
        affected = self._find_affected()
        if file.relative in affected or file.relative in self._stale:
            return None
        rows = self.connection.execute(
            "SELECT position, head FROM sources WHERE file = ? ORDER BY position", (file.relative,)
        )
        heads = [
            _read_head(json.loads(head), LaterEntry(Kind.SOURCES, file, position))
            for position, head in rows
        ]
        (problems,) = self.connection.execute(
            "SELECT problems FROM files WHERE path = ?", (file.relative,)
        ).fetchone()
        return RecalledSources(heads, [self._show(each) for each in json.loads(problems)])

    def begin(self, kind: Kind, file: CorpusFile) -> None:
        """A file is about to be read."""
        self._kind, self._file = kind, file.relative
        self._documents = []

    def keep(self, position: int, record: Record) -> None:
        """A sound record of the file that was begun."""
        self.read_anew += 1
        if isinstance(record, AnyJudgement):
            self._judgements.append((self._file, position, record))
            return
        if not self._whole:
            self._found[self._kind, record_id(record)] = _what_matters(record)
        self._writer.write_record(self._kind, self._file, position, record)

    def keep_source(self, position: int, source: CheckedSource, archived: Archived) -> None:
        """A source of the file that was begun, as far as it could be read."""
        self.read_anew += 1 + len(source.record.passages)
        record = source.record
        self._documents.append((record.document, record.sha256))
        if record.original is not None:
            self._documents.append((record.original, record.original_sha256 or ""))
        if archived.source is not None:
            head = _write_head(source, archived)
            self._writer.write_source(archived.source, self._file, position, head)

    def end(self, problems: Sequence[Problem]) -> None:
        """The file that was begun is read; these are its own problems."""
        kept = not problems
        if self._kind is Kind.SOURCES:
            # While some records are damaged, a use of them is no problem yet.
            warnings = all(each.severity is Severity.WARNING for each in problems)
            kept = warnings and not self._unsure
        told = [self._hide(each) for each in problems] if kept else []
        writer = self._writer
        writer.write_documents(self._file, self._documents)
        sha256 = self._hashes.get(self._file, "")
        writer.write_file(self._file, self._kind, sha256, told, kept=kept and sha256 != "")

    def finish(
        self,
        judgements: Sequence[Judgement],
        closings: Mapping[EventId, datetime.date | None],
        *,
        sound: bool,
    ) -> None:
        """Everything is checked: the judgements on current ids, and what closes open dates."""
        if not self.has_written:
            return
        writer = self._writer
        writer.replace_judgements(
            [(*raw, now) for raw, now in zip(self._judgements, judgements, strict=True)]
        )
        writer.close_events(closings)
        writer.set_about("sound", str(int(sound)))
        writer.finish()

    def _note_lost(self, path: str) -> None:
        """Remember which ids a file gave before."""
        for kind, model in MODELS.items():
            query = f"SELECT position, record FROM {kind} WHERE file = ?"
            for _, record in _read(model, self.connection.execute(query, (path,))):
                self._lost[kind, record_id(record)] = _what_matters(record)

    def _find_affected(self) -> set[str]:
        """The files of sources that refer to what was lost, found or changed."""
        if self._affected is None:
            self._affected = set()
            keys = self._lost.keys() | self._found.keys()
            changed = [key for key in keys if self._lost.get(key) != self._found.get(key)]
            if changed:
                self._writer.flush()
                connection = self._writer.connection
                found = files_that_use(connection, changed)
                self._affected = found | files_that_share(connection, found)
                self._delete(self._affected - self._stale)
        return self._affected

    def _delete(self, paths: set[str]) -> None:
        for path in sorted(paths):
            self._note_lost(path)
            self._writer.delete_file(path)

    def _hide(self, problem: Problem) -> dict[str, Any]:
        """A problem without the way to the corpus, which the next user may type otherwise."""
        return asdict(replace(problem, path=problem.path.removeprefix(self._shown)))

    def _show(self, data: dict[str, Any]) -> Problem:
        data["severity"] = Severity(data["severity"])
        return Problem(**{**data, "path": self._shown + data["path"]})


def _read(model: type[Record], rows: Any) -> Iterator[tuple[int, Record]]:
    for position, text in rows:
        yield position, model.model_validate_json(text)


def _read_judgement(text: str) -> Judgement:
    return _JUDGEMENT.validate_json(text)


def _what_matters(record: Record) -> str:
    """What sources rest on: dates of events, former ids of claims, names of speakers; else ids."""
    if isinstance(record, Event):
        return f"{record.date} {record.basis}"
    if isinstance(record, Speaker):
        return " | ".join((record.name, *record.aliases, record.kind))
    return " ".join(record.formerly) if isinstance(record, Claim) else ""


def _write_head(source: CheckedSource, archived: Archived) -> dict[str, Any]:
    entry = source.entry
    head = head_of(source, entry, archived)
    return {
        "id": head.id,
        "document": head.document,
        "original": head.original,
        "closing": head.closing.isoformat() if head.closing else None,
        "events": sorted(head.events),
        "statements": head.statements,
        "marks": sorted(head.marks),
    }


def _read_head(data: dict[str, Any], entry: LaterEntry) -> SourceHead:
    closing = data["closing"]
    return SourceHead(
        id=SourceId(data["id"]),
        entry=entry,
        document=data["document"],
        original=data["original"],
        has_document=True,
        closing=datetime.date.fromisoformat(closing) if closing else None,
        events=frozenset(data["events"]),
        statements=data["statements"],
        marks=frozenset(data["marks"]),
        is_whole=True,
    )
