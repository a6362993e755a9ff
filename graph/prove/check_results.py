"""Who takes what is checked, and may know what came of an unchanged file the last time."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from graph.prove.archived_source import Archived
from graph.prove.source_summary import SourceSummary
from graph.read.checked_records import CheckedSource
from graph.read.corpus_files import CorpusFile, Kind
from graph.read.problem import Problem
from schemas.ids import EventId
from schemas.judgement import Judgement
from schemas.record import Record

Uses: TypeAlias = Sequence[tuple[Kind, str]]
"""The kinds and ids of what a file of sources refers to, each once, in order."""
Surroundings: TypeAlias = Callable[[Uses], str | None]
"""A digest of what is said now by all that a file refers to; None where some of it is unknown.

What came of a file of sources follows from its bytes, those of its documents, and this.
"""


@dataclass(frozen=True, slots=True)
class Recalled:
    """A file of records that has not changed and had no problem, positions and records."""

    records: Iterable[tuple[int, Record]]


@dataclass(frozen=True, slots=True)
class RecalledSources:
    """A file of sources of which nothing has changed, nor what its sources refer to."""

    summaries: Sequence[SourceSummary]
    warnings: Sequence[Problem]


class CheckResults(Protocol):
    """What a check tells as it goes, file by file, each kind after those that it refers to."""

    def recall(self, kind: Kind, file: CorpusFile) -> Recalled | None:
        """The records of a file, other than sources, if they are known already."""

    def recall_sources(
        self, file: CorpusFile, surroundings: Surroundings
    ) -> RecalledSources | None:
        """The sources of a file, if they are known already."""

    def begin(self, kind: Kind, file: CorpusFile) -> None:
        """A file is about to be read or was recalled."""

    def keep(self, position: int, record: Record) -> None:
        """A sound record of the file that was begun, read or recalled."""

    def keep_source(self, position: int, source: CheckedSource, archived: Archived) -> None:
        """A source of the file that was begun, as far as it could be read."""

    def end(self, problems: Sequence[Problem], uses: Uses, surroundings: str | None) -> None:
        """The file that was begun is done; these are its own problems, and what it rests on."""

    def finish(
        self,
        judgements: Sequence[Judgement],
        closings: Mapping[EventId, datetime.date | None],
        *,
        sound: bool,
    ) -> None:
        """Everything is checked: the judgements on current ids, and what closes open dates."""
