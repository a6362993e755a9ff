"""How two records are connected: the shortest way through the graph, as sentences."""

from typing import Annotated, Any

import networkx
from pydantic import Field

from graph.assemble import (
    ClaimGraph,
    EdgeKind,
    NodeKind,
    QuestionError,
    UnknownIdError,
    id_of,
)
from graph.queries.parameters import question
from graph.queries.row import Detail, Row
from schemas.ids import ClaimId

_FORWARD = {
    EdgeKind.ASSERTS: "asserts",
    EdgeKind.DENIES: "denies",
    EdgeKind.REPORTS: "reports as a view",
    EdgeKind.SAID_BY: "was said by",
    EdgeKind.SAID_AT: "was said at",
    EdgeKind.STANDS_IN: "stands in",
    EdgeKind.ATTRIBUTED_TO: "came by way of",
    EdgeKind.ON: "is dated",
    EdgeKind.IN_YEAR: "lies in",
    EdgeKind.BROADER: "is a case of",
    EdgeKind.CONTRADICTS: "contradicts",
    EdgeKind.VARIANT: "is a variant of",
    EdgeKind.NOT_SAME: "is not the same as",
    EdgeKind.MAY_BE: "may be",
    EdgeKind.VIEW_OF: "reports a view of",
    EdgeKind.STATES: "states a figure of",
    EdgeKind.TAKEN_FROM: "takes its figure from",
}
_BACKWARD = {
    EdgeKind.ASSERTS: "is asserted by",
    EdgeKind.DENIES: "is denied by",
    EdgeKind.REPORTS: "is reported by",
    EdgeKind.SAID_BY: "said",
    EdgeKind.SAID_AT: "is where was said",
    EdgeKind.STANDS_IN: "reports",
    EdgeKind.ATTRIBUTED_TO: "passed on",
    EdgeKind.ON: "is the date of",
    EdgeKind.IN_YEAR: "takes in",
    EdgeKind.BROADER: "takes in",
    EdgeKind.CONTRADICTS: "contradicts",
    EdgeKind.VARIANT: "is a variant of",
    EdgeKind.NOT_SAME: "is not the same as",
    EdgeKind.MAY_BE: "may be",
    EdgeKind.VIEW_OF: "is quoted for a view in",
    EdgeKind.STATES: "is stated in",
    EdgeKind.TAKEN_FROM: "gave first the figure in",
}
_DEFAULT_KINDS = (
    NodeKind.CLAIM,
    NodeKind.SPEAKER,
    NodeKind.EVENT,
    NodeKind.SOURCE,
    NodeKind.STATEMENT,
    NodeKind.NARRATIVE,
    NodeKind.QUANTITY,
    NodeKind.YEAR,
)


class PathRow(Row):
    """One step from record to record."""

    step: int = Field(description="Its number, from 1.")
    start: Detail[str] = Field(description="The record it leaves: kind, colon, id.")
    edge: Detail[EdgeKind] = Field(description="The kind of edge.")
    forward: Detail[bool] = Field(description="Whether it follows the edge's own direction.")
    end: Detail[str] = Field(description="The record it reaches.")
    sentence: str = Field(description="The step in words.")


RecordArgument = Annotated[
    str, Field(min_length=1, description="A record's id, with its kind where two share it.")
]


@question
def path(graph: ClaimGraph, start: RecordArgument, end: RecordArgument) -> list[PathRow]:
    """Find a shortest way between two records; no rows where there is none.

    Years and dates are not passed through: that two things happened in one year connects
    nobody. Of several shortest ways the first by the records' keys is taken.
    """
    first, last = _key(graph, start), _key(graph, end)
    if first == last:
        raise QuestionError(f"{start!r} and {end!r} name one record, {first}: name two")
    in_time = f"{NodeKind.YEAR}:", f"{NodeKind.DATE}:"
    closed = in_time[:1] if first.startswith(in_time) or last.startswith(in_time) else in_time
    ways = networkx.subgraph_view(
        graph.nx,
        filter_node=lambda key: key in (first, last) or not key.startswith(closed),
    ).to_undirected(as_view=True)
    try:
        length: Any = networkx.shortest_path_length(ways, first, last)
    except networkx.NetworkXNoPath:
        return []
    away = networkx.single_source_shortest_path_length(ways, last, cutoff=length)
    rows: list[PathRow] = []
    here = first
    while here != last:
        there = min(key for key in ways[here] if away.get(key, length) < away[here])
        rows.append(_row(graph, len(rows) + 1, here, there))
        here = there
    return rows


def _row(graph: ClaimGraph, number: int, start: str, end: str) -> PathRow:
    edges = [
        (EdgeKind(told["kind"]), forward)
        for forward, ends in ((True, (start, end)), (False, (end, start)))
        for told in (graph.nx.get_edge_data(*ends) or {}).values()
    ]
    kind, forward = min(edges, key=lambda edge: edge[0])
    verb = (_FORWARD if forward else _BACKWARD)[kind]
    return PathRow(
        step=number,
        start=start,
        edge=kind,
        forward=forward,
        end=end,
        sentence=f"{_name(graph, start)} {verb} {_name(graph, end)}.",
    )


def _name(graph: ClaimGraph, key: str) -> str:
    told = graph.nx.nodes[key]
    label = " ".join(str(told["label"]).split()).rstrip(".")
    if told["kind"] not in (NodeKind.STATEMENT, NodeKind.CLAIM):
        return label
    # Without quotation marks, since a passage may be the reporter's words.
    return f"{told['kind']} {id_of(key)} ({label})"


def _key(graph: ClaimGraph, given: str) -> str:
    for key in (given, *(f"{kind}:{given}" for kind in _DEFAULT_KINDS)):
        kind, _, id = key.partition(":")
        if kind == NodeKind.CLAIM:
            key = f"{kind}:{graph.current(ClaimId(id))}"
        if key in graph.nx:
            return key
    near = [id for kind in _DEFAULT_KINDS for id in graph.near(kind, given)]
    raise UnknownIdError("record", given, near)
