"""Who speaks, how much, and when."""

from pydantic import Field

from graph.assemble import ClaimGraph, EdgeKind, NodeKind, id_of
from graph.queries.parameters import question
from graph.queries.row import Below, Detail, Row
from schemas.ids import SpeakerId, StatementId
from schemas.speaker import SpeakerKind


class SpeakerRow(Row):
    """A speaker and what the corpus holds of theirs."""

    id: SpeakerId = Field(description="The speaker.")
    name: Below[str] = Field(description="The name a reader knows.")
    kind: SpeakerKind = Field(description="A person, an organisation or a group.")
    statements: int = Field(description="How many statements are theirs.")
    claims: int = Field(description="How many claims those assert.")
    years: list[int] = Field(description="The years in which they certainly spoke.")
    possible_years: list[int] = Field(description="Further years in which they may have.")
    reported_views: Detail[int] = Field(
        description="In how many statements others report a view of theirs."
    )
    reported_by: Detail[list[SpeakerId]] = Field(description="Who reports those.")


@question
def speakers(graph: ClaimGraph) -> list[SpeakerRow]:
    """List speakers, those with most statements first, then by id."""
    rows = [_row(graph, id) for id in graph.corpus.speakers]
    return sorted(rows, key=lambda row: (-row.statements, row.id))


def _row(graph: ClaimGraph, id: SpeakerId) -> SpeakerRow:
    speaker = graph.speaker(id)
    made, reported = (
        [
            graph.statement(StatementId(id_of(edge.source)))
            for edge in graph.into(NodeKind.SPEAKER, id, kind)
        ]
        for kind in (EdgeKind.SAID_BY, EdgeKind.VIEW_OF)
    )
    others = [each for each in reported if each.speaker != id]
    asserted = {
        link.claim for statement in made for link in statement.claims if link.stance == "asserts"
    }
    years = {year for statement in made for year in statement.years}
    possible = {year for statement in made for year in statement.possible_years}
    return SpeakerRow(
        id=id,
        name=speaker.name,
        kind=speaker.kind,
        statements=len(made),
        claims=len(asserted),
        years=sorted(years),
        possible_years=sorted(possible - years),
        reported_views=len(others),
        reported_by=sorted({each.speaker for each in others}),
    )
