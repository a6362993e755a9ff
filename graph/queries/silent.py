"""Which claims came back after years of silence."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from graph.assemble import ClaimGraph
from graph.assemble.time_order import by_time, day_range, days_between
from graph.queries.common_options import NarrativeOption, PossibleOption, SpeakerOption
from graph.queries.links import readings
from graph.queries.parameters import question
from graph.queries.row import Below, Days, Row
from schemas.corpus import Statement
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId, SpeakerId, StatementId

_DAYS_A_YEAR = 365.25


class SilentRow(Row):
    """A claim, the statement before the silence and the one that ended it."""

    claim: ClaimId = Field(description="The claim.")
    text: Below[str] = Field(description="The proposition.")
    before: StatementId = Field(description="The last assertion before the silence.")
    before_date: str | None = Field(description="When that was, in EDTF.")
    after: StatementId = Field(description="The first assertion after it, in this corpus.")
    after_date: str | None = Field(description="When that was, in EDTF.")
    speakers: list[SpeakerId] = Field(description="Who spoke before and after.")
    silence: Days[tuple[int, int]] = Field(
        description="The fewest and the most days of it; 0 where another may have broken it."
    )


@question
def silent(
    graph: ClaimGraph,
    *,
    min_years: Annotated[
        float, Field(gt=0, description="A silence of at least so many years.")
    ] = 2,
    speaker: SpeakerOption = None,
    narrative: NarrativeOption = None,
    possible: PossibleOption = False,
) -> list[SilentRow]:
    """List claims that return after a gap of years, the longest certain silence first.

    Silence is in this corpus: an occasion that nobody curated breaks none. Only clear
    assertions on named occasions count; with ``possible`` a silence may also be only possible.
    """
    if speaker is not None:
        graph.speaker(speaker)
    if narrative is not None:
        graph.narrative(narrative)
    rows: list[SilentRow] = []
    for claim in graph.corpus.claims.values():
        if narrative not in (None, claim.narrative):
            continue
        made = sorted(
            {
                reading.statement.id: reading.statement
                for reading in readings(graph, claim.id)
                if reading.asserts
                and reading.clear
                and reading.statement.event != UNSPECIFIED
                and speaker in (None, reading.statement.speaker)
            }.values(),
            key=by_time,
        )
        for before, after, silence in _silences(made):
            if silence[1 if possible else 0] >= min_years * _DAYS_A_YEAR:
                rows.append(_row(claim.id, claim.text, before, after, silence))
    return sorted(rows, key=lambda row: (-row.silence[0], -row.silence[1], row.claim))


def _silences(
    made: list[Statement],
) -> Iterator[tuple[Statement, Statement, tuple[int, int]]]:
    """The statement before each silence, the one after it, and its fewest and most days.

    It is certainly silent only between the last day that any earlier statement may have and the
    first day that any later one may have; and nowhere while there is one that may lie anywhere.
    """
    dated = [(*days, each) for each in made if (days := _days(each)) is not None]
    is_sure = len(dated) == len(made)
    until = 0
    last: Statement | None = None
    for first_day, last_day, after in dated:
        if last is not None:
            between = days_between(last, after)
            if between is not None:
                fewest = max(first_day - until, 0) if is_sure and between[1] else 0
                yield last, after, (min(fewest, between[1]), between[1])
        if last is None or last_day >= until:
            until, last = last_day, after


def _days(statement: Statement) -> tuple[int, int] | None:
    """The first and the last day that it may have; None where it may have any."""
    first, last = day_range(statement)
    if first is None or last is None or statement.date is None or not statement.date.is_sure:
        return None
    return first, last


def _row(
    claim: ClaimId, text: str, before: Statement, after: Statement, gap: tuple[int, int]
) -> SilentRow:
    return SilentRow(
        claim=claim,
        text=text,
        before=before.id,
        before_date=str(before.date) if before.date else None,
        after=after.id,
        after_date=str(after.date) if after.date else None,
        speakers=sorted({before.speaker, after.speaker}),
        silence=gap,
    )
