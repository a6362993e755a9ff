"""Which statements count for a claim: its own, and the assertions of narrower ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.assemble import ClaimGraph, EdgeKind, NodeKind
from schemas.corpus import Statement
from schemas.ids import ClaimId, StatementId
from schemas.passage import Certainty, ClaimLink, Stance

_STANCES = {
    EdgeKind.ASSERTS: Stance.ASSERTS,
    EdgeKind.DENIES: Stance.DENIES,
    EdgeKind.REPORTS: Stance.REPORTS,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement and the link by which it counts for a claim."""

    statement: Statement
    link: ClaimLink

    @property
    def asserts(self) -> bool:
        """Whether the statement asserts the claim, clearly or arguably."""
        return self.link.stance is Stance.ASSERTS

    @property
    def clear(self) -> bool:
        """Whether nobody need argue about the reading."""
        return self.link.certainty is Certainty.CLEAR


def readings(graph: ClaimGraph, claim: ClaimId) -> list[Reading]:
    """What counts for a claim, by source and place in the text; a statement once for a stance.

    A narrow claim entails its wide one, so its assertions count for the wide one; what denies
    or reports the narrow one says nothing of the wide one.
    """
    own = graph.claim(claim).id
    found = [
        *_linked(graph, own, list(_STANCES)),
        *(
            reading
            for narrow in graph.narrower(own)
            for reading in _linked(graph, narrow, [EdgeKind.ASSERTS])
        ),
    ]
    once: dict[tuple[StatementId, Stance], Reading] = {}
    for reading in sorted(found, key=lambda reading: not reading.clear):
        once.setdefault((reading.statement.id, reading.link.stance), reading)
    return sorted(once.values(), key=_by_place)


def _by_place(reading: Reading) -> tuple[str, int, int, str]:
    statement = reading.statement
    return statement.source, statement.start, statement.end, reading.link.stance


def _linked(graph: ClaimGraph, claim: ClaimId, kinds: list[EdgeKind]) -> Iterator[Reading]:
    for kind in kinds:
        seen: set[str] = set()
        for edge in graph.into(NodeKind.CLAIM, claim, kind):
            if edge.source in seen:
                continue
            seen.add(edge.source)
            statement = graph.statement(StatementId(edge.source.partition(":")[2]))
            for link in statement.claims:
                if link.claim == claim and link.stance is _STANCES[kind]:
                    yield Reading(statement, link)
