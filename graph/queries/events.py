"""On which occasions things were said."""

from pydantic import Field

from graph.assemble import ClaimGraph, EdgeKind, NodeKind
from graph.queries.parameters import question
from graph.queries.row import Below, Detail, Row
from schemas.event import Event
from schemas.ids import EventId, SourceId, StatementId


class EventRow(Row):
    """An event and what was said there."""

    id: EventId = Field(description="The event.")
    name: Below[str] = Field(description="What the occasion is called.")
    date: str | None = Field(description="When it took place, in EDTF.")
    basis: Detail[str | None] = Field(description="How the date follows from the text.")
    place: str | None = Field(description="Where it took place.")
    sources: list[SourceId] = Field(description="The sources that report on it.")
    statements: int = Field(description="How many statements were made there.")
    claims: int = Field(description="How many claims those assert.")
    years: list[int] = Field(description="The year in which it certainly took place.")
    possible_years: list[int] = Field(description="Further years in which it may have.")
    may_be: list[EventId] = Field(description="Events that may be the same occasion.")


@question
def events(graph: ClaimGraph) -> list[EventRow]:
    """List events in the order of time, the undated last."""
    rows = [(_row(graph, event), event) for event in graph.corpus.events.values()]
    rows.sort(
        key=lambda pair: (
            pair[1].date is None,
            pair[1].date.first_day if pair[1].date else 0,
            pair[0].id,
        )
    )
    return [row for row, _ in rows]


def _row(graph: ClaimGraph, event: Event) -> EventRow:
    made = [
        graph.statement(StatementId(edge.source.partition(":")[2]))
        for edge in graph.into(NodeKind.EVENT, event.id, EdgeKind.SAID_AT)
    ]
    closing = graph.closing(event.id)
    return EventRow(
        id=event.id,
        name=event.name,
        date=str(event.date) if event.date else None,
        basis=event.basis,
        place=event.place,
        sources=sorted({statement.source for statement in made}),
        statements=len(made),
        claims=len(
            {
                link.claim
                for statement in made
                for link in statement.claims
                if link.stance == "asserts"
            }
        ),
        years=event.date.certain_years(closing) if event.date else [],
        possible_years=event.date.possible_years(closing) if event.date else [],
        may_be=sorted(graph.may_be(event.id)),
    )
