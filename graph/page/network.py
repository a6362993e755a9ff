"""The graph as a picture: a network of pyvis with everything placed and nothing left to simulate.

The page's network view is drawn from the network of the whole graph; notebooks show either.
"""

from collections.abc import Iterable, Sequence

from graph.assemble import ClaimGraph
from graph.page.neighbourhood import Neighbourhood, spread
from graph.page.network_marks import Marks
from graph.page.pyvis_network import ClaimNetwork, TooLargeError
from graph.page.row_numbers import Places
from graph.queries.repeats import RepeatStatus, repeats
from schemas.corpus import Statement
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId

WHOLE_GRAPH_LIMIT = 400
"""More nodes than this are shown one claim's neighbourhood at a time."""

_COLUMNS = {"speaker": 0, "statement": 230, "claim": 430, "event": 860, "source": 1080}
_STEP = 7
_LEAST_HEIGHT = 560


def make_network(
    graph: ClaimGraph, places: Places, claim: ClaimId | None = None, depth: int = 1
) -> ClaimNetwork:
    """Draw the whole graph, or what stands around one claim.

    Args:
        graph: the graph.
        places: where each record stands in the page's tables.
        claim: whose statements, speakers, sources, occasions and related claims are drawn.
        depth: 1 draws the claims related to it as such; 2 their statements and related claims
            too, and so on.

    Raises:
        TooLargeError: there are more nodes than can be looked at.
    """
    if claim is None:
        return _Whole(graph, places).draw()
    return Neighbourhood(graph, places, graph.claim(claim).id, depth).draw()


def count_nodes(places: Places) -> int:
    """How many nodes the whole graph has in its picture."""
    return sum(_counts(places).values())


def _counts(places: Places) -> dict[str, int]:
    return {
        "speaker": len(places.speakers),
        "statement": len(places.statements),
        "claim": len(places.claims),
        "event": len(places.events),
        "source": len(places.sources),
    }


class _Whole:
    """Speakers left, statements in order of time, claims, events and sources to the right."""

    def __init__(self, graph: ClaimGraph, places: Places) -> None:
        self._graph = graph
        self._places = places
        self._net = ClaimNetwork()
        self._marks = Marks(graph, places)

    def draw(self) -> ClaimNetwork:
        number = count_nodes(self._places)
        if number > WHOLE_GRAPH_LIMIT:
            raise TooLargeError(
                f"the graph has {number:,} nodes, too many to draw whole: name a claim"
            )
        for key, at in self._heights():
            self._net.add(self._marks.small(key, at))
        self._name_repeats()
        for statement in self._places.in_time:
            self._join(statement)
        return self._net

    def _heights(self) -> Iterable[tuple[str, tuple[int, int]]]:
        counts = _counts(self._places)
        height = max(_STEP * max(counts.values()), _LEAST_HEIGHT)
        wanted = _wanted_heights(self._places)
        tables: dict[str, Sequence[str]] = {
            "speaker": [*self._places.speakers],
            "statement": [*self._places.statements],
            "claim": [*self._places.claims],
            "event": [*self._places.events],
            "source": [*self._places.sources],
        }
        for kind, count in counts.items():
            for rank, place in enumerate(sorted(range(count), key=wanted[kind].__getitem__)):
                y = round((rank + 0.5) * height / count)
                yield f"{kind}:{tables[kind][place]}", (_COLUMNS[kind], y)

    def _name_repeats(self) -> None:
        """The texts of the claims that repeat, beside their dots, none over another."""
        rows = [row for row in repeats(self._graph) if row.status is RepeatStatus.CERTAIN]
        heights = {self._places.claims[row.claim]: self._net.y_of(row.claim) for row in rows}
        ids = {self._places.claims[row.claim]: row.claim for row in rows}
        for place, y in spread(heights, 36).items():
            self._net.add(self._marks.text(ids[place], (_COLUMNS["claim"] + 150, y)))

    def _join(self, statement: Statement) -> None:
        join, own = self._net.join, f"statement:{statement.id}"
        tone = self._marks.tone(statement.speaker)
        join(f"speaker:{statement.speaker}", own, statement.id, tone=tone, width=0.8, opacity=0.3)
        for link in statement.claims:
            look = self._marks.stance(link.stance)
            join(own, f"claim:{link.claim}", statement.id, claim=link.claim, **look)
        if statement.event == UNSPECIFIED:
            return
        event = f"event:{statement.event}"
        for link in statement.claims:
            ends = f"claim:{link.claim}", event
            join(*ends, statement.id, claim=link.claim, width=0.8, opacity=0.3)
        join(event, f"source:{statement.source}", statement.id)


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
