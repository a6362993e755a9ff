"""The claim graph: a typed face on a networkx graph."""

import datetime
import heapq
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from graph.assemble.bounded_mapping import Bounded, RecordsById
from graph.assemble.edges import read_judgement
from graph.assemble.elements import Edge, id_of
from graph.assemble.kinds import EdgeKind, NodeKind
from graph.assemble.networkx_graph import make_networkx
from graph.assemble.node_records import ReadSource, read_record, read_statement
from graph.assemble.nodes_and_edges import Index, NodesAndEdges
from graph.assemble.time_order import by_time
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
from schemas.source import Source
from schemas.speaker import Speaker

if TYPE_CHECKING:
    import networkx

STANCES = frozenset({EdgeKind.ASSERTS, EdgeKind.DENIES, EdgeKind.REPORTS})
_KEPT = 12_000
"""How many statements are kept as records; the graph itself keeps their attributes."""

_R = TypeVar("_R", bound=Record)
_V = TypeVar("_V")


def build_graph(corpus: Corpus) -> "ClaimGraph":
    """Assemble checked records in memory."""
    texts = {id: source.text for id, source in corpus.sources.items()}
    return ClaimGraph(make_networkx(corpus), lambda record: texts[record.id])


class ClaimGraph(NodesAndEdges):
    """The records of a corpus as a graph, and typed ways through it.

    Everything stands in :attr:`nx`, a ``networkx.MultiDiGraph`` in memory or one that reads a
    database as it is touched; every algorithm of networkx runs on it. Its nodes hold whole
    records as plain JSON values, so that ``networkx.node_link_data`` gives all there is. It is
    not to be changed: what was read of it is kept here.
    """

    def __init__(
        self,
        nx: "networkx.MultiDiGraph[str]",
        read_text: Callable[[Source], str],
        index: Index | None = None,
    ) -> None:
        """Take a graph, what reads the document of a source, and an index where there is one."""
        super().__init__(nx, index)
        self.read_text = read_text
        # In memory their attributes are all there anyway, and to make them again takes longer.
        self._statements: Bounded[str, Statement] = Bounded(_KEPT if index else sys.maxsize)
        self._records: Bounded[str, Any] = Bounded(_KEPT)
        self._same_events: Bounded[EventId, set[EventId]] = Bounded(_KEPT)
        self._made: dict[str, Any] = {}

    def __repr__(self) -> str:
        kinds = (NodeKind.SOURCE, NodeKind.STATEMENT, NodeKind.CLAIM)
        numbers = ((sum(1 for _ in self._keys(kind)), kind) for kind in kinds)
        counts = (f"{number:,} {kind}{'' if number == 1 else 's'}" for number, kind in numbers)
        return f"<ClaimGraph: {', '.join(counts)}>"

    @cached_property
    def corpus(self) -> Corpus:
        """All records, each read when it is asked for."""
        return Corpus(
            sources=self._by_id(NodeKind.SOURCE, self.source),
            speakers=self._by_id(NodeKind.SPEAKER, self.speaker),
            events=self._by_id(NodeKind.EVENT, self.event),
            narratives=self._by_id(NodeKind.NARRATIVE, self.narrative),
            claims=self._by_id(NodeKind.CLAIM, self._current_claim),
            quantities=self._by_id(NodeKind.QUANTITY, self.quantity),
            judgements=tuple(self._judgements()),
        )

    def _by_id(self, kind: NodeKind, read: Callable[[Any], Any]) -> RecordsById[Any, Any]:
        return RecordsById(tuple(self.ids(kind)), read)

    def _judgements(self) -> Iterator[Any]:
        found = [
            (edge.kind.value, id_of(edge.source), id_of(edge.target), edge.attributes)
            for kind in (NodeKind.CLAIM, NodeKind.EVENT)
            for id in self.ids(kind)
            for edge in self.judged(kind, id)
        ]
        for kind, source, target, told in sorted(found, key=lambda each: each[:3]):
            yield read_judgement(kind, source, target, told)

    def source(self, id: SourceId) -> ArchivedSource:
        """Look up a source; its statements come in the order of its text."""
        made = [
            self.statement(StatementId(id_of(edge.source)))
            for edge in self.into(NodeKind.SOURCE, id, EdgeKind.STANDS_IN)
        ]
        made.sort(key=lambda each: (each.start, each.end, each.id))
        return ReadSource(id, self.attributes(NodeKind.SOURCE, id), made, self.read_text)

    def publication(self, id: SourceId) -> Publication:
        """What a row says of a source: title, publisher, address, and its document's path."""
        told = self.attributes(NodeKind.SOURCE, id)
        return Publication(told["label"], told.get("publisher"), told.get("url"), told["document"])

    def language(self, id: SourceId) -> str:
        """The BCP 47 tag of a source's text."""
        return str(self.attributes(NodeKind.SOURCE, id)["language"])

    def statement(self, id: StatementId) -> Statement:
        """Look up a statement."""
        found = self._statements.get(id)
        if found is None:
            told = self.attributes(NodeKind.STATEMENT, id)
            event = self.nx.nodes.get(f"event:{told['event']}") if "date" not in told else None
            found = self._statements[id] = read_statement(id, told, event)
        return found

    def speaker(self, id: SpeakerId) -> Speaker:
        """Look up a speaker."""
        return self._record(Speaker, NodeKind.SPEAKER, id)

    def event(self, id: EventId) -> Event:
        """Look up an event."""
        return self._record(Event, NodeKind.EVENT, id)

    def claim(self, id: ClaimId) -> Claim:
        """Look up a claim, also by an id that it had before it was merged."""
        return self._current_claim(self.current(id))

    def _current_claim(self, id: ClaimId) -> Claim:
        return self._record(Claim, NodeKind.CLAIM, id)

    def narrative(self, id: NarrativeId) -> Narrative:
        """Look up a narrative."""
        return self._record(Narrative, NodeKind.NARRATIVE, id)

    def quantity(self, id: QuantityId) -> Quantity:
        """Look up a quantity."""
        return self._record(Quantity, NodeKind.QUANTITY, id)

    def _record(self, model: type[_R], kind: NodeKind, id: str) -> _R:
        key = f"{kind}:{id}"
        found: _R | None = self._records.get(key)
        if found is None:
            found = read_record(model, kind, id, self.attributes(kind, id))
            self._records[key] = found
        return found

    def current(self, id: ClaimId) -> ClaimId:
        """The id of the claim that took over one; else the same."""
        if self.index is not None:
            return ClaimId(self.index.current(id))
        return self._formerly.get(id, id)

    @cached_property
    def _formerly(self) -> dict[ClaimId, ClaimId]:
        return {
            ClaimId(old): ClaimId(id_of(key))
            for key in self._keys(NodeKind.CLAIM)
            for old in self.nx.nodes[key].get("formerly", ())
        }

    def keep(self, name: str, make: Callable[[], _V]) -> _V:
        """What was made before under a name, since the graph never changes; else make it."""
        if name not in self._made:
            self._made[name] = make()
        kept: _V = self._made[name]
        return kept

    def wider(self, claim: ClaimId) -> list[ClaimId]:
        """The claims that this one entails, directly or through others, by id."""
        return self._reach(claim, lambda id: map(_target, self._broader(id)))

    def narrower(self, claim: ClaimId) -> list[ClaimId]:
        """The claims that entail this one, directly or through others, by id."""
        return self._reach(
            claim, lambda id: map(_source, self.into(NodeKind.CLAIM, id, EdgeKind.BROADER))
        )

    def _broader(self, claim: str) -> list[Edge]:
        found = self.out(NodeKind.CLAIM, claim, EdgeKind.BROADER)
        return [edge for edge in found if edge.target.startswith("claim:")]

    def _reach(self, claim: ClaimId, near: Callable[[str], Iterable[str]]) -> list[ClaimId]:
        found: set[str] = set()
        waiting: list[str] = [claim]
        while waiting:
            new = set(near(waiting.pop())) - found
            found |= new
            waiting += new
        return [ClaimId(id) for id in sorted(found)]

    def closing(self, event: EventId) -> datetime.date | None:
        """The day that closes the open date of an event; None where nothing is open."""
        told = self.attributes(NodeKind.EVENT, event).get("closing")
        return None if told is None else datetime.date.fromisoformat(told)

    def may_be(self, event: EventId) -> set[EventId]:
        """The events that may be the same as one."""
        known = self._same_events.get(event)
        if known is None:
            found = set(map(_target, self.out(NodeKind.EVENT, event, EdgeKind.MAY_BE)))
            found |= set(map(_source, self.into(NodeKind.EVENT, event, EdgeKind.MAY_BE)))
            known = self._same_events[event] = set(map(EventId, found))
        return known

    def linked(self, claim: ClaimId) -> Iterator[Statement]:
        """The statements that have a link to a claim itself, each once, in the order of time."""
        return self._read_in_order(
            edge.source for edge in self.into(NodeKind.CLAIM, claim, *STANCES)
        )

    def in_order_of_time(
        self,
        *,
        claims: Sequence[ClaimId] | None = None,
        speaker: SpeakerId | None = None,
        source: SourceId | None = None,
        event: EventId | None = None,
        text: str | None = None,
    ) -> Iterator[Statement]:
        """Statements by the earliest possible day, the latest, and place; the undated last.

        All that have a link to one of the claims, that are the speaker's or report a view of
        theirs, that have the source and event, and the text in their quote; others may be among
        them.
        """
        if claims is not None:
            return _once(heapq.merge(*map(self.linked, claims), key=by_time))
        return self._read_in_order(self._some_keys(speaker, source, event, text))

    def _some_keys(
        self, speaker: str | None, source: str | None, event: str | None, text: str | None
    ) -> Iterable[str]:
        holding = self.index.holding(text) if self.index and text is not None else None
        if holding is not None:
            return holding
        for kind, id, edges in (
            (NodeKind.SOURCE, source, (EdgeKind.STANDS_IN,)),
            (NodeKind.EVENT, event, (EdgeKind.SAID_AT,)),
            (NodeKind.SPEAKER, speaker, (EdgeKind.SAID_BY, EdgeKind.VIEW_OF)),
        ):
            if id is not None and self.has(kind, id):
                return (each.source for each in self.into(kind, id, *edges))
        return self._keys(NodeKind.STATEMENT)

    def _read_in_order(self, keys: Iterable[str]) -> Iterator[Statement]:
        """Statements in the order of time, from keys in the order of first days."""
        found = (self.statement(StatementId(id_of(key))) for key, _ in groupby(keys))
        placed = ((by_time(each), each) for each in found)
        for _, together in groupby(placed, key=lambda each: each[0][:2]):
            yield from (each for _, each in sorted(together, key=lambda each: each[0]))


def _target(edge: Edge) -> str:
    return id_of(edge.target)


def _source(edge: Edge) -> str:
    return id_of(edge.source)


def _once(statements: Iterable[Statement]) -> Iterator[Statement]:
    for _, same in groupby(statements, key=lambda each: each.id):
        yield next(same)
