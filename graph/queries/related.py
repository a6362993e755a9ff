"""Which claims stand near a claim: by judgement, or by being asserted together."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from graph.assemble import ClaimGraph, EdgeKind, NodeKind
from graph.queries.links import readings
from graph.queries.parameters import question
from graph.queries.row import Below, Row
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId


class Relation(StrEnum):
    """How a claim is related, the closest first."""

    WIDER = "wider"
    NARROWER = "narrower"
    VARIANT = "variant"
    CONTRADICTS = "contradicts"
    NOT_SAME = "not-same"
    SAME_SENTENCE = "same-sentence"
    SAME_OCCASION = "same-occasion"


class RelatedRow(Row):
    """A claim and how it is related."""

    claim: ClaimId = Field(description="The related claim.")
    text: Below[str] = Field(description="The proposition.")
    relation: Relation = Field(description="How it is related.")
    times: int | None = Field(
        description="How many sentences or occasions assert both; null for a judgement."
    )
    of: int | None = Field(description="Of how many that assert the claim asked about.")
    note: str | None = Field(description="The curator's reason, for a judgement.")


_JUDGED = {
    EdgeKind.BROADER: (Relation.WIDER, Relation.NARROWER),
    EdgeKind.VARIANT: (Relation.VARIANT, Relation.VARIANT),
    EdgeKind.CONTRADICTS: (Relation.CONTRADICTS, Relation.CONTRADICTS),
    EdgeKind.NOT_SAME: (Relation.NOT_SAME, Relation.NOT_SAME),
}


@question
def related(
    graph: ClaimGraph,
    claim: Annotated[ClaimId, Field(description="The claim whose neighbours are asked for.")],
) -> list[RelatedRow]:
    """List the claims near one: those judged first, then those asserted with it most often.

    A claim asserted in the same sentence is not listed again for the same occasion, nor is one
    that is wider or narrower.
    """
    own = graph.claim(claim).id
    entailed = {*graph.wider(own), *graph.narrower(own)}
    rows = _judged(graph, own) + [row for row in _together(graph, own) if row.claim not in entailed]
    order = list(Relation)
    return sorted(rows, key=lambda row: (order.index(row.relation), -(row.times or 0), row.claim))


def _judged(graph: ClaimGraph, claim: ClaimId) -> list[RelatedRow]:
    rows: list[RelatedRow] = []
    for kind, (outward, inward) in _JUDGED.items():
        found = [
            (edge.target, outward, edge) for edge in graph.out(NodeKind.CLAIM, claim, kind)
        ] + [(edge.source, inward, edge) for edge in graph.into(NodeKind.CLAIM, claim, kind)]
        for key, relation, edge in found:
            node, _, id = key.partition(":")
            if node == NodeKind.CLAIM:
                rows.append(
                    RelatedRow(
                        claim=ClaimId(id),
                        text=graph.claim(ClaimId(id)).text,
                        relation=relation,
                        times=None,
                        of=None,
                        note=str(edge.attributes["reason"]),
                    )
                )
    return rows


def _together(graph: ClaimGraph, claim: ClaimId) -> list[RelatedRow]:
    made = [reading.statement for reading in readings(graph, claim) if reading.asserts]
    sentences = {statement.id for statement in made}
    occasions = {statement.event for statement in made if statement.event != UNSPECIFIED}
    near: dict[ClaimId, dict[Relation, set[str]]] = {}
    for statement in graph.corpus.statements():
        for link in statement.claims:
            if link.claim == claim or link.stance != "asserts":
                continue
            shared = near.setdefault(link.claim, {})
            if statement.id in sentences:
                shared.setdefault(Relation.SAME_SENTENCE, set()).add(statement.id)
            if statement.event in occasions:
                shared.setdefault(Relation.SAME_OCCASION, set()).add(statement.event)
    rows: list[RelatedRow] = []
    for other, shared in near.items():
        for relation, total in (
            (Relation.SAME_SENTENCE, sentences),
            (Relation.SAME_OCCASION, occasions),
        ):
            if relation in shared:
                rows.append(
                    RelatedRow(
                        claim=other,
                        text=graph.claim(other).text,
                        relation=relation,
                        times=len(shared[relation]),
                        of=len(total),
                        note=None,
                    )
                )
                break
    return rows
