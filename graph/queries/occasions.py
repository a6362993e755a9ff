"""How often a claim was asserted: occasions, never sentences; years, certain and possible."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.assemble import ClaimGraph, EdgeKind, NodeKind
from graph.queries.links import Reading
from schemas.event import UNSPECIFIED
from schemas.ids import EventId

_EXACT_LIMIT = 16


@dataclass(frozen=True, slots=True)
class Count:
    """What a set of assertions amounts to."""

    occasions: tuple[int, int]
    """The fewest and the most occasions."""
    years: tuple[int, ...]
    """Years in which it was certainly asserted, ascending."""
    possible_years: tuple[int, ...]
    """Further years in which it may have been, ascending."""
    most_years: int
    """The most distinct years that the occasions can fall in."""


def count_occasions(graph: ClaimGraph, assertions: Iterable[Reading]) -> Count:
    """Count the occasions and years of assertions.

    An occasion is an event; statements without one never count. The lower bound holds the
    clear readings alone and takes all events that may be one for one; the upper bound holds
    the arguable ones too and takes all events for different ones.
    """
    clear: dict[EventId, set[int]] = {}
    every: dict[EventId, set[int]] = {}
    for reading in assertions:
        statement = reading.statement
        if not reading.asserts or statement.event == UNSPECIFIED:
            continue
        certain = statement.years
        every.setdefault(statement.event, set()).update(certain, statement.possible_years)
        if reading.clear:
            clear.setdefault(statement.event, set()).update(certain)
    years = sorted(set[int]().union(*clear.values()))
    touched = set[int]().union(*every.values())
    return Count(
        occasions=(_fewest(graph, sorted(clear)), len(every)),
        years=tuple(years),
        possible_years=tuple(sorted(touched.difference(years))),
        most_years=_most_years(every),
    )


def _fewest(graph: ClaimGraph, events: list[EventId]) -> int:
    """The fewest occasions that the events can be, where some pairs may be one."""
    known = set(events)
    may_be: dict[EventId, set[EventId]] = {event: set() for event in events}
    for event in events:
        for edge in graph.out(NodeKind.EVENT, event, EdgeKind.MAY_BE):
            other = EventId(edge.target.partition(":")[2])
            if other in known:
                may_be[event].add(other)
                may_be[other].add(event)
    linked = [event for event in events if may_be[event]]
    alone = len(events) - len(linked)
    if len(linked) > _EXACT_LIMIT:
        return alone + _components(linked, may_be)
    return alone + _fewest_groups(linked, may_be)


def _fewest_groups(events: list[EventId], may_be: dict[EventId, set[EventId]]) -> int:
    """The fewest groups in which every two events may be one (a minimum clique cover)."""
    best = len(events)

    def place(index: int, groups: list[list[EventId]]) -> None:
        nonlocal best
        if len(groups) >= best:
            return
        if index == len(events):
            best = len(groups)
            return
        event = events[index]
        for group in groups:
            if all(other in may_be[event] for other in group):
                group.append(event)
                place(index + 1, groups)
                group.pop()
        place(index + 1, [*groups, [event]])

    place(0, [])
    return best


def _components(events: list[EventId], may_be: dict[EventId, set[EventId]]) -> int:
    """How many groups hang together: never more than the fewest occasions."""
    seen: set[EventId] = set()
    count = 0
    for event in events:
        if event in seen:
            continue
        count += 1
        queue = [event]
        while queue:
            current = queue.pop()
            if current not in seen:
                seen.add(current)
                queue.extend(may_be[current])
    return count


def _most_years(events: dict[EventId, set[int]]) -> int:
    """The most distinct years when each event falls in one of its years (a maximum matching)."""
    event_of: dict[int, EventId] = {}

    def seat(event: EventId, tried: set[int]) -> bool:
        for year in sorted(events[event]):
            if year in tried:
                continue
            tried.add(year)
            if year not in event_of or seat(event_of[year], tried):
                event_of[year] = event
                return True
        return False

    for event in sorted(events, key=lambda event: (len(events[event]), event)):
        seat(event, set())
    return len(event_of)
