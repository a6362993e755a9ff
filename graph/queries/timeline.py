"""What was said on each occasion, and which of it for the earliest time in this corpus."""

from typing import TypeAlias

from pydantic import Field

from graph.assemble import ClaimGraph
from graph.assemble.time_order import by_time, day_range
from graph.queries.common_options import SinceOption, SpeakerOption, UntilOption
from graph.queries.parameters import question
from graph.queries.row import Below, Row
from schemas.corpus import Statement
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId, EventId, SourceId, SpeakerId
from schemas.passage import Certainty, Stance


class TimelineRow(Row):
    """One occasion; all that was said on none comes last, as one row."""

    event: EventId = Field(description="The occasion.")
    name: Below[str | None] = Field(description="What it is called.")
    date: str | None = Field(description="When it was, in EDTF.")
    years: list[int] = Field(description="The year in which it certainly was.")
    possible_years: list[int] = Field(description="Further years in which it may have been.")
    sources: list[SourceId] = Field(description="The sources that report on it.")
    speakers: list[SpeakerId] = Field(description="Who spoke.")
    statements: int = Field(description="How many statements were made.")
    claims: int = Field(description="How many claims were asserted.")
    earliest: list[ClaimId] = Field(
        description="The claims whose certainly earliest occasion in this corpus this is."
    )


@question
def timeline(
    graph: ClaimGraph,
    *,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
) -> list[TimelineRow]:
    """List the occasions in the order of time, those of uncertain date by their earliest day.

    Years keep the occasions that certainly lie in them.
    """
    if speaker is not None:
        graph.speaker(speaker)
    dates = _days_of_claims(graph)
    occasions: dict[EventId, list[Statement]] = {}
    for statement in sorted(graph.corpus.statements(), key=by_time):
        if speaker in (None, statement.speaker):
            occasions.setdefault(statement.event, []).append(statement)
    loose = occasions.pop(UNSPECIFIED, [])
    rows = [
        _row(graph, event, made, dates)
        for event, made in [*occasions.items(), (UNSPECIFIED, loose)]
        if made
    ]
    return [row for row in rows if _within(row, since, until)]


_Days: TypeAlias = tuple[int | None, int | None]
_DaysOfEvents: TypeAlias = dict[EventId, _Days]


def _days_of_claims(graph: ClaimGraph) -> dict[ClaimId, _DaysOfEvents]:
    """The days that each occasion of each claim may have been; None where that is open."""
    found: dict[ClaimId, _DaysOfEvents] = {}
    for statement in graph.corpus.statements():
        if statement.event == UNSPECIFIED:
            continue
        is_sure = statement.date is not None and statement.date.is_sure
        days = day_range(statement) if is_sure else (None, None)
        for link in statement.claims:
            if link.stance is Stance.ASSERTS:
                events = found.setdefault(link.claim, {})
                events[statement.event] = _join(events.get(statement.event, days), days)
    return found


def _join(one: _Days, other: _Days) -> _Days:
    """From the earlier beginning to the later end; None where one of them is open."""
    first = None if one[0] is None or other[0] is None else min(one[0], other[0])
    last = None if one[1] is None or other[1] is None else max(one[1], other[1])
    return first, last


def _is_earliest(event: EventId, occasions: _DaysOfEvents) -> bool:
    last = occasions[event][1]
    return last is not None and all(
        first is not None and first > last
        for other, (first, _) in occasions.items()
        if other != event
    )


def _row(
    graph: ClaimGraph,
    event: EventId,
    made: list[Statement],
    dates: dict[ClaimId, _DaysOfEvents],
) -> TimelineRow:
    asserted = {
        link.claim
        for statement in made
        for link in statement.claims
        if link.stance is Stance.ASSERTS
    }
    clear = {
        link.claim
        for statement in made
        for link in statement.claims
        if link.stance is Stance.ASSERTS and link.certainty is Certainty.CLEAR
    }
    named = event != UNSPECIFIED
    date = graph.event(event).date if named else None
    closing = graph.closing(event) if named else None
    return TimelineRow(
        event=event,
        name=graph.event(event).name if named else None,
        date=str(date) if date else None,
        years=date.certain_years(closing) if date else [],
        possible_years=date.possible_years(closing) if date else [],
        sources=sorted({statement.source for statement in made}),
        speakers=sorted({statement.speaker for statement in made}),
        statements=len(made),
        claims=len(asserted),
        earliest=sorted(claim for claim in clear if named and _is_earliest(event, dates[claim])),
    )


def _within(row: TimelineRow, since: int | None, until: int | None) -> bool:
    if since is None and until is None:
        return True
    years = row.years or row.possible_years
    return bool(years) and all(
        (since is None or year >= since) and (until is None or year <= until) for year in years
    )
