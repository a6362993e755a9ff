"""The network view: pyvis carries places, the edges between claims, and the options."""

from typing import TYPE_CHECKING, Any

from graph.assemble import ClaimGraph, NodeKind, id_of
from graph.page.places import Places
from schemas.ids import ClaimId

if TYPE_CHECKING:
    from pyvis.network import Network

WHOLE_GRAPH_LIMIT = 400
"""More nodes than this are shown one claim's neighbourhood at a time."""

_COLUMNS = {"speaker": 0, "statement": 230, "claim": 430, "event": 860, "source": 1080}
_STEP = 7
_LEAST_HEIGHT = 560
_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "keyboard": False,
        "hideEdgesOnDrag": False,
        "zoomSpeed": 0.6,
    },
    "nodes": {"borderWidth": 1.5, "chosen": False},
    "edges": {"smooth": False, "chosen": False},
}


def make_network(graph: ClaimGraph, places: Places) -> "Network":
    """A pyvis network with everything placed in Python and nothing left to a simulation.

    Its nodes are the whole graph where that is small, else none; its edges are those that do
    not follow from the statements' columns.
    """
    from pyvis.network import Network

    net = Network(directed=True)
    net.nodes = _place_nodes(places)
    net.edges = _edges_between_claims(graph, places)
    net.options = _OPTIONS
    return net


def _edges_between_claims(graph: ClaimGraph, places: Places) -> list[dict[str, Any]]:
    made = []
    for claim in graph.corpus.claims:
        for edge in graph.judged(NodeKind.CLAIM, claim):
            made.append(
                {
                    "from": places.claims[claim],
                    "to": places.claims[ClaimId(id_of(edge.target))],
                    "kind": edge.kind.value,
                    "reason": edge.attributes.get("reason"),
                }
            )
    return made


def _place_nodes(places: Places) -> list[dict[str, Any]]:
    """Speakers left, statements in order of time, claims, events and sources to the right."""
    kinds: dict[str, int] = {
        "speaker": len(places.speakers),
        "statement": len(places.statements),
        "claim": len(places.claims),
        "event": len(places.events),
        "source": len(places.sources),
    }
    if sum(kinds.values()) > WHOLE_GRAPH_LIMIT:
        return []
    wanted = _wanted_heights(places)
    height = max(_STEP * max(kinds.values()), _LEAST_HEIGHT)
    return [
        {"id": f"{kind}:{place}", "x": _COLUMNS[kind], "y": round((rank + 0.5) * height / count)}
        for kind, count in kinds.items()
        for rank, place in enumerate(sorted(range(count), key=wanted[kind].__getitem__))
    ]


def _wanted_heights(places: Places) -> dict[str, list[float]]:
    """The mean place of the statements that each node is joined to; lone nodes go last."""
    last = float(len(places.in_time))
    joined: dict[str, list[list[int]]] = {
        "speaker": [[] for _ in places.speakers],
        "claim": [[] for _ in places.claims],
        "event": [[] for _ in places.events],
        "source": [[] for _ in places.sources],
    }
    for place, statement in enumerate(places.in_time):
        joined["speaker"][places.speakers[statement.speaker]].append(place)
        joined["source"][places.sources[statement.source]].append(place)
        if statement.event in places.events:
            joined["event"][places.events[statement.event]].append(place)
        for link in statement.claims:
            joined["claim"][places.claims[link.claim]].append(place)
    heights = {
        kind: [sum(found) / len(found) if found else last for found in rows]
        for kind, rows in joined.items()
    }
    return {**heights, "statement": [float(place) for place in range(len(places.in_time))]}
