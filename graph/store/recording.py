"""A check written into a new database, spared what an earlier one holds already.

What came of a file is taken over where its bytes, those of its documents, and all that it refers
to are as they were. Whatever spans files is worked out anew each time: ids, references between
records, judgements, what closes open dates, the order of time and the counts.
"""

import datetime
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from pydantic import TypeAdapter

from graph.assemble.elements import id_of
from graph.assemble.kinds import NodeKind
from graph.assemble.node_records import (
    MODELS,
    describe_record,
    describe_source,
    describe_statement,
    read_record,
)
from graph.prove.archived_source import Archived, summarize
from graph.prove.check_results import Recalled, RecalledSources, Surroundings, Uses
from graph.prove.references import AnyJudgement
from graph.prove.source_summary import SourceSummary
from graph.read.checked_records import CheckedSource, record_id
from graph.read.corpus_files import CorpusFile, Kind
from graph.read.problem import Problem, Severity
from graph.read.record_entries import LaterEntry
from graph.store.search_words import FIRST_STATEMENT
from graph.store.writing import Writer, encode
from schemas.ids import EventId, SourceId
from schemas.judgement import Judgement
from schemas.record import Record

_JUDGEMENT: TypeAdapter[Judgement] = TypeAdapter(Judgement)
_NODE_KINDS = {
    Kind.SPEAKERS: NodeKind.SPEAKER,
    Kind.EVENTS: NodeKind.EVENT,
    Kind.NARRATIVES: NodeKind.NARRATIVE,
    Kind.CLAIMS: NodeKind.CLAIM,
    Kind.QUANTITIES: NodeKind.QUANTITY,
}
_HERE = "\0/"
"""Stands in a problem for the way to the corpus, which the next user may type otherwise."""


class Earlier:
    """What an earlier database knows of files that have not changed."""

    def __init__(
        self, connection: sqlite3.Connection | None, hashes: Mapping[str, str], shown: str
    ) -> None:
        """Take a database, if there is one, the hashes of all files now, and the way to them."""
        self._connection = connection
        self._hashes = hashes
        self._shown = shown
        self._unchanged = set(self._find_unchanged())

    def _find_unchanged(self) -> Iterator[str]:
        if self._connection is None:
            return
        rows = self._connection.execute("SELECT path, sha256, file FROM documents")
        changed = {file for path, sha256, file in rows if self._hashes.get(path) != sha256}
        query = "SELECT path, sha256 FROM files WHERE kept"
        for path, sha256 in self._connection.execute(query):
            if path not in changed and self._hashes.get(path) == sha256:
                yield path

    def records(self, kind: Kind, path: str) -> Iterator[tuple[int, Record]] | None:
        """The records of a file that has not changed."""
        if self._connection is None or path not in self._unchanged:
            return None
        if kind is Kind.JUDGEMENTS:
            query = "SELECT position, record FROM judged WHERE file = ? ORDER BY position"
            rows = self._connection.execute(query, (path,))
            return ((position, _JUDGEMENT.validate_json(text)) for position, text in rows)
        node_kind = _NODE_KINDS[kind]
        query = "SELECT position, key, attributes FROM nodes WHERE file = ? ORDER BY position"
        return (
            (position, read_record(MODELS[node_kind], node_kind, id_of(key), json.loads(told)))
            for position, key, told in self._connection.execute(query, (path,))
        )

    def sources(
        self, path: str, surroundings: Surroundings
    ) -> tuple[Uses, str, list[Problem]] | None:
        """What a file of sources rests on, and its warnings, where all that is as it was."""
        if self._connection is None or path not in self._unchanged:
            return None
        query = "SELECT uses, surroundings, problems FROM files WHERE path = ?"
        told, before, problems = self._connection.execute(query, (path,)).fetchone()
        uses = [(Kind(kind), id) for kind, id in json.loads(told)]
        now = surroundings(uses)
        if now is None or now != before:
            return None
        return uses, now, [show_problem(each, self._shown) for each in json.loads(problems)]

    def outlines(self, path: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """What the rest of a check wants to know of the sources of a file."""
        assert self._connection is not None
        query = "SELECT position, outline FROM outlines WHERE file = ? ORDER BY position"
        for position, outline in self._connection.execute(query, (path,)):
            yield position, json.loads(outline)

    def nodes(self, path: str) -> Iterator[tuple[str, dict[str, Any], int]]:
        """The nodes of a file, in the order in which they were written."""
        assert self._connection is not None
        query = (
            "SELECT key, kind, attributes, position FROM nodes WHERE file = ? "
            f"ORDER BY id & {FIRST_STATEMENT - 1}"
        )
        for key, kind, told, position in self._connection.execute(query, (path,)):
            yield key, {"kind": kind, **json.loads(told)}, position

    def documents(self, path: str) -> list[tuple[str, str]]:
        """The archived files that a file of sources rests on."""
        assert self._connection is not None
        query = "SELECT path, sha256 FROM documents WHERE file = ? ORDER BY rowid"
        return self._connection.execute(query, (path,)).fetchall()


class Recorder:
    """Takes what a check finds, and writes it."""

    def __init__(
        self, writer: Writer, earlier: Earlier, hashes: Mapping[str, str], shown: str
    ) -> None:
        """Take where to write, what is known already, and the hash of every file now."""
        self.read_anew = 0
        """How many records were read from their files; the others were taken over."""
        self._writer = writer
        self._earlier = earlier
        self._hashes = hashes
        self._shown = shown
        self._documents: list[tuple[str, str]] = []
        self._kind = Kind.SOURCES
        self._file = ""
        self._is_recalled = False

    def recall(self, kind: Kind, file: CorpusFile) -> Recalled | None:
        """The records of a file, other than sources, if they are known already."""
        found = self._earlier.records(kind, file.relative)
        self._is_recalled = found is not None
        return None if found is None else Recalled(found)

    def recall_sources(
        self, file: CorpusFile, surroundings: Surroundings
    ) -> RecalledSources | None:
        """The sources of a file, if they are known already; they are written at once."""
        self._is_recalled = False
        found = self._earlier.sources(file.relative, surroundings)
        if found is None:
            return None
        uses, now, warnings = found
        self.begin(Kind.SOURCES, file)
        summaries = []
        for position, outline in self._earlier.outlines(file.relative):
            summaries.append(_read_summary(outline, LaterEntry(Kind.SOURCES, file, position)))
            self._writer.write_outline(file.relative, position, outline)
        for key, attributes, position in self._earlier.nodes(file.relative):
            self._writer.write_node(key, attributes, file.relative, position)
        self._documents = self._earlier.documents(file.relative)
        self.end(warnings, uses, now)
        return RecalledSources(summaries, warnings)

    def begin(self, kind: Kind, file: CorpusFile) -> None:
        """A file is about to be read or was recalled."""
        self._kind, self._file = kind, file.relative
        self._documents = []

    def keep(self, position: int, record: Record) -> None:
        """A sound record of the file that was begun."""
        self.read_anew += not self._is_recalled
        if isinstance(record, AnyJudgement):
            self._writer.write_judged(self._file, position, record)
            return
        kind = _NODE_KINDS[self._kind]
        told = describe_record(kind, record)
        self._writer.write_node(f"{kind}:{record_id(record)}", told, self._file, position)

    def keep_source(self, position: int, source: CheckedSource, archived: Archived) -> None:
        """A source of the file that was begun, as far as it could be read."""
        self.read_anew += 1 + len(source.record.passages)
        record = source.record
        self._documents.append((record.document, record.sha256))
        if record.original is not None:
            self._documents.append((record.original, record.original_sha256 or ""))
        if archived.source is None:
            return
        file = self._file
        told = describe_source(archived.source)
        self._writer.write_node(f"source:{record.id}", told, file, position)
        for statement in archived.source.statements:
            self._writer.write_node(
                f"statement:{statement.id}", describe_statement(statement), file, position
            )
        self._writer.write_outline(file, position, _write_summary(source, archived))

    def end(self, problems: Sequence[Problem], uses: Uses, surroundings: str | None) -> None:
        """The file that was begun is done; these are its own problems, and what it rests on."""
        sha256 = self._hashes.get(self._file, "")
        if self._kind is Kind.SOURCES:
            warnings = all(each.severity is Severity.WARNING for each in problems)
            kept = warnings and surroundings is not None and sha256 != ""
        else:
            kept = not problems and sha256 != ""
        told = [hide_problem(each, self._shown) for each in problems] if kept else []
        self._writer.write_documents(self._file, self._documents)
        self._writer.write_file(
            self._file,
            self._kind.value,
            sha256,
            int(kept),
            encode(told),
            encode(uses) if kept else "[]",
            surroundings if kept and self._kind is Kind.SOURCES else None,
        )

    def finish(
        self,
        judgements: Iterable[Judgement],
        closings: Mapping[EventId, datetime.date | None],
        *,
        sound: bool,
    ) -> None:
        """Everything is checked: the judgements on current ids, and what closes open dates."""
        self._writer.close_events(closings)
        self._writer.write_judgements(judgements)
        self._writer.finish(searchable=sound)


def hide_problem(problem: Problem, shown: str) -> dict[str, Any]:
    """A problem as JSON, without the way to the corpus."""
    if not shown:
        return asdict(replace(problem, path=_HERE + problem.path))
    hint = problem.hint and problem.hint.replace(shown, _HERE)
    return asdict(
        replace(
            problem,
            path=problem.path.replace(shown, _HERE, 1),
            message=problem.message.replace(shown, _HERE),
            hint=hint,
        )
    )


def show_problem(data: Mapping[str, Any], shown: str) -> Problem:
    """The problem that was hidden, with the way to the corpus as it is typed now."""
    told: dict[str, Any] = {
        name: value.replace(_HERE, shown) if isinstance(value, str) else value
        for name, value in data.items()
    }
    return Problem(**{**told, "severity": Severity(told["severity"])})


def _write_summary(source: CheckedSource, archived: Archived) -> dict[str, Any]:
    summary = summarize(source, source.entry, archived)
    return {
        "id": summary.id,
        "document": summary.document,
        "original": summary.original,
        "edition_of": summary.edition_of,
        "closing": summary.closing.isoformat() if summary.closing else None,
        "events": sorted(summary.events),
        "statements": summary.statements,
        "marks": sorted(summary.marks),
    }


def _read_summary(data: dict[str, Any], entry: LaterEntry) -> SourceSummary:
    closing = data["closing"]
    return SourceSummary(
        id=SourceId(data["id"]),
        entry=entry,
        document=data["document"],
        original=data["original"],
        has_document=True,
        edition_of=data["edition_of"],
        closing=datetime.date.fromisoformat(closing) if closing else None,
        events=frozenset(data["events"]),
        statements=data["statements"],
        marks=frozenset(data["marks"]),
        is_whole=True,
    )
