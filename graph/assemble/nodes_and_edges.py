"""The nodes of a graph by kind and id, and its edges by kind."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from graph.assemble.edges import BETWEEN_RECORDS
from graph.assemble.elements import Attributes, Edge, id_of
from graph.assemble.kinds import EdgeKind, NodeKind
from graph.assemble.question_errors import UnknownIdError

if TYPE_CHECKING:
    import networkx


class Index(Protocol):
    """What a database finds without walking the graph."""

    def keys(self, kind: NodeKind) -> Iterable[str]:
        """The keys of one kind of nodes, by id; statements in the order of their first days."""

    def near(self, kind: NodeKind, id: str) -> Sequence[str]:
        """The ids of one kind; of very many, those that begin like this one."""

    def current(self, claim: str) -> str:
        """The id of the claim that took over one; else the same."""

    def holding(self, text: str) -> Iterable[str] | None:
        """The statements that may hold a text, by first day; None where any may."""

    def repeats(
        self, *, min_years: int, narrative: str | None, possible: bool, limit: int | None
    ) -> Iterable[dict[str, Any]]:
        """What was counted beforehand of the claims that repeat, most first."""


class NodesAndEdges:
    """Typed ways into a networkx graph, whose keys are a kind, a colon and an id."""

    def __init__(self, nx: "networkx.MultiDiGraph[str]", index: Index | None) -> None:
        """Take a graph, and an index where there is one."""
        self.nx = nx
        self.index = index

    def has(self, kind: NodeKind, id: str) -> bool:
        """Whether there is such a node."""
        return f"{kind}:{id}" in self.nx

    def attributes(self, kind: NodeKind, id: str) -> Attributes:
        """What a node says.

        Raises:
            UnknownIdError: there is none; this holds for every look-up here.
        """
        try:
            found: Attributes = self.nx.nodes[f"{kind}:{id}"]
        except KeyError:
            raise UnknownIdError(kind, id, self.near(kind, id)) from None
        return found

    def near(self, kind: NodeKind, id: str) -> Sequence[str]:
        """Ids of one kind among which a misspelt one may be found."""
        return self.index.near(kind, id) if self.index is not None else self.ids(kind)

    def ids(self, kind: NodeKind) -> list[str]:
        """The ids of one kind, in their order."""
        return sorted(map(id_of, self._keys(kind)))

    def _keys(self, kind: NodeKind) -> Iterable[str]:
        """The keys of one kind; of statements, in the order of their first days."""
        return self._keys_in_memory.get(kind, []) if self.index is None else self.index.keys(kind)

    @cached_property
    def _keys_in_memory(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, attributes in self.nx.nodes.items():
            found.setdefault(attributes["kind"], []).append(key)
        return found

    def out(self, kind: NodeKind, id: str, edge: EdgeKind) -> list[Edge]:
        """The edges of one kind that leave a node."""
        key = f"{kind}:{id}"
        if key not in self.nx:
            return []
        return [
            Edge(key, target, edge, told)
            for _, target, told in self.nx.out_edges(key, data=True)
            if told["kind"] == edge
        ]

    def into(self, kind: NodeKind, id: str, *edges: EdgeKind) -> Iterator[Edge]:
        """The edges of some kinds that reach a node; from statements, in order of first days."""
        key = f"{kind}:{id}"
        if key not in self.nx:
            return
        between_records = BETWEEN_RECORDS.issuperset(edges)
        for source, _, told in self.nx.in_edges(key, data=True):
            if told["kind"] in edges:
                yield Edge(source, key, EdgeKind(told["kind"]), told)
            elif between_records and source.startswith("statement:"):
                return  # of which there may be very many, and other records come before them

    def judged(self, kind: NodeKind, id: str) -> list[Edge]:
        """The edges that judgements made and that leave a claim or an event."""
        found = [edge for between in BETWEEN_RECORDS for edge in self.out(kind, id, between)]
        same = f"{kind}:"
        return sorted((each for each in found if each.target.startswith(same)), key=_between)


def _between(edge: Edge) -> tuple[str, str, str]:
    return edge.kind.value, edge.source, edge.target
