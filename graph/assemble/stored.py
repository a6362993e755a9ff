"""The claim graph of a store: what a question touches is read when it touches it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn, TypeVar

from graph.assemble.build import claim_edges, judgement_edge
from graph.assemble.elements import Edge
from graph.assemble.graph import ClaimGraph
from graph.assemble.kinds import EdgeKind, NodeKind
from graph.assemble.time import by_time
from graph.assemble.unknown import UnknownIdError
from graph.store.reading import Store
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
from schemas.record import Record
from schemas.speaker import Speaker

if TYPE_CHECKING:
    pass

_R = TypeVar("_R", bound=Record)

_JUDGED = {
    EdgeKind.BROADER,
    EdgeKind.CONTRADICTS,
    EdgeKind.VARIANT,
    EdgeKind.NOT_SAME,
    EdgeKind.MAY_BE,
}


class StoredGraph(ClaimGraph):
    """The same graph as :func:`build_graph` makes, node by node as far as that is enough.

    Whatever wants all of it gets it: :attr:`corpus`, :attr:`nodes`, :attr:`edges`, :attr:`nx`.
    """

    def __init__(self, store: Store) -> None:
        """Take a store that is fresh."""
        self.store = store

    @property
    def _is_whole(self) -> bool:
        """Whether everything was read already, so that nothing need be read again."""
        return "corpus" in self.store.__dict__

    @property
    def corpus(self) -> Corpus:
        """All records."""
        return self.store.corpus

    def out(self, kind: NodeKind, id: str, edge: EdgeKind) -> Sequence[Edge]:
        """The edges of one kind that leave a node, in the order they were written."""
        if edge not in _JUDGED or self._is_whole:
            return super().out(kind, id, edge)
        own: list[Edge] = []
        if kind is NodeKind.CLAIM and edge is EdgeKind.BROADER:
            claim = self.store.record("claims", Claim, id)
            own = [] if claim is None else list(claim_edges(claim))
        return own + [each for each in self._judged(id, edge) if each.source == f"{kind}:{id}"]

    def into(self, kind: NodeKind, id: str, edge: EdgeKind) -> Sequence[Edge]:
        """The edges of one kind that reach a node, in the order they were written."""
        if edge not in _JUDGED or kind is NodeKind.NARRATIVE or self._is_whole:
            return super().into(kind, id, edge)
        return [each for each in self._judged(id, edge) if each.target == f"{kind}:{id}"]

    def _judged(self, id: str, wanted: EdgeKind) -> Iterator[Edge]:
        for judgement in self.store.judgements_of(id):
            edge = judgement_edge(judgement)
            if edge.kind is wanted:
                yield edge

    def linked(self, claim: ClaimId) -> Sequence[Statement]:
        """The statements that have a link to a claim itself, each once."""
        return super().linked(claim) if self._is_whole else self.store.statements_of(claim)

    def in_order_of_time(
        self,
        *,
        claims: Sequence[ClaimId] | None = None,
        speaker: SpeakerId | None = None,
        source: SourceId | None = None,
        event: EventId | None = None,
        text: str | None = None,
    ) -> Iterator[Statement]:
        """Statements in the order of time; those that are asked for, and perhaps others."""
        if self._is_whole and text is None:
            yield from super().in_order_of_time(claims=claims)
            return
        for day in self.store.in_order_of_time(
            claims=claims, text=text, speaker=speaker, source=source, event=event
        ):
            yield from sorted(day, key=by_time)

    def tallies(
        self,
        *,
        min_years: int,
        narrative: NarrativeId | None,
        possible: bool,
        limit: int | None,
    ) -> Iterable[str] | None:
        """What was counted beforehand of the claims that repeat, most first."""
        return self.store.tallies(
            min_years=min_years, narrative=narrative, possible=possible, limit=limit
        )

    def publication(self, source: SourceId) -> Publication:
        """What a row says of a source: title, publisher, address, and its document's path."""
        if self._is_whole:
            return super().publication(source)
        found = self.store.publication(source)
        return found or self._fail(NodeKind.SOURCE, "sources", source)

    def current_claim(self, id: ClaimId) -> ClaimId:
        """The id that a claim bears now, and that it is one."""
        if self._is_whole:
            return super().current_claim(id)
        now = self.store.current_id(id)
        if not self.store.has("claims", now):
            self._fail(NodeKind.CLAIM, "claims", id)
        return ClaimId(now)

    def source(self, id: SourceId) -> ArchivedSource:
        """Look up a source."""
        if self._is_whole:
            return super().source(id)
        found = self.store.source(id)
        return found or self._fail(NodeKind.SOURCE, "sources", id)

    def statement(self, id: StatementId) -> Statement:
        """Look up a statement."""
        if self._is_whole:
            return super().statement(id)
        found = self.store.statement(id)
        return found or self._fail(NodeKind.STATEMENT, "statements", id)

    def speaker(self, id: SpeakerId) -> Speaker:
        """Look up a speaker."""
        return self._find(NodeKind.SPEAKER, "speakers", Speaker, id)

    def event(self, id: EventId) -> Event:
        """Look up an event."""
        return self._find(NodeKind.EVENT, "events", Event, id)

    def claim(self, id: ClaimId) -> Claim:
        """Look up a claim, also by an id that it had before it was merged."""
        if self._is_whole:
            return super().claim(id)
        found = self.store.record("claims", Claim, self.store.current_id(id))
        return found or self._fail(NodeKind.CLAIM, "claims", id)

    def narrative(self, id: NarrativeId) -> Narrative:
        """Look up a narrative."""
        return self._find(NodeKind.NARRATIVE, "narratives", Narrative, id)

    def quantity(self, id: QuantityId) -> Quantity:
        """Look up a quantity."""
        return self._find(NodeKind.QUANTITY, "quantities", Quantity, id)

    def _find(self, kind: NodeKind, table: str, model: type[_R], id: str) -> _R:
        return self.store.record(table, model, id) or self._fail(kind, table, id)

    def _fail(self, kind: NodeKind, table: str, id: str) -> NoReturn:
        raise UnknownIdError(kind, id, self.store.ids_near(table, id))
