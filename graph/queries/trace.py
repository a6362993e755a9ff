"""How one claim was said over time."""

from itertools import islice
from typing import Annotated

from pydantic import Field

from graph.assemble import ClaimGraph
from graph.assemble.time_order import days_between
from graph.queries.common_options import LimitOption, SpeakerOption, StanceOption
from graph.queries.links import readings_in_order
from graph.queries.parameters import question
from graph.queries.row import Days, Detail
from graph.queries.statements import ClaimLinkRow, StatementRow, statement_fields
from schemas.ids import ClaimId, SpeakerId
from schemas.passage import Certainty, Stance


class TraceRow(StatementRow):
    """A statement that counts for the claim."""

    claims: Detail[list[ClaimLinkRow]] = Field(
        description="All that it asserts, denies or reports."
    )
    counts_for: ClaimId = Field(description="The claim traced, or the narrower one it was read as.")
    stance: Stance = Field(description="What the statement does with that claim.")
    of: Detail[SpeakerId | None] = Field(description="Whose view it is, where one is reported.")
    certainty: Certainty = Field(description="Whether that reading is clear or arguable.")
    since_previous: Days[tuple[int, int] | None] = Field(
        description="Fewest and most days since the statement before; null where unknown."
    )


@question
def trace(
    graph: ClaimGraph,
    claim: Annotated[ClaimId, Field(description="The claim to follow.")],
    *,
    speaker: SpeakerOption = None,
    stance: StanceOption = None,
    limit: LimitOption = None,
) -> list[TraceRow]:
    """List a claim's statements in the order of time, with the gap since the one before.

    The assertions of narrower claims count too. The undated come last.
    """
    if speaker is not None:
        graph.speaker(speaker)
    kept = (
        reading
        for reading in readings_in_order(graph, claim)
        if reading.is_of(speaker) and stance in (None, reading.link.stance)
    )
    rows: list[TraceRow] = []
    before = None
    for reading in islice(kept, limit):
        gap = days_between(before, reading.statement) if before else None
        rows.append(
            TraceRow.model_construct(
                **statement_fields(graph, reading.statement),
                counts_for=reading.link.claim,
                stance=reading.link.stance,
                of=reading.link.of,
                certainty=reading.link.certainty,
                since_previous=gap,
            )
        )
        before = reading.statement
    return rows
