"""Which claims stand against each other, and who said what on either side."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from pydantic import Field

from graph.assemble import ClaimGraph, EdgeKind, NodeKind
from graph.assemble.time_order import by_time
from graph.queries.common_options import NarrativeOption
from graph.queries.links import Reading, readings
from graph.queries.parameters import question
from graph.queries.row import Row
from schemas.ids import ClaimId, EventId, SpeakerId, StatementId
from schemas.passage import Certainty, Stance


class ContradictionKind(StrEnum):
    """How two sides come to contradict each other."""

    DECLARED = "declared"
    """A curator judged that the two claims contradict each other."""
    DENIED = "denied"
    """One speaker asserts what another denies."""
    REVERSED = "reversed"
    """One speaker asserts and denies the same claim."""


class SideRow(Row):
    """A statement on one side."""

    statement: StatementId
    speaker: SpeakerId
    event: EventId
    date: str | None
    stance: Stance
    of: SpeakerId | None
    certainty: Certainty

    def __str__(self) -> str:
        of = f" the view of {self.of}" if self.of is not None else ""
        doubt = ", arguably" if self.certainty is Certainty.ARGUABLE else ""
        told = f"{self.speaker} {self.stance}{of}, {self.date or 'undated'}{doubt}"
        return f"{self.statement} ({told})"


class ContradictionRow(Row):
    """Two sides that stand against each other."""

    left: ClaimId = Field(description="The claim on one side.")
    right: ClaimId = Field(description="The claim on the other; the same where it is denied.")
    kind: ContradictionKind = Field(description="Declared, denied or reversed.")
    note: str | None = Field(description="The curator's reason, or what the dates leave open.")
    left_statements: list[SideRow] = Field(description="Who asserted the left claim, in time.")
    right_statements: list[SideRow] = Field(
        description="Who asserted the right claim, or denied it, in time."
    )


@question
def contradictions(
    graph: ClaimGraph, *, narrative: NarrativeOption = None
) -> list[ContradictionRow]:
    """List contradictions: those declared between claims, then those that follow from denials.

    A view that is reported of somebody (``of``) stands on a side as theirs. A side without
    statements is shown as empty: the claim is only reported, or not yet made.
    """
    if narrative is not None:
        graph.narrative(narrative)
    rows = [*_declared(graph), *_followed(graph)]
    chosen = {
        claim.id for claim in graph.corpus.claims.values() if narrative in (None, claim.narrative)
    }
    return [row for row in rows if row.left in chosen or row.right in chosen]


def _declared(graph: ClaimGraph) -> Iterator[ContradictionRow]:
    for claim in graph.corpus.claims:
        for edge in graph.out(NodeKind.CLAIM, claim, EdgeKind.CONTRADICTS):
            other = ClaimId(edge.target.partition(":")[2])
            yield ContradictionRow(
                left=claim,
                right=other,
                kind=ContradictionKind.DECLARED,
                note=str(edge.attributes["reason"]),
                left_statements=_side(_of(graph, claim, Stance.ASSERTS, Stance.REPORTS)),
                right_statements=_side(_of(graph, other, Stance.ASSERTS, Stance.REPORTS)),
            )


def _followed(graph: ClaimGraph) -> Iterator[ContradictionRow]:
    for claim in graph.corpus.claims:
        asserted = _of(graph, claim, Stance.ASSERTS, Stance.REPORTS)
        denied_by: dict[SpeakerId, list[Reading]] = {}
        for reading in _of(graph, claim, Stance.DENIES):
            denied_by.setdefault(reading.statement.speaker, []).append(reading)
        for speaker, denied in sorted(denied_by.items()):
            others = [each for each in asserted if _holder(each) != speaker]
            own = [each for each in asserted if _holder(each) == speaker]
            if others:
                yield _row(claim, ContradictionKind.DENIED, others, denied, None)
            if own:
                yield _row(claim, ContradictionKind.REVERSED, own, denied, _open_years(own, denied))


def _holder(reading: Reading) -> SpeakerId:
    """Whose view it is: the speaker's own, or that of the one of whom it is reported."""
    return reading.link.of or reading.statement.speaker


def _open_years(own: list[Reading], denied: list[Reading]) -> str | None:
    asserted = {year for each in own for year in each.statement.years}
    against = {year for each in denied for year in each.statement.years}
    if asserted and against - asserted:
        return None
    if all(each.statement.years and not each.statement.possible_years for each in (*own, *denied)):
        return None
    return "the dates leave open whether this was in different years"


def _of(graph: ClaimGraph, claim: ClaimId, *stances: Stance) -> list[Reading]:
    return [reading for reading in readings(graph, claim) if reading.link.stance in stances]


def _row(
    claim: ClaimId,
    kind: ContradictionKind,
    left: list[Reading],
    right: list[Reading],
    note: str | None,
) -> ContradictionRow:
    return ContradictionRow(
        left=claim,
        right=claim,
        kind=kind,
        note=note,
        left_statements=_side(left),
        right_statements=_side(right),
    )


def _side(found: Iterable[Reading]) -> list[SideRow]:
    return [
        SideRow(
            statement=reading.statement.id,
            speaker=reading.statement.speaker,
            event=reading.statement.event,
            date=str(reading.statement.date) if reading.statement.date else None,
            stance=reading.link.stance,
            of=reading.link.of,
            certainty=reading.link.certainty,
        )
        for reading in sorted(found, key=lambda reading: by_time(reading.statement))
    ]
