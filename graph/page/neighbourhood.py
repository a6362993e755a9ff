"""What stands around one claim: its statements in order of time, and all that they name."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.assemble import ClaimGraph, NodeKind, id_of
from graph.page.network_marks import Marks
from graph.page.pyvis_network import ClaimNetwork, TooLargeError
from graph.page.row_numbers import Places
from graph.queries.links import Reading, readings_in_order
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId

_MOST = 2_000
"""A claim with more nodes about it is no picture."""
_NEIGHBOURS = {"speaker": (-280, 84), "source": (290, 100), "event": (560, 100)}
"""Where a claim's speakers, sources and events stand, and how far apart at least."""


class Neighbourhood:
    """Speakers left, statements in order of time, sources and events right, claims above."""

    def __init__(self, graph: ClaimGraph, places: Places, claim: ClaimId, depth: int) -> None:
        """Take a claim, and how far related claims are followed."""
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
        """The network.

        Raises:
            TooLargeError: it has more nodes than can be looked at.
        """
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
        return [(ids[place], y) for place, y in spread(means, gap).items()]

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


def spread(wanted: Mapping[int, float], gap: float) -> dict[int, float]:
    """The heights that are wanted, each at least so far below the one before."""
    made: dict[int, float] = {}
    last = float("-inf")
    for place, y in sorted(wanted.items(), key=lambda each: (each[1], each[0])):
        last = made[place] = max(y, last + gap)
    return made
