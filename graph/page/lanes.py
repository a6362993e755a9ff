"""What the timeline's lanes say: a claim's statements in time, its repeats, its counts."""

from collections.abc import Iterator

from graph.assemble import ClaimGraph
from graph.page.labels import describe_gap
from graph.page.row_numbers import Places
from graph.page.strings import NONE
from graph.page.tables import STANCES, Table, columns
from graph.queries.links import Reading, readings
from graph.queries.occasions import Count, count_occasions
from graph.queries.repeats import RepeatRow, RepeatStatus, as_said_by, repeats, repeats_by_speaker
from graph.queries.trace import TraceRow, trace
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId, SpeakerId
from schemas.passage import Certainty

EVERYONE = NONE
"""The scope of rows that leave the speaker open; otherwise a scope is a speaker's place."""

LEAST_YEARS = 2
"""In how many years a claim must be asserted to stand on top."""


def trace_table(graph: ClaimGraph, places: Places) -> Table:
    """For each claim, by its place, its statements in the order of time as columns of lists."""
    rows = [_trace(graph, places, claim) for claim in places.claims]
    return columns(rows)


def _trace(graph: ClaimGraph, places: Places, claim: ClaimId) -> dict[str, object]:
    rows = trace(graph, claim)
    return {
        "statement": [places.statements[row.id] for row in rows],
        "stance": [STANCES.index(row.stance) for row in rows],
        "arguable": [int(row.certainty is Certainty.ARGUABLE) for row in rows],
        "countsFor": [places.claims[row.counts_for] for row in rows],
        "gap": [places.strings.place(gap) for gap in _gaps(rows)],
    }


def _gaps(rows: list[TraceRow]) -> Iterator[str | None]:
    before: TraceRow | None = None
    for row in rows:
        if before is None:
            yield None
        elif row.id == before.id:
            yield "in the same statement"
        else:
            same = row.event == before.event != UNSPECIFIED
            yield describe_gap(row.since_previous, same_event=same)
        before = row


def repeat_table(graph: ClaimGraph, places: Places) -> Table:
    """Which claims ``repeats`` gives, for everyone and for each speaker, in its order.

    Their numbers are those of :func:`count_table`.
    """
    found: list[tuple[int, list[RepeatRow]]] = [
        (EVERYONE, repeats(graph, min_years=LEAST_YEARS, possible=True))
    ]
    by_speaker = repeats_by_speaker(graph, min_years=LEAST_YEARS, possible=True)
    found += sorted(
        ((places.speakers[id], rows) for id, rows in by_speaker.items()), key=lambda each: each[0]
    )
    return columns(
        [
            {
                "scope": scope,
                "claim": places.claims[row.claim],
                "certain": int(row.status is RepeatStatus.CERTAIN),
            }
            for scope, rows in found
            for row in rows
        ]
    )


def count_table(graph: ClaimGraph, places: Places) -> Table:
    """Occasions and years of every claim, for everyone and for each of its speakers.

    In the order of the lanes that are no repeats: most occasions first, then by time.
    """
    rows: list[tuple[tuple[object, ...], dict[str, object]]] = []
    for claim, place in places.claims.items():
        found = readings(graph, claim)
        rows.append(_counted(graph, places, EVERYONE, place, found))
        by_speaker: dict[SpeakerId, list[Reading]] = {}
        for reading in found:
            by_speaker.setdefault(reading.statement.speaker, []).append(as_said_by(reading))
        for speaker, theirs in by_speaker.items():
            rows.append(_counted(graph, places, places.speakers[speaker], place, theirs))
    rows.sort(key=lambda row: row[0])
    return columns([row for _, row in rows])


def _counted(
    graph: ClaimGraph, places: Places, scope: int, claim: int, found: list[Reading]
) -> tuple[tuple[object, ...], dict[str, object]]:
    """A row of counts and the key that places it; ``elsewhere`` has no named occasion."""
    asserted = [reading.statement for reading in found if reading.asserts]
    counted = [statement for statement in asserted if statement.event != UNSPECIFIED]
    count = count_occasions(graph, found)
    first = min((places.statements[r.statement.id] for r in found), default=len(places.in_time))
    row: dict[str, object] = {
        "scope": scope,
        "claim": claim,
        "years": list(count.years),
        "possible": list(count.possible_years),
        "statements": len(counted),
        "elsewhere": len(asserted) - len(counted),
        "low": count.occasions[0],
        "high": count.occasions[1],
        "sources": len({statement.source for statement in counted}),
        "speakers": len({statement.speaker for statement in counted}),
    }
    return (scope, *_weight(count), first, claim), row


def _weight(count: Count) -> tuple[int, int]:
    low, high = count.occasions
    return (-low, -high) if high > 1 else (0, 0)
