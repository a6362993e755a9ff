"""Which claims are tracked, and how much stands behind each."""

from pydantic import Field

from graph.assemble import ClaimGraph, EdgeKind, NodeKind
from graph.queries.common_options import ClaimTextOption, NarrativeOption, SpeakerOption
from graph.queries.links import readings
from graph.queries.parameters import question
from graph.queries.row import Below, Detail, Row
from graph.text.folding import fold
from schemas.ids import ClaimId, NarrativeId, SpeakerId


class ClaimRow(Row):
    """A claim and the statements that assert, deny or report it."""

    claim: ClaimId = Field(description="The claim.")
    text: Below[str] = Field(description="The proposition.")
    narrative: NarrativeId | None = Field(description="The family it belongs to.")
    broader: list[ClaimId] = Field(description="The wider claims that it entails directly.")
    statements: int = Field(description="How many statements count for it, narrower claims' too.")
    years: list[int] = Field(description="The years in which one of them was certainly made.")
    possible_years: list[int] = Field(description="Further years in which one may have been.")
    speakers: list[SpeakerId] = Field(description="Who made them.")
    reported_of: Detail[list[SpeakerId]] = Field(description="Whose view they report it to be.")


@question
def claims(
    graph: ClaimGraph,
    *,
    narrative: NarrativeOption = None,
    speaker: SpeakerOption = None,
    text: ClaimTextOption = None,
) -> list[ClaimRow]:
    """List claims by narrative and id; assertions of narrower claims count for the wider."""
    if narrative is not None:
        graph.narrative(narrative)
    if speaker is not None:
        graph.speaker(speaker)
    rows: list[ClaimRow] = []
    for claim in graph.corpus.claims.values():
        if narrative not in (None, claim.narrative):
            continue
        if text is not None and fold(text) not in fold(claim.text):
            continue
        found = [each for each in readings(graph, claim.id) if each.is_of(speaker)]
        made = {reading.statement.id: reading.statement for reading in found}
        if speaker is not None and not made:
            continue
        years = {year for statement in made.values() for year in statement.years}
        possible = {year for statement in made.values() for year in statement.possible_years}
        rows.append(
            ClaimRow(
                claim=claim.id,
                text=claim.text,
                narrative=claim.narrative,
                broader=_broader(graph, claim.id),
                statements=len(made),
                years=sorted(years),
                possible_years=sorted(possible - years),
                speakers=sorted({statement.speaker for statement in made.values()}),
                reported_of=sorted({each.link.of for each in found if each.link.of is not None}),
            )
        )
    return sorted(rows, key=lambda row: (row.narrative is None, row.narrative or "", row.claim))


def _broader(graph: ClaimGraph, claim: ClaimId) -> list[ClaimId]:
    targets = [
        edge.target.partition(":") for edge in graph.out(NodeKind.CLAIM, claim, EdgeKind.BROADER)
    ]
    return sorted(ClaimId(id) for kind, _, id in targets if kind == NodeKind.CLAIM)
