"""The claim graph: a typed face on nodes, edges and the records they stand for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from graph.assemble.build import make_edges, make_nodes
from graph.assemble.dates import Dates, find_dates
from graph.assemble.elements import Edge, Node
from graph.assemble.kinds import EdgeKind, NodeKind
from graph.assemble.time import by_time
from graph.assemble.unknown import UnknownIdError
from schemas.claim import Claim, Narrative
from schemas.corpus import ArchivedSource, Corpus, Publication, Statement
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

STANCES = (EdgeKind.ASSERTS, EdgeKind.DENIES, EdgeKind.REPORTS)

_R = TypeVar("_R")
_Id = TypeVar("_Id", bound=str)


def build_graph(corpus: Corpus) -> "ClaimGraph":
    """Assemble a corpus."""
    return ClaimGraph(corpus)


class ClaimGraph:
    """The records of a corpus as a graph.

    Questions go through the typed methods. The same nodes and edges as a
    ``networkx.MultiDiGraph`` are at :attr:`nx`, for every algorithm of networkx.
    """

    def __init__(self, corpus: Corpus) -> None:
        """Take checked records; what a question does not need is never made."""
        self._corpus = corpus

    @property
    def corpus(self) -> Corpus:
        """All records."""
        return self._corpus

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """All nodes by their keys."""
        return {node.key: node for node in make_nodes(self.corpus, self._dates)}

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """All edges."""
        return tuple(make_edges(self.corpus, self._dates))

    @cached_property
    def nx(self) -> "networkx.MultiDiGraph[str]":
        """The graph as networkx knows it; made at the first use, since its import is slow.

        Each node and edge has a ``kind`` and plain JSON values, so that
        ``networkx.node_link_graph(networkx.node_link_data(graph.nx))`` is an equal graph.
        """
        from graph.assemble.networkx_graph import make_networkx

        nodes = make_nodes(self.corpus, self._dates)
        return make_networkx(nodes, make_edges(self.corpus, self._dates))

    @cached_property
    def _dates(self) -> Dates:
        return find_dates(self.corpus)

    @cached_property
    def _statements(self) -> dict[StatementId, Statement]:
        return {statement.id: statement for statement in self.corpus.statements()}

    @cached_property
    def _formerly(self) -> dict[ClaimId, ClaimId]:
        claims = self.corpus.claims.values()
        return {old: claim.id for claim in claims for old in claim.formerly}

    @cached_property
    def _out(self) -> dict[tuple[str, EdgeKind], list[Edge]]:
        found: dict[tuple[str, EdgeKind], list[Edge]] = {}
        for edge in self.edges:
            found.setdefault((edge.source, edge.kind), []).append(edge)
        return found

    @cached_property
    def _into(self) -> dict[tuple[str, EdgeKind], list[Edge]]:
        found: dict[tuple[str, EdgeKind], list[Edge]] = {}
        for edge in self.edges:
            found.setdefault((edge.target, edge.kind), []).append(edge)
        return found

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

    def linked(self, claim: ClaimId) -> Sequence[Statement]:
        """The statements that have a link to a claim itself, each once."""
        keys = {
            edge.source: None
            for stance in STANCES
            for edge in self.into(NodeKind.CLAIM, claim, stance)
        }
        return [self._statements[StatementId(key.partition(":")[2])] for key in keys]

    def may_be(self, event: EventId) -> set[EventId]:
        """The events that may be the same as one."""
        found = {edge.target for edge in self.out(NodeKind.EVENT, event, EdgeKind.MAY_BE)}
        found |= {edge.source for edge in self.into(NodeKind.EVENT, event, EdgeKind.MAY_BE)}
        return {EventId(key.partition(":")[2]) for key in found}

    def in_order_of_time(
        self,
        *,
        claims: Sequence[ClaimId] | None = None,
        speaker: SpeakerId | None = None,  # noqa: ARG002
        source: SourceId | None = None,  # noqa: ARG002
        event: EventId | None = None,  # noqa: ARG002
        text: str | None = None,  # noqa: ARG002
    ) -> Iterator[Statement]:
        """Statements by the earliest possible day, the latest, and place; the undated last.

        All that have a link to one of the claims, that have the speaker, source and event, and
        the text in their quote; others may be among them.
        """
        if claims is None:
            yield from self._in_order
        else:
            found = {each.id: each for claim in claims for each in self.linked(claim)}
            yield from sorted(found.values(), key=by_time)

    @cached_property
    def _in_order(self) -> list[Statement]:
        return sorted(self._statements.values(), key=by_time)

    def tallies(
        self,
        *,
        min_years: int,  # noqa: ARG002
        narrative: NarrativeId | None,  # noqa: ARG002
        possible: bool,  # noqa: ARG002
        limit: int | None,  # noqa: ARG002
    ) -> Iterable[str] | None:
        """What was counted beforehand of the claims that repeat, most first; None for nothing."""
        return None

    def publication(self, source: SourceId) -> Publication:
        """What a row says of a source: title, publisher, address, and its document's path."""
        record = self.source(source).record
        return Publication(record.title, record.publisher, record.url, record.document)

    def current_claim(self, id: ClaimId) -> ClaimId:
        """The id that a claim bears now, and that it is one."""
        return self.claim(id).id

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
