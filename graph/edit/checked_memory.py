"""A corpus checked again and again: of files that did not change, what was found is remembered."""

import datetime
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.prove.archived_source import Archived, summarize
from graph.prove.check_results import Recalled, RecalledSources, Surroundings, Uses
from graph.prove.corpus_check import Check, show_nothing
from graph.prove.corpus_loading import Gathered
from graph.prove.references import AnyJudgement
from graph.prove.source_summary import SourceSummary
from graph.read.checked_records import CheckedSource, record_id
from graph.read.corpus_files import CorpusFile, Kind, Listing
from graph.read.problem import Problem, Severity
from graph.read.record_entries import LaterEntry
from schemas.corpus import ArchivedSource
from schemas.ids import EventId
from schemas.judgement import Judgement
from schemas.record import Record

_SETTLED = 2_000_000_000
"""Nanoseconds after which a further write must show in a file's times, on any file system."""


@dataclass(slots=True)
class _Checked:
    """What came of one file."""

    kind: Kind
    look: tuple[int, int, int]
    read_at: int
    """In nanoseconds since 1970."""
    documents: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    records: list[tuple[int, Record]] = field(default_factory=list)
    sources: list[tuple[SourceSummary, ArchivedSource | None]] = field(default_factory=list)
    warnings: Sequence[Problem] = ()
    uses: Uses = ()
    surroundings: str | None = None
    is_sound: bool = False


class CheckedMemory:
    """What the files of one corpus were found to hold."""

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._files: dict[str, _Checked] = {}
        self._now: dict[str, _Checked] = {}
        self._current = _Checked(Kind.SOURCES, (0, 0, 0), 0)
        self._file: CorpusFile | None = None
        self._is_recalled = False
        self.gathered = Gathered()
        """The sound records of the last check."""

    def check(self, listing: Listing) -> Check:
        """Check the corpus as its files are now."""
        self._now, self.gathered = {}, Gathered()
        check = Check(self._corpus, listing, self, show_nothing)
        check.run()
        self._files = self._now
        return check

    def places(self) -> dict[tuple[Kind, str], tuple[str, int]]:
        """Where each sound record with an id stands: its file, and its position there.

        A position counts all records of a file, damaged ones too; of JSON Lines it is a line.
        """
        found: dict[tuple[Kind, str], tuple[str, int]] = {}
        for relative, checked in self._now.items():
            for position, record in checked.records:
                if not isinstance(record, AnyJudgement):
                    key = (checked.kind, record_id(record))
                    found.setdefault(key, (relative, position))
            for at, (summary, _) in enumerate(checked.sources):
                if summary.id is not None:
                    found.setdefault((Kind.SOURCES, summary.id), (relative, at))
        return found

    def recall(self, kind: Kind, file: CorpusFile) -> Recalled | None:
        """The records of a file that looks as it did, if all of them were sound."""
        del kind
        found = self._unchanged(file)
        self._is_recalled = found is not None
        if found is None:
            return None
        self._now[file.relative] = found
        return Recalled(found.records)

    def recall_sources(
        self, file: CorpusFile, surroundings: Surroundings
    ) -> RecalledSources | None:
        """The sources of a file, where neither it nor what it rests on has changed."""
        self._is_recalled = False
        found = self._unchanged(file)
        if found is None or found.surroundings != surroundings(found.uses):
            return None
        if any(self._look(name) != look for name, look in found.documents.items()):
            return None
        self._now[file.relative] = found
        for _, archived in found.sources:
            self.gathered.keep_archived(archived)
        return RecalledSources([summary for summary, _ in found.sources], found.warnings)

    def begin(self, kind: Kind, file: CorpusFile) -> None:
        """A file is about to be read or was recalled."""
        self.gathered.begin(kind, file)
        self._file = file
        if not self._is_recalled:
            self._current = _Checked(kind, file.version, time.time_ns())

    def keep(self, position: int, record: Record) -> None:
        """A sound record of the file that was begun."""
        self.gathered.keep(position, record)
        if not self._is_recalled:
            self._current.records.append((position, record))

    def keep_source(self, position: int, source: CheckedSource, archived: Archived) -> None:
        """A source of the file that was begun, as far as it could be read."""
        assert self._file is not None
        self.gathered.keep_source(position, source, archived)
        summary = summarize(source, LaterEntry(Kind.SOURCES, self._file, position), archived)
        self._current.sources.append((summary, archived.source))
        for name in (source.record.document, source.record.original):
            if name is not None:
                self._current.documents[name] = self._look(name)

    def end(self, problems: Sequence[Problem], uses: Uses, surroundings: str | None) -> None:
        """The file that was begun is done."""
        if self._is_recalled or self._file is None:
            self._is_recalled = False
            return
        current = self._current
        current.warnings, current.uses, current.surroundings = problems, uses, surroundings
        is_source = bool(current.sources)
        current.is_sound = not any(
            each.severity is Severity.ERROR or not is_source for each in problems
        )
        self._now[self._file.relative] = current

    def finish(
        self,
        judgements: Sequence[Judgement],
        closings: Mapping[EventId, datetime.date | None],
        *,
        sound: bool,
    ) -> None:
        """Everything is checked."""
        self.gathered.finish(judgements, closings, sound=sound)

    def _unchanged(self, file: CorpusFile) -> _Checked | None:
        found = self._files.get(file.relative)
        if found is None or not found.is_sound or found.look != file.version:
            return None
        return found if max(found.look[1:]) < found.read_at - _SETTLED else None

    def _look(self, name: str) -> tuple[int, int, int]:
        return CorpusFile(self._corpus / name, name, name).version
