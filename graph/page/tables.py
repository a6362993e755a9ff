"""The records of a corpus as columns, each kind in the order of its places."""

import json
from collections.abc import Sequence
from typing import TypeAlias

from graph.assemble import ClaimGraph, NodeKind, id_of
from graph.page.labels import describe_date, describe_figure
from graph.page.row_numbers import Places
from graph.page.strings import NONE
from graph.queries.attribution import describe_attribution, describe_reading
from graph.queries.coverage import CoverageRow
from graph.queries.events import events
from graph.queries.speakers import speakers
from graph.text.own_words import place_words
from schemas.corpus import Statement
from schemas.dates import EdtfDate
from schemas.event import UNSPECIFIED
from schemas.figure import Figure
from schemas.ids import ClaimId
from schemas.passage import Certainty, ClaimLink, Form, Reason, Stance, Strength

Table: TypeAlias = dict[str, list[object]]

FORMS = list(Form)
STANCES = list(Stance)
STRENGTHS = list(Strength)
REASONS = list(Reason)


def speaker_table(graph: ClaimGraph) -> Table:
    """Speakers, those with most statements first."""
    rows = speakers(graph)
    records = [graph.speaker(row.id) for row in rows]
    return {
        "id": [row.id for row in rows],
        "name": [row.name for row in rows],
        "statements": [row.statements for row in rows],
        "aliases": [list(record.aliases) for record in records],
    }


def event_table(graph: ClaimGraph, places: Places) -> Table:
    """Events in the order of time, with the days that they may have taken."""
    rows = events(graph)
    dates = [graph.event(row.id).date for row in rows]
    return {
        "id": [row.id for row in rows],
        "name": [row.name for row in rows],
        "place": [row.place for row in rows],
        "date": [_label(places, date) for date in dates],
        "basis": [places.strings.place(row.basis) for row in rows],
        "first": [date.first_day if date else None for date in dates],
        "last": [_last_day(date) for date in dates],
        "exact": [int(date is not None and date.is_plain_day) for date in dates],
        "statements": [row.statements for row in rows],
        "mayBe": [[places.events[id] for id in row.may_be] for row in rows],
    }


def narrative_table(graph: ClaimGraph) -> Table:
    """Narratives by id."""
    records = list(graph.corpus.narratives.values())
    return {
        "id": [record.id for record in records],
        "name": [record.name for record in records],
        "description": [record.description for record in records],
    }


def claim_table(graph: ClaimGraph, places: Places) -> Table:
    """Claims by id."""
    records = list(graph.corpus.claims.values())
    return {
        "id": [record.id for record in records],
        "text": [record.text for record in records],
        "narrative": [
            places.narratives[record.narrative] if record.narrative else NONE for record in records
        ],
        "formerly": [list(record.formerly) for record in records],
        "note": [record.note for record in records],
    }


def source_table(graph: ClaimGraph, places: Places, shares: Sequence[CoverageRow]) -> Table:
    """Sources by id, with what was dismissed of their texts and how they are covered."""
    archived = list(graph.corpus.sources.values())
    records = [source.record for source in archived]
    return {
        "id": [record.id for record in records],
        "title": [record.title for record in records],
        "publisher": [record.publisher for record in records],
        "kind": [record.kind for record in records],
        "language": [record.language for record in records],
        "translatedFrom": [record.translated_from for record in records],
        "published": [_label(places, record.published) for record in records],
        "edtf": [
            places.strings.place(str(record.published) if record.published else None)
            for record in records
        ],
        "basis": [places.strings.place(record.basis) for record in records],
        "url": [record.url for record in records],
        "archivedUrl": [record.archived_url for record in records],
        "archivedOn": [
            record.archived_on.isoformat() if record.archived_on else None for record in records
        ],
        "rights": [record.rights for record in records],
        "note": [record.note for record in records],
        "document": [record.document for record in records],
        "sha256": [record.sha256 for record in records],
        "statements": [len(source.statements) for source in archived],
        "coverage": [[row.anchored, row.dismissed, row.open] for row in shares],
        "open": [[[span.start, span.end] for span in row.open_passages] for row in shares],
        "dismissed": [
            [
                [
                    span.start,
                    span.end,
                    REASONS.index(passage.reason),
                    places.strings.place(passage.note),
                ]
                for passage in source.dismissals
                for span in passage.spans
            ]
            for source in archived
        ],
    }


def judgement_table(graph: ClaimGraph, places: Places) -> Table:
    """How claims are related by judgement: from which, to which, how and why."""
    return columns(
        [
            {
                "from": places.claims[claim],
                "to": places.claims[ClaimId(id_of(edge.target))],
                "kind": edge.kind.value,
                "reason": edge.attributes.get("reason"),
            }
            for claim in places.claims
            for edge in graph.judged(NodeKind.CLAIM, claim)
        ]
    )


def statement_table(graph: ClaimGraph, places: Places) -> Table:
    """Statements in the order of time.

    ``when`` is a place among the dates. ``own`` gives for each part of the quote the lengths,
    in code points, of what is the reporter's and what is the speaker's, in turn. ``reported`` is
    how it is attributed, in words.
    """
    rows = places.in_time
    return {
        "id": [row.id.partition("/")[2] for row in rows],
        "source": [places.sources[row.source] for row in rows],
        "spans": [[[span.start, span.end] for span in row.spans] for row in rows],
        "quote": [list(row.quote) for row in rows],
        "own": [_own_lengths(row) for row in rows],
        "form": [FORMS.index(row.form) for row in rows],
        "speaker": [places.speakers[row.speaker] for row in rows],
        "inferred": [int(row.speaker_certainty is Certainty.ARGUABLE) for row in rows],
        "reported": [places.strings.place(_attribution(graph, row)) for row in rows],
        "attribution": [[places.speakers[id] for id in row.attribution] for row in rows],
        "event": [NONE if row.event == UNSPECIFIED else places.events[row.event] for row in rows],
        "when": [places.dates.place(row) for row in rows],
        "basis": [places.strings.place(row.basis) for row in rows],
        "claims": [[_link(graph, link, places) for link in row.claims] for row in rows],
        "figures": [[_figure(graph, figure, places) for figure in row.figures] for row in rows],
        "note": [places.strings.place(row.note) for row in rows],
    }


def _last_day(date: EdtfDate | None) -> int | None:
    return date.last_day(None) if date else None


def _label(places: Places, date: EdtfDate | None) -> int:
    return places.strings.place(describe_date(date) if date else None)


def _attribution(graph: ClaimGraph, statement: Statement) -> str:
    return describe_attribution(
        reporter=graph.publication(statement.source).publisher,
        between=[graph.speaker(id).name for id in statement.attribution],
        speaker=graph.speaker(statement.speaker).name,
        form=statement.form,
        certainty=statement.speaker_certainty,
    )


def _link(graph: ClaimGraph, link: ClaimLink, places: Places) -> list[int]:
    reading = describe_reading(
        stance=link.stance,
        strength=link.strength,
        certainty=link.certainty,
        of=graph.speaker(link.of).name if link.of else None,
    )
    return [
        places.claims[link.claim],
        STANCES.index(link.stance),
        int(link.certainty is Certainty.ARGUABLE),
        STRENGTHS.index(link.strength),
        places.speakers[link.of] if link.of else NONE,
        places.strings.place(link.note),
        places.strings.place(reading),
    ]


def _figure(graph: ClaimGraph, figure: Figure, places: Places) -> list[object]:
    """What is measured, verbatim, as understood, the limits, who gave it first, and the row."""
    quantity = graph.quantity(figure.quantity)
    limits = [text for text in (figure.scope, figure.place, figure.period) if text]
    return [
        quantity.name,
        figure.verbatim,
        describe_figure(figure, quantity),
        " · ".join(limits),
        places.speakers[figure.taken_from] if figure.taken_from else NONE,
        json.dumps(figure.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":")),
    ]


def _own_lengths(statement: Statement) -> list[list[int]]:
    waiting = list(statement.words)
    return [_part_lengths(part, waiting) for part in statement.quote]


def _part_lengths(part: str, waiting: list[str]) -> list[int]:
    """Split one part at the words that stand in it, which are taken from ``waiting``."""
    lengths: list[int] = []
    done = 0
    while waiting and (found := place_words(part, waiting[0], done)):
        waiting.pop(0)
        lengths += [found.start - done, found.end - found.start]
        done = found.end
    return [*lengths, len(part) - done] if done < len(part) else lengths


def columns(rows: Sequence[dict[str, object]]) -> Table:
    """Rows with the same keys, as columns."""
    return {key: [row[key] for row in rows] for key in rows[0]} if rows else {}
