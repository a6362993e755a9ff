"""From a folder to a checked corpus, or to everything that is wrong with it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from graph.load.dates import check_event_dates, check_source_dates, close_events, close_source
from graph.load.documents import check_original, check_sharing, read_document
from graph.load.files import Kind, list_files
from graph.load.flat_text import FlatText
from graph.load.ids import KnownIds, check_ids, know_ids
from graph.load.judgements import check_judgements
from graph.load.passages import (
    check_coverage,
    check_dismissals,
    check_order,
    check_overlaps,
    place_passages,
)
from graph.load.problem import Problem, Severity, sort_problems
from graph.load.records import Checked, CheckedSource, Records, read_records
from graph.load.references import check_links, check_references, resolve_judgement
from graph.load.statements import Setting, check_passage, check_statement, make_statement
from graph.load.words import find_quoted
from schemas.claim import Claim, Narrative
from schemas.corpus import ArchivedSource, Corpus, Dismissal
from schemas.event import Event
from schemas.figure import Quantity
from schemas.ids import EventId
from schemas.judgement import Broader, Judgement, MayBe
from schemas.passage import DismissedPassage, StatementPassage
from schemas.speaker import Speaker

M = TypeVar("M", Speaker, Event, Narrative, Claim, Quantity)


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What came of loading a corpus."""

    corpus: Corpus | None
    """None where there is any error."""
    problems: tuple[Problem, ...]
    """Sorted by file, line and column; warnings too."""
    sources: int = 0
    """How many sources were read, damaged ones too."""
    statements: int = 0
    """How many statements were read in them."""


def load_corpus(folder: Path) -> LoadResult:
    """Read and check a whole corpus; nothing in the folder makes this raise."""
    listing = list_files(folder)
    records = read_records(listing)
    known = know_ids(records)
    problems = [*listing.problems, *records.problems, *check_ids(records)]
    problems += check_references(records, known)
    events = {event.record.id: event.record for event in reversed(records.events)}
    closings = close_events(records.sources)
    complete = Kind.SOURCES not in records.unread
    whole = complete and all(source.is_whole for source in records.sources)
    problems += check_event_dates(records.events, closings, complete=whole)
    judgements = [
        (resolve_judgement(judgement, known), entry) for judgement, entry in records.judgements
    ]
    problems += check_judgements(judgements, events)
    problems += check_sharing(folder, records.sources, listing.documents, complete=complete)
    archived = []
    for source in records.sources:
        found, wrong = _archive(folder, source, events, known, closings)
        archived += [found] if found else []
        problems += wrong
    ordered = sort_problems(problems)
    statements = sum(
        isinstance(passage, StatementPassage)
        for source in records.sources
        for passage in source.record.passages
    )
    failed = any(problem.severity is Severity.ERROR for problem in ordered)
    corpus = None if failed else _assemble(records, archived, [each for each, _ in judgements])
    return LoadResult(corpus, ordered, len(records.sources), statements)


def _archive(
    folder: Path,
    source: CheckedSource,
    events: dict[EventId, Event],
    known: KnownIds,
    closings: dict[EventId, datetime.date | None],
) -> tuple[ArchivedSource | None, list[Problem]]:
    """A source with its passages placed, or what is wrong with it."""
    problems = [*check_links(source), *check_source_dates(source, events)]
    problems += check_original(folder, source)
    for position, passage in zip(source.positions, source.record.passages, strict=True):
        if isinstance(passage, StatementPassage):
            problems += check_passage(source, position, passage)
    if source.damaged & {"document", "sha256"}:
        return None, problems
    text = read_document(folder, source)
    if isinstance(text, Problem):
        return None, [*problems, text]
    placed, misplaced = place_passages(source, FlatText(text))
    problems += misplaced
    problems += check_order(source, placed)
    problems += check_overlaps(source, placed)
    problems += check_dismissals(source, placed, text)
    if not misplaced and "passages" not in source.damaged:
        problems += check_coverage(source, placed, text)
    setting = Setting(
        source, text, find_quoted(text), events, known, close_source(source.record), closings
    )
    statements = []
    for each in placed:
        if isinstance(each.passage, StatementPassage):
            problems += check_statement(setting, each)
            statements.append(make_statement(setting, each))
    dismissals = tuple(
        Dismissal(each.spans, each.passage.dismissed, each.passage.note)
        for each in placed
        if isinstance(each.passage, DismissedPassage)
    )
    complete = tuple(statement for statement in statements if statement is not None)
    return ArchivedSource(source.record, text, complete, dismissals), problems


def _assemble(
    records: Records, archived: list[ArchivedSource], judgements: list[Judgement]
) -> Corpus:
    return Corpus(
        sources={each.record.id: each for each in sorted(archived, key=lambda it: it.record.id)},
        speakers={each.id: each for each in _by_id(records.speakers)},
        events={each.id: each for each in _by_id(records.events)},
        narratives={each.id: each for each in _by_id(records.narratives)},
        claims={each.id: each for each in _by_id(records.claims)},
        quantities={each.id: each for each in _by_id(records.quantities)},
        judgements=tuple(sorted(judgements, key=_judgement_order)),
    )


def _by_id(checked: Iterable[Checked[M]]) -> list[M]:
    return sorted((each.record for each in checked), key=lambda record: record.id)


def _judgement_order(judgement: Judgement) -> tuple[str, tuple[str, ...]]:
    if isinstance(judgement, Broader):
        return judgement.kind, (judgement.narrow, judgement.wide)
    return judgement.kind, judgement.events if isinstance(judgement, MayBe) else judgement.claims
