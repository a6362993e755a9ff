"""How often a claim was asserted: occasions, never sentences; years, certain and possible."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple, TypeAlias

import networkx

from graph.assemble import ClaimGraph
from graph.queries.links import Reading
from schemas.event import UNSPECIFIED
from schemas.ids import EventId

_EXACT_LIMIT = 16


class Count(NamedTuple):
    """What a set of assertions amounts to."""

    occasions: tuple[int, int]
    """The fewest and the most occasions."""
    years: tuple[int, ...]
    """Years in which it was certainly asserted, ascending."""
    possible_years: tuple[int, ...]
    """Further years in which it may have been, ascending."""
    most_years: int
    """The most distinct years that the occasions can fall in."""


Assertion: TypeAlias = tuple[EventId, Iterable[int], Iterable[int], bool]
"""The event of an assertion, its certain and possible years, and whether its reading is clear."""


def count_occasions(graph: ClaimGraph, readings: Iterable[Reading]) -> Count:
    """Count the occasions and years of the assertions among readings."""
    return count(graph.may_be, filter(None, map(as_assertion, readings)))


def as_assertion(reading: Reading) -> Assertion | None:
    """What of a reading is counted; None where nothing is."""
    statement = reading.statement
    if not reading.asserts or statement.event == UNSPECIFIED:
        return None
    return statement.event, statement.years, statement.possible_years, reading.clear


def count(may_be: Callable[[EventId], set[EventId]], assertions: Iterable[Assertion]) -> Count:
    """Count the occasions and years of assertions at events.

    An occasion is an event; statements without one never count. The lower bound holds the
    clear readings alone and takes all events that may be one for one; the upper bound holds
    the arguable ones too and takes all events for different ones.
    """
    clear: dict[EventId, set[int]] = {}
    every: dict[EventId, set[int]] = {}
    for event, certain, possible, is_clear in assertions:
        every.setdefault(event, set()).update(certain, possible)
        if is_clear:
            clear.setdefault(event, set()).update(certain)
    years = sorted(set[int]().union(*clear.values()))
    touched = set[int]().union(*every.values())
    return Count(
        occasions=(_fewest(may_be, clear), len(every)),
        years=tuple(years),
        possible_years=tuple(sorted(touched.difference(years))),
        most_years=_most_years(every),
    )


def _fewest(may_be: Callable[[EventId], set[EventId]], events: Collection[EventId]) -> int:
    """The fewest occasions that the events can be, where some pairs may be one."""
    same = {
        event: others
        for event in events
        if (others := {other for other in may_be(event) if other in events})
    }
    linked = sorted(same)
    alone = len(events) - len(linked)
    if len(linked) > _EXACT_LIMIT:
        return alone + _components(linked, same)
    return alone + _fewest_groups(linked, same)


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
    together: networkx.Graph[EventId] = networkx.Graph()
    together.add_nodes_from(events)
    together.add_edges_from((one, other) for one in events for other in may_be[one])
    return networkx.number_connected_components(together)


def _most_years(events: dict[EventId, set[int]]) -> int:
    """The most distinct years when each event falls in one of its years (a maximum matching)."""
    taken = {year for years in events.values() if len(years) == 1 for year in years}
    # Where an event can be of one year alone, the others need not be of that year.
    left = {event: years - taken for event, years in events.items() if years - taken}
    if not left:
        return len(taken)
    seats: networkx.Graph[EventId | int] = networkx.Graph()
    seats.add_edges_from((event, year) for event, years in left.items() for year in years)
    matched = networkx.bipartite.hopcroft_karp_matching(seats, top_nodes=left)
    return len(taken) + len(matched) // 2
