"""Who keeps what was checked, and so can spare the next check what has not changed."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.load.archive import Archived
from graph.load.files import CorpusFile, Kind
from graph.load.heads import SourceHead
from graph.load.ids import KnownIds
from graph.load.problem import Problem
from graph.load.records import CheckedSource
from schemas.ids import EventId
from schemas.judgement import Judgement
from schemas.record import Record


@dataclass(frozen=True, slots=True)
class Recalled:
    """A file of records that has not changed and had no problem, positions and records."""

    records: Iterable[tuple[int, Record]]


@dataclass(frozen=True, slots=True)
class RecalledSources:
    """A file of sources of which nothing has changed, nor what its sources refer to."""

    heads: Sequence[SourceHead]
    warnings: Sequence[Problem]


class Keeper(Protocol):
    """What a check tells as it goes, file by file, each kind in the order of DESIGN 3."""

    def recall(self, kind: Kind, file: CorpusFile) -> Recalled | None:
        """The records of a file, other than sources, if they are known already."""

    def recall_sources(self, file: CorpusFile, known: KnownIds) -> RecalledSources | None:
        """The sources of a file, if they are known already."""

    def begin(self, kind: Kind, file: CorpusFile) -> None:
        """A file is about to be read."""

    def keep(self, position: int, record: Record) -> None:
        """A sound record of the file that was begun."""

    def keep_source(self, position: int, source: CheckedSource, archived: Archived) -> None:
        """A source of the file that was begun, as far as it could be read."""

    def end(self, problems: Sequence[Problem]) -> None:
        """The file that was begun is read; these are its own problems."""

    def finish(
        self,
        judgements: Sequence[Judgement],
        closings: Mapping[EventId, datetime.date | None],
        *,
        sound: bool,
    ) -> None:
        """Everything is checked: the judgements on current ids, and what closes open dates."""
