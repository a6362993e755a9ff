"""From the checked records of a corpus to a networkx graph in memory."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, TypeAlias

import networkx

from graph.assemble.edges import (
    describe_time,
    edge_key,
    edges_from,
    judgement_edge,
    number_edges,
)
from graph.assemble.elements import Edge
from graph.assemble.kinds import EdgeKind, NodeKind
from graph.assemble.node_records import describe_record, describe_source, describe_statement
from graph.assemble.time_order import by_time
from schemas.corpus import Corpus, Statement
from schemas.ids import EventId

_Nodes: TypeAlias = dict[str, dict[str, Any]]


def make_networkx(corpus: Corpus) -> "networkx.MultiDiGraph[str]":
    """Fill a graph: first the records, then the statements in the order of time, then dates.

    The order is part of the graph: the statements that reach a claim, a speaker or an event
    come in the order of time, and after the edges of judgements.
    """
    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(name="claimgraph")
    records, statements = dict(_records(corpus)), dict(_statements(corpus))
    edges = [
        *_edges(records),
        *map(judgement_edge, corpus.judgements),
        *_edges(statements),
    ]
    dates = _time_nodes(edges)
    edges += _edges(dates)
    years = _time_nodes(_edges(dates))
    made.add_nodes_from(chain.from_iterable(each.items() for each in (records, statements)))
    made.add_nodes_from(chain.from_iterable(each.items() for each in (dates, years)))
    keyed: Any = (
        (source, target, edge_key(kind.value, number), {"kind": kind.value, **told})
        for (source, target, kind, told), number in number_edges(edges)
    )
    made.add_edges_from(keyed)
    return made


def _edges(nodes: _Nodes) -> list[Edge]:
    return [edge for key, attributes in nodes.items() for edge in edges_from(key, attributes)]


def _time_nodes(edges: list[Edge]) -> _Nodes:
    """The nodes of the dates, or of the years, that edges lead to."""
    wanted = {edge.target for edge in edges if edge.kind in (EdgeKind.ON, EdgeKind.IN_YEAR)}
    return {key: describe_time(key) for key in sorted(wanted)}


def _records(corpus: Corpus) -> Iterator[tuple[str, dict[str, Any]]]:
    for id, source in corpus.sources.items():
        yield f"source:{id}", describe_source(source)
    kinds: dict[NodeKind, Any] = {
        NodeKind.SPEAKER: corpus.speakers,
        NodeKind.EVENT: corpus.events,
        NodeKind.NARRATIVE: corpus.narratives,
        NodeKind.CLAIM: corpus.claims,
        NodeKind.QUANTITY: corpus.quantities,
    }
    closings = _closings(corpus)
    for kind, records in kinds.items():
        for id, record in records.items():
            told = describe_record(kind, record)
            if kind is NodeKind.EVENT and id in closings:
                told["closing"] = closings[id]
            yield f"{kind}:{id}", told


def _statements(corpus: Corpus) -> Iterator[tuple[str, dict[str, Any]]]:
    for statement in sorted(corpus.statements(), key=by_time):
        own = _has_own_date(corpus, statement)
        yield f"statement:{statement.id}", describe_statement(statement._replace(own_date=own))


def _has_own_date(corpus: Corpus, statement: Statement) -> bool:
    event = corpus.events.get(statement.event)
    return statement.own_date or event is None or event.date != statement.date


def _closings(corpus: Corpus) -> dict[EventId, str]:
    """The day that closes the open date of each event that has one."""
    return {
        each.event: each.closing.isoformat()
        for each in corpus.statements()
        if each.closing and each.date and each.date.is_open and not _has_own_date(corpus, each)
    }
