"""From a folder to a checked corpus in memory, or to everything that is wrong with it."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.prove.archived_source import Archived
from graph.prove.check_results import Recalled, RecalledSources, Surroundings, Uses
from graph.prove.corpus_check import Check, show_nothing
from graph.read.checked_records import CheckedSource, record_id
from graph.read.corpus_files import CorpusFile, Kind, list_files
from graph.read.problem import Problem
from schemas.claim import Claim, Narrative
from schemas.corpus import ArchivedSource, Corpus, Statement
from schemas.event import Event
from schemas.figure import Quantity
from schemas.ids import EventId
from schemas.judgement import Broader, Judgement, MayBe
from schemas.record import Record
from schemas.speaker import Speaker


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What came of loading a corpus."""

    corpus: Corpus | None
    """None where there is any error."""
    problems: tuple[Problem, ...]
    """Sorted by file, line and column; warnings too. Of very many, the first."""
    sources: int = 0
    """How many sources were read, damaged ones too."""
    statements: int = 0
    """How many statements were read in them."""


def load_corpus(folder: Path) -> LoadResult:
    """Read and check a whole corpus; nothing in the folder makes this raise."""
    gathered = Gathered()
    check = Check(folder, list_files(folder), gathered, show_nothing)
    check.run()
    return LoadResult(
        None if check.problems.errors else gathered.corpus(),
        check.problems.kept,
        len(check.summaries),
        sum(summary.statements for summary in check.summaries),
    )


class Gathered:
    """All sound records of a corpus in memory."""

    def __init__(self) -> None:
        self._records: dict[type[Record], list[Record]] = {}
        self._archived: list[ArchivedSource] = []
        self._judgements: Sequence[Judgement] = ()
        self._closings: Mapping[EventId, datetime.date | None] = {}

    def recall(self, kind: Kind, file: CorpusFile) -> Recalled | None:  # noqa: ARG002
        """Nothing is known beforehand."""
        return None

    def recall_sources(
        self,
        file: CorpusFile,  # noqa: ARG002
        surroundings: Surroundings,  # noqa: ARG002
    ) -> RecalledSources | None:
        """Nothing is known beforehand."""
        return None

    def begin(self, kind: Kind, file: CorpusFile) -> None:
        """Files are not told apart."""

    def keep(self, position: int, record: Record) -> None:  # noqa: ARG002
        """Keep a sound record."""
        self._records.setdefault(type(record), []).append(record)

    def keep_source(self, position: int, source: CheckedSource, archived: Archived) -> None:  # noqa: ARG002
        """Keep a source, if it was proved."""
        self.keep_archived(archived.source)

    def keep_archived(self, source: ArchivedSource | None) -> None:
        """A source that was proved, now or before; None where it could not be."""
        if source is not None:
            self._archived.append(source)

    def end(self, problems: Sequence[Problem], uses: Uses, surroundings: str | None) -> None:
        """Files are not told apart."""

    def finish(
        self,
        judgements: Sequence[Judgement],
        closings: Mapping[EventId, datetime.date | None],
        *,
        sound: bool,  # noqa: ARG002
    ) -> None:
        """Keep what is known when everything is checked."""
        self._judgements = judgements
        self._closings = closings

    def corpus(self) -> Corpus:
        """What was kept, each kind in the order of its ids."""
        archived = [
            each._replace(statements=tuple(map(self._close, each.statements)))
            for each in self._archived
        ]
        return Corpus(
            sources={
                each.record.id: each for each in sorted(archived, key=lambda it: it.record.id)
            },
            speakers=self._by_id(Speaker),
            events=self._by_id(Event),
            narratives=self._by_id(Narrative),
            claims=self._by_id(Claim),
            quantities=self._by_id(Quantity),
            judgements=tuple(sorted(self._judgements, key=judgement_order)),
        )

    def _by_id(self, model: type[Record]) -> dict[Any, Any]:
        found = {record_id(record): record for record in self._records.get(model, ())}
        return dict(sorted(found.items()))

    def _close(self, statement: Statement) -> Statement:
        """The statement, its event's open date closed by what all sources tell."""
        if statement.closing is not None or statement.date is None or not statement.date.is_open:
            return statement
        return statement._replace(closing=self._closings.get(statement.event))


def judgement_order(judgement: Judgement) -> tuple[str, tuple[str, ...]]:
    """A sort key: by kind, then by the ids that are judged."""
    if isinstance(judgement, Broader):
        return judgement.kind, (judgement.narrow, judgement.wide)
    return judgement.kind, judgement.events if isinstance(judgement, MayBe) else judgement.claims
