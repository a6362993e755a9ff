"""The graph as a picture: a network of pyvis with everything placed and nothing left to simulate.

The page's network view is drawn from the network of the whole graph; notebooks show either.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.assemble import ClaimGraph, NodeKind, id_of
from graph.page.network_marks import Marks
from graph.page.places import Places
from graph.page.pyvis_network import ClaimNetwork
from graph.queries.links import Reading, readings_in_order
from graph.queries.repeats import RepeatStatus, repeats
from schemas.corpus import Statement
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId

WHOLE_GRAPH_LIMIT = 400
"""More nodes than this are shown one claim's neighbourhood at a time."""
_MOST = 2_000
"""A claim with more nodes about it is no picture."""

_COLUMNS = {"speaker": 0, "statement": 230, "claim": 430, "event": 860, "source": 1080}
_STEP = 7
_LEAST_HEIGHT = 560
_NEIGHBOURS = {"speaker": (-280, 84), "source": (290, 100), "event": (560, 100)}
"""Where a claim's speakers, sources and events stand, and how far apart at least."""


class TooLargeError(ValueError):
    """What would be drawn has too many nodes to be looked at."""


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
    return _Neighbourhood(graph, places, graph.claim(claim).id, depth).draw()


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
        for place, y in _spread(heights, 36).items():
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


class _Neighbourhood:
    """Speakers left, statements in order of time, sources and events right, claims above."""

    def __init__(self, graph: ClaimGraph, places: Places, claim: ClaimId, depth: int) -> None:
        self._graph = graph
        self._places = places
        self._claim = claim
        self._net = ClaimNetwork()
        self._marks = Marks(graph, places)
        self._open, self._related = self._walk(depth)

    def _walk(self, depth: int) -> tuple[list[ClaimId], list[ClaimId]]:
        """The claims whose statements are drawn, and those that are related to them."""
        opened, found = [self._claim], [*_related(self._graph, self._claim)]
        for _ in range(depth - 1):
            opened += [each for each in found if each not in opened]
            near = [other for each in opened for other in _related(self._graph, each)]
            found += dict.fromkeys(each for each in near if each not in found)
        found = [each for each in dict.fromkeys(found) if each != self._claim]
        return opened, found

    def draw(self) -> ClaimNetwork:
        net, marks = self._net, self._marks
        readings = self._readings()
        found = {
            reading.statement.id: (120 + n * 84, reading) for n, reading in enumerate(readings)
        }
        net.add(marks.claim(self._claim, (0, 0), chosen=True))
        for n, other in enumerate(self._related):
            at = (400 if n % 2 else -400, -110 * (n // 2) - 30)
            net.add(marks.claim(other, at, chosen=False))
        for height, reading in found.values():
            net.add(marks.statement(reading, (0, height)))
        for kind, (x, gap) in _NEIGHBOURS.items():
            for id, y in self._beside(kind, gap, readings):
                net.add(marks.record(kind, id, (x, y)))
        if net.num_nodes() > _MOST:
            raise TooLargeError(
                f"{self._claim} has {net.num_nodes():,} nodes about it, too many to draw"
            )
        self._join(readings)
        return net

    def _readings(self) -> list[Reading]:
        """Those of the claim first, then what only the others have."""
        own, *others = (list(readings_in_order(self._graph, each)) for each in self._open)
        seen = {reading.statement.id for reading in own}
        for reading in (each for readings in others for each in readings):
            if reading.statement.id not in seen:
                seen.add(reading.statement.id)
                own.append(reading)
        return own

    def _beside(self, kind: str, gap: int, readings: Sequence[Reading]) -> list[tuple[str, float]]:
        """The records of one kind, each at the mean height of its statements, none too near."""
        order: Mapping[Any, int] = getattr(self._places, f"{kind}s")
        heights: dict[int, list[int]] = {}
        for n, reading in enumerate(readings):
            id = getattr(reading.statement, kind)
            if id in order:
                heights.setdefault(order[id], []).append(120 + n * 84)
        means = {place: sum(found) / len(found) for place, found in heights.items()}
        ids = [*order]
        return [(ids[place], y) for place, y in _spread(means, gap).items()]

    def _join(self, readings: Sequence[Reading]) -> None:
        join, before = self._net.join, f"claim:{self._claim}"
        own = {each.statement.id for each in readings_in_order(self._graph, self._claim)}
        look: dict[str, Any]
        for reading in readings:
            statement, key = reading.statement, f"statement:{reading.statement.id}"
            if statement.id in own:
                first = before.startswith("claim:")
                look = {} if first else {"tone": "accent", "width": 2.5, "opacity": 0.45}
                kind = "" if first else "next"
                join(before, key, statement.id, kind=kind, **look)
                before = key
            else:
                look = self._marks.stance(reading.link.stance)
                join(
                    f"statement:{statement.id}", f"claim:{reading.link.claim}", statement.id, **look
                )
        for statement in {each.statement.id: each.statement for each in readings}.values():
            key, source = f"statement:{statement.id}", f"source:{statement.source}"
            join(f"speaker:{statement.speaker}", key, statement.id)
            join(key, source, statement.id)
            if statement.event != UNSPECIFIED:
                join(source, f"event:{statement.event}", statement.id)
        for claim in dict.fromkeys([*self._open, *self._related]):
            for edge in self._graph.judged(NodeKind.CLAIM, claim):
                ends = {edge.source, edge.target}
                if ends & {f"claim:{each}" for each in self._open} and self._net.has(edge.target):
                    self._net.join(edge.source, edge.target, None, **self._marks.judged(edge.kind))


def _related(graph: ClaimGraph, claim: ClaimId) -> list[ClaimId]:
    """The claims that a judgement relates to one, in the order of the judgements' edges."""
    edges = graph.judged(NodeKind.CLAIM, claim)
    edges += graph.into(NodeKind.CLAIM, claim, *Marks.JUDGED)
    ends = [(id_of(each.source), each.kind, id_of(each.target)) for each in edges]
    return [
        ClaimId(source if target == claim else target)
        for source, _, target in sorted(ends, key=lambda each: (each[0], each[1].value, each[2]))
    ]


def _spread(wanted: Mapping[int, float], gap: float) -> dict[int, float]:
    """The heights that are wanted, each at least so far below the one before."""
    made: dict[int, float] = {}
    last = float("-inf")
    for place, y in sorted(wanted.items(), key=lambda each: (each[1], each[0])):
        last = made[place] = max(y, last + gap)
    return made


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
