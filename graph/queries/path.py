"""How two records are connected: the shortest way through the graph, as sentences."""

from collections import deque
from typing import Annotated

from pydantic import Field

from graph.assemble import ClaimGraph, Edge, EdgeKind, NodeKind, UnknownIdError
from graph.queries.row import Detail, Row

_FORWARD = {
    EdgeKind.ASSERTS: "asserts that",
    EdgeKind.DENIES: "denies that",
    EdgeKind.REPORTS: "reports the view that",
    EdgeKind.SAID_BY: "was said by",
    EdgeKind.SAID_AT: "was said at",
    EdgeKind.STANDS_IN: "stands in",
    EdgeKind.ATTRIBUTED_TO: "came by way of",
    EdgeKind.ON: "is dated",
    EdgeKind.IN_YEAR: "lies in",
    EdgeKind.BROADER: "is a case of",
    EdgeKind.CONTRADICTS: "contradicts that",
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
    EdgeKind.CONTRADICTS: "contradicts that",
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


def path(graph: ClaimGraph, start: RecordArgument, end: RecordArgument) -> list[PathRow]:
    """Find a shortest way between two records; no rows where there is none.

    Years and dates are not passed through: that two things happened in one year connects
    nobody. Of several shortest ways the first by the records' keys is taken.
    """
    first, last = _key(graph, start), _key(graph, end)
    in_time = f"{NodeKind.YEAR}:", f"{NodeKind.DATE}:"
    closed = in_time[:1] if first.startswith(in_time) or last.startswith(in_time) else in_time
    came: dict[str, tuple[str, Edge, bool]] = {}
    queue = deque([first])
    seen = {first}
    while queue and last not in seen:
        here = queue.popleft()
        for there, edge, forward in _steps(graph, here):
            if there not in seen and (there == last or not there.startswith(closed)):
                seen.add(there)
                came[there] = (here, edge, forward)
                queue.append(there)
    steps: list[tuple[str, Edge, bool, str]] = []
    here = last
    while here != first and here in came:
        before, edge, forward = came[here]
        steps.append((before, edge, forward, here))
        here = before
    return [_row(graph, number, *step) for number, step in enumerate(reversed(steps), 1)]


def _steps(graph: ClaimGraph, here: str) -> list[tuple[str, Edge, bool]]:
    """The ways on from a record, by the keys of the records that they lead to."""
    steps = [
        (edge.target if edge.source == here else edge.source, edge, edge.source == here)
        for edge in graph.around(here)
    ]
    return sorted(steps, key=lambda step: (step[0], step[1].kind))


def _row(
    graph: ClaimGraph, number: int, start: str, edge: Edge, forward: bool, end: str
) -> PathRow:
    verb = (_FORWARD if forward else _BACKWARD)[edge.kind]
    return PathRow(
        step=number,
        start=start,
        edge=edge.kind,
        forward=forward,
        end=end,
        sentence=f"{_name(graph, start)} {verb} {_name(graph, end)}.",
    )


def _name(graph: ClaimGraph, key: str) -> str:
    node = graph.nodes[key]
    label = " ".join(str(node.attributes.get("label", key)).split()).rstrip(".")
    return f"“{label}”" if node.kind in (NodeKind.STATEMENT, NodeKind.CLAIM) else label


def _key(graph: ClaimGraph, given: str) -> str:
    if given in graph.nodes:
        return given
    for kind in _DEFAULT_KINDS:
        if f"{kind}:{given}" in graph.nodes:
            return f"{kind}:{given}"
    raise UnknownIdError("record", given, [key.partition(":")[2] for key in graph.nodes])
