"""The claim graph: a typed face on nodes, edges and the records they stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from graph.assemble.kinds import EdgeKind, NodeKind
from schemas.claim import Claim, Narrative
from schemas.corpus import ArchivedSource, Corpus, Statement
from schemas.event import Event
from schemas.figure import Quantity
from schemas.ids import (
    ClaimId,
    EventId,
    NarrativeId,
    QuantityId,
    SourceId,
    SpeakerId,
    StatementId,
)
from schemas.speaker import Speaker

if TYPE_CHECKING:
    import networkx

Scalar: TypeAlias = str | int | float | bool
Value: TypeAlias = Scalar | list[str] | list[list[int]]

_R = TypeVar("_R")
_Id = TypeVar("_Id", bound=str)


class UnknownIdError(LookupError):
    """An id that no record has."""

    def __init__(self, kind: str, given: str, known: Sequence[str]) -> None:
        from difflib import get_close_matches

        self.kind = kind
        self.given = given
        self.nearest = next(iter(get_close_matches(given, known, n=1, cutoff=0.5)), None)
        super().__init__(f"there is no {kind} {given!r}")


@dataclass(frozen=True, slots=True)
class Node:
    """A node: what it is, and what a picture or another program wants to know of it."""

    key: str
    kind: NodeKind
    attributes: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two nodes' keys."""

    source: str
    target: str
    kind: EdgeKind
    attributes: Mapping[str, Value]


class ClaimGraph:
    """The records of a corpus as a graph.

    Questions go through the typed methods. The same nodes and edges as a
    ``networkx.MultiDiGraph`` are at :attr:`nx`, for every algorithm of networkx.
    """

    def __init__(self, corpus: Corpus, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
        self.corpus = corpus
        self.nodes = {node.key: node for node in nodes}
        self.edges = tuple(edges)
        self._statements = {statement.id: statement for statement in corpus.statements()}
        self._formerly = {
            old: claim.id for claim in corpus.claims.values() for old in claim.formerly
        }
        self._out: dict[tuple[str, EdgeKind], list[Edge]] = {}
        self._into: dict[tuple[str, EdgeKind], list[Edge]] = {}
        for edge in self.edges:
            self._out.setdefault((edge.source, edge.kind), []).append(edge)
            self._into.setdefault((edge.target, edge.kind), []).append(edge)

    @cached_property
    def nx(self) -> "networkx.MultiDiGraph[str]":
        """The graph as networkx knows it; made at the first use, since its import is slow.

        Each node and edge has a ``kind`` and plain JSON values, so that
        ``networkx.node_link_graph(networkx.node_link_data(graph.nx))`` is an equal graph.
        """
        import networkx

        made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(name="claimgraph")
        made.add_nodes_from(
            (node.key, {"kind": node.kind.value, **node.attributes}) for node in self.nodes.values()
        )
        made.add_edges_from(
            (edge.source, edge.target, {"kind": edge.kind.value, **edge.attributes})
            for edge in self.edges
        )
        return made

    def out(self, kind: NodeKind, id: str, edge: EdgeKind) -> Sequence[Edge]:
        """The edges of one kind that leave a node, in the order they were written."""
        return self._out.get((f"{kind}:{id}", edge), ())

    def into(self, kind: NodeKind, id: str, edge: EdgeKind) -> Sequence[Edge]:
        """The edges of one kind that reach a node, in the order they were written."""
        return self._into.get((f"{kind}:{id}", edge), ())

    def around(self, key: str) -> Sequence[Edge]:
        """All edges that leave or reach a node, in the order they were written."""
        return self._around.get(key, ())

    @cached_property
    def _around(self) -> dict[str, list[Edge]]:
        found: dict[str, list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(edge.source, []).append(edge)
            if edge.target != edge.source:
                found.setdefault(edge.target, []).append(edge)
        return found

    def source(self, id: SourceId) -> ArchivedSource:
        """Look up a source.

        Raises:
            UnknownIdError: there is none; this holds for every look-up here.
        """
        return _find(self.corpus.sources, NodeKind.SOURCE, id)

    def statement(self, id: StatementId) -> Statement:
        """Look up a statement."""
        return _find(self._statements, NodeKind.STATEMENT, id)

    def speaker(self, id: SpeakerId) -> Speaker:
        """Look up a speaker."""
        return _find(self.corpus.speakers, NodeKind.SPEAKER, id)

    def event(self, id: EventId) -> Event:
        """Look up an event."""
        return _find(self.corpus.events, NodeKind.EVENT, id)

    def claim(self, id: ClaimId) -> Claim:
        """Look up a claim, also by an id that it had before it was merged."""
        return _find(self.corpus.claims, NodeKind.CLAIM, self._formerly.get(id, id))

    def narrative(self, id: NarrativeId) -> Narrative:
        """Look up a narrative."""
        return _find(self.corpus.narratives, NodeKind.NARRATIVE, id)

    def quantity(self, id: QuantityId) -> Quantity:
        """Look up a quantity."""
        return _find(self.corpus.quantities, NodeKind.QUANTITY, id)

    def wider(self, claim: ClaimId) -> list[ClaimId]:
        """The claims that this one entails, directly or through others, by id."""
        return self._closure(claim, up=True)

    def narrower(self, claim: ClaimId) -> list[ClaimId]:
        """The claims that entail this one, directly or through others, by id."""
        return self._closure(claim, up=False)

    def _closure(self, claim: ClaimId, *, up: bool) -> list[ClaimId]:
        edges = self.out if up else self.into
        found: set[str] = set()
        queue: list[str] = [claim]
        while queue:
            for edge in edges(NodeKind.CLAIM, queue.pop(), EdgeKind.BROADER):
                kind, _, id = (edge.target if up else edge.source).partition(":")
                if kind == NodeKind.CLAIM and id not in found:
                    found.add(id)
                    queue.append(id)
        return [ClaimId(id) for id in sorted(found)]


def _find(records: Mapping[_Id, _R], kind: NodeKind, id: _Id) -> _R:
    try:
        return records[id]
    except KeyError:
        raise UnknownIdError(kind, id, list(records)) from None
