"""The edges that follow from a node's attributes, and those that judgements make."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.assemble.elements import Attributes, Edge
from graph.assemble.kinds import EdgeKind, NodeKind
from schemas.dates import EdtfDate
from schemas.event import UNSPECIFIED
from schemas.judgement import Broader, Contradicts, Judgement, MayBe, NotSame, Variant

BETWEEN_RECORDS = frozenset(
    {
        EdgeKind.BROADER,
        EdgeKind.CONTRADICTS,
        EdgeKind.VARIANT,
        EdgeKind.NOT_SAME,
        EdgeKind.MAY_BE,
    }
)
"""The kinds of edges that no statement has."""

_CLOSED = "≤"
"""Between a date with an open end and the day that closes it, in the key of its node."""
_PAIRS = {
    Contradicts: EdgeKind.CONTRADICTS,
    Variant: EdgeKind.VARIANT,
    NotSame: EdgeKind.NOT_SAME,
}
_USUAL = {"certainty": "clear", "strength": "stated"}
_STANCES = {each.value: each for each in (EdgeKind.ASSERTS, EdgeKind.DENIES, EdgeKind.REPORTS)}
_NOTHING: Mapping[str, Any] = {}


def edges_from(key: str, attributes: Attributes) -> Iterator[Edge]:
    """The edges that leave a node, other than those of judgements."""
    kind = attributes["kind"]
    if kind == NodeKind.STATEMENT:
        yield from _of_statement(key, attributes)
    elif kind == NodeKind.CLAIM and "narrative" in attributes:
        yield Edge(key, f"narrative:{attributes['narrative']}", EdgeKind.BROADER, _NOTHING)
    elif kind == NodeKind.DATE:
        yield from _of_date(key, attributes)
    if kind in (NodeKind.STATEMENT, NodeKind.EVENT) and "date" in attributes:
        yield Edge(key, _date_key(attributes), EdgeKind.ON, _NOTHING)


def _of_statement(key: str, attributes: Attributes) -> Iterator[Edge]:
    get = attributes.get
    source = key[len("statement:") : key.index("/")]
    yield Edge(key, f"source:{source}", EdgeKind.STANDS_IN, _NOTHING)
    certainty = get("speaker_certainty", "clear")
    yield Edge(key, f"speaker:{attributes['speaker']}", EdgeKind.SAID_BY, {"certainty": certainty})
    for position, between in enumerate(get("attribution", ())):
        yield Edge(key, f"speaker:{between}", EdgeKind.ATTRIBUTED_TO, {"position": position})
    if attributes["event"] != UNSPECIFIED:
        yield Edge(key, f"event:{attributes['event']}", EdgeKind.SAID_AT, _NOTHING)
    views = set()
    for link in attributes["claims"]:
        reading = {**_USUAL, **link}
        stance = _STANCES[reading.pop("stance", "asserts")]
        yield Edge(key, f"claim:{reading.pop('claim')}", stance, reading)
        if "of" in link:
            views.add(link["of"])
    for of in sorted(views):
        yield Edge(key, f"speaker:{of}", EdgeKind.VIEW_OF, _NOTHING)
    figures = get("figures", ())
    for giver in sorted({each["taken_from"] for each in figures if "taken_from" in each}):
        yield Edge(key, f"speaker:{giver}", EdgeKind.TAKEN_FROM, _NOTHING)
    for figure in figures:
        stated = dict(figure)
        yield Edge(key, f"quantity:{stated.pop('quantity')}", EdgeKind.STATES, stated)


def _of_date(key: str, attributes: Attributes) -> Iterator[Edge]:
    date = EdtfDate(attributes["label"])
    closes_on = attributes.get("closes_on")
    closing = datetime.date.fromisoformat(closes_on) if closes_on else None
    years = dict.fromkeys(date.certain_years(closing), True)
    years |= dict.fromkeys(date.possible_years(closing), False)
    for year in sorted(years):
        yield Edge(key, f"year:{year}", EdgeKind.IN_YEAR, {"certain": years[year]})


def _date_key(attributes: Attributes) -> str:
    closing = attributes.get("closing")
    return f"date:{attributes['date']}{_CLOSED + closing if closing else ''}"


def describe_time(key: str) -> dict[str, Any]:
    """The attributes of the node of a date or a year, which its key tells."""
    kind, _, told = key.partition(":")
    label, closed, day = told.partition(_CLOSED)
    return {"kind": kind, "label": label, **({"closes_on": day} if closed else {})}


def judgement_edge(judgement: Judgement) -> Edge:
    """The edge that a judgement makes."""
    told: dict[str, Any] = {"reason": judgement.reason}
    if judgement.curator is not None:
        told["curator"] = judgement.curator
    if isinstance(judgement, Broader):
        return Edge(f"claim:{judgement.narrow}", f"claim:{judgement.wide}", EdgeKind.BROADER, told)
    if isinstance(judgement, MayBe):
        first, second = sorted(f"event:{id}" for id in judgement.events)
        return Edge(first, second, EdgeKind.MAY_BE, told)
    first, second = sorted(f"claim:{id}" for id in judgement.claims)
    return Edge(first, second, _PAIRS[type(judgement)], told)


def read_judgement(kind: str, source: str, target: str, attributes: Attributes) -> Judgement:
    """The judgement that made an edge between two claims' or two events' ids."""
    told = {name: attributes[name] for name in ("reason", "curator") if name in attributes}
    one: Any = source
    other: Any = target
    if kind == EdgeKind.BROADER:
        return Broader(kind="broader", narrow=one, wide=other, **told)
    if kind == EdgeKind.MAY_BE:
        return MayBe(kind="may-be", events=(one, other), **told)
    model: Any = next(model for model, each in _PAIRS.items() if each == kind)
    made: Judgement = model(kind=kind.replace("_", "-"), claims=(one, other), **told)
    return made


def number_edges(edges: Iterable[Edge]) -> Iterator[tuple[Edge, int]]:
    """Edges and their numbers among those of one kind between the same two nodes, from 1."""
    counts: dict[tuple[str, str, EdgeKind], int] = {}
    for edge in edges:
        number = counts[edge[:3]] = counts.get(edge[:3], 0) + 1
        yield edge, number


def edge_key(kind: str, number: int) -> str:
    """What networkx knows an edge by: ``states``, and of several ``states-2``, ``states-3``."""
    return kind if number == 1 else f"{kind}-{number}"
