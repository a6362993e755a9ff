"""Which claims came back after years of silence."""

from itertools import pairwise
from typing import Annotated

from pydantic import Field

from graph.assemble import ClaimGraph
from graph.assemble.time import by_time, days_between
from graph.queries.links import readings
from graph.queries.options import NarrativeOption, PossibleOption, SpeakerOption
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
    silence: Days[tuple[int, int]] = Field(description="Fewest and most days between the two.")


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
        for before, after in pairwise(made):
            gap = days_between(before, after)
            if gap is not None and gap[1 if possible else 0] >= min_years * _DAYS_A_YEAR:
                rows.append(_row(claim.id, claim.text, before, after, gap))
    return sorted(rows, key=lambda row: (-row.silence[0], -row.silence[1], row.claim))


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
