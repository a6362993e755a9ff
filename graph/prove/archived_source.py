"""One source, with its document, made into what was found to stand there."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.prove.date_basis import check_source_dates, close_source, events_of
from graph.prove.documents import check_original, read_document
from graph.prove.figure_numbers import check_numbers
from graph.prove.known_ids import KnownIds, check_names
from graph.prove.placed_passages import (
    check_coverage,
    check_dismissals,
    check_edges,
    check_order,
    check_overlaps,
    place_passages,
)
from graph.prove.references import check_references
from graph.prove.same_texts import marks_of
from graph.prove.source_context import Setting
from graph.prove.source_summary import SourceSummary
from graph.prove.statement_checks import check_statement, make_statement
from graph.read.checked_records import CheckedSource
from graph.read.places import Entry
from graph.read.problem import Problem
from graph.text.flat_text import FlatText
from graph.text.quotation import find_quoted
from schemas.corpus import ArchivedSource, Dismissal, Opening
from schemas.event import Event
from schemas.ids import EventId
from schemas.passage import DismissedPassage, OpenPassage, StatementPassage


@dataclass(frozen=True, slots=True)
class Archived:
    """What came of checking a source by itself."""

    source: ArchivedSource | None
    """None where it has no document, or not the one that was archived."""
    problems: list[Problem]
    has_document: bool
    marks: frozenset[str] = frozenset()
    """What another source with the same text has one of."""


def archive_source(
    corpus: Path, source: CheckedSource, events: Mapping[EventId, Event], known: KnownIds
) -> Archived:
    """Place a source's passages in its document, and check all that it alone can tell."""
    problems = [*check_references(source, source.entry, known), *check_names(source)]
    problems += check_source_dates(source, events)
    problems += check_numbers(source)
    problems += check_original(corpus, source)
    if source.damaged & {"document", "sha256"}:
        return Archived(None, problems, has_document=False)
    text = read_document(corpus, source)
    if isinstance(text, Problem):
        has_document = text.code not in ("document-missing", "outside-corpus")
        return Archived(None, [*problems, text], has_document)
    placed, misplaced = place_passages(source, FlatText(text))
    problems += misplaced
    problems += check_order(source, placed)
    problems += check_overlaps(source, placed)
    problems += check_edges(source, placed, text)
    problems += check_dismissals(source, placed, text)
    if not misplaced and "passages" not in source.damaged:
        problems += check_coverage(source, placed, text)
    closing = close_source(source.record)
    setting = Setting(source, text, find_quoted(text), events, known, closing)
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
    complete = [statement for statement in statements if statement is not None]
    complete.sort(key=lambda each: (each.start, each.end, each.id))
    openings = tuple(
        Opening(each.spans, each.passage.note)
        for each in placed
        if isinstance(each.passage, OpenPassage)
    )
    found = ArchivedSource(source.record, text, tuple(complete), dismissals, openings)
    marks = marks_of(source.record, text)
    return Archived(found, problems, has_document=True, marks=marks)


def summarize(source: CheckedSource, entry: Entry, archived: Archived) -> SourceSummary:
    """What the rest of the corpus wants to know of a source."""
    record, damaged = source.record, source.damaged
    return SourceSummary(
        id=None if "id" in damaged else record.id,
        entry=entry,
        document=None if "document" in damaged else record.document,
        original=None if "original" in damaged else record.original,
        has_document=archived.has_document,
        edition_of=None if "edition_of" in damaged else record.edition_of,
        closing=close_source(record),
        events=events_of(source),
        statements=sum(isinstance(each, StatementPassage) for each in record.passages),
        marks=archived.marks,
        is_whole=source.is_whole,
    )
