"""Which statements count for a claim: its own, and the assertions of narrower ones."""

from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from graph.assemble import ClaimGraph
from graph.assemble.bounded_mapping import Bounded
from schemas.corpus import Statement
from schemas.ids import ClaimId, SpeakerId
from schemas.passage import Certainty, ClaimLink, Stance

_CLAIMS_KEPT, _READINGS_KEPT = 1_000, 50
"""Of how many claims the readings are kept, of those that have no more than so many."""
_EVERY = frozenset(Stance)
_ASSERTED = frozenset({Stance.ASSERTS})


class Reading(NamedTuple):
    """A statement and the link by which it counts for a claim."""

    statement: Statement
    link: ClaimLink

    @property
    def asserts(self) -> bool:
        """Whether the statement asserts the claim, clearly or arguably."""
        return self.link.stance is Stance.ASSERTS

    @property
    def clear(self) -> bool:
        """Whether nobody need argue about the reading."""
        return self.link.certainty is Certainty.CLEAR

    def is_of(self, speaker: SpeakerId | None) -> bool:
        """Whether a speaker says it, or it reports that speaker's view; anybody's for None."""
        return speaker in (None, self.statement.speaker, self.link.of)


def readings(graph: ClaimGraph, claim: ClaimId) -> list[Reading]:
    """What counts for a claim, by source and place in the text; a statement once for a stance.

    A narrow claim entails its wide one, so its assertions count for the wide one; what denies
    or reports the narrow one says nothing of the wide one.
    """
    kept: Bounded[ClaimId, list[Reading]] = graph.keep("readings", lambda: Bounded(_CLAIMS_KEPT))
    if claim not in kept:
        found = _find_readings(graph, claim)
        if len(found) > _READINGS_KEPT:
            return found
        kept[claim] = found
    return [*kept[claim]]


def _find_readings(graph: ClaimGraph, claim: ClaimId) -> list[Reading]:
    counting = counting_for(graph, claim)
    found = {statement.id: statement for each in counting for statement in graph.linked(each)}
    every = [reading for statement in found.values() for reading in read(statement, counting)]
    return sorted(every, key=_by_place)


def counting_for(graph: ClaimGraph, claim: ClaimId) -> dict[ClaimId, Set[Stance]]:
    """Which stances to which claims count for a claim: to itself first."""
    own = graph.claim(claim).id
    return {own: _EVERY, **dict.fromkeys(graph.narrower(own), _ASSERTED)}


def readings_in_order(graph: ClaimGraph, claim: ClaimId) -> Iterator[Reading]:
    """The same in the order of time, one after the other; the undated come last."""
    counting = counting_for(graph, claim)
    for statement in graph.in_order_of_time(claims=list(counting)):
        yield from read(statement, counting)


def read(statement: Statement, counting: Mapping[ClaimId, Set[Stance]]) -> list[Reading]:
    """The readings of a statement that count: for each stance one, a clear one if there is any.

    What counts is given by claim: the one that is asked about first, then its narrower ones.
    """
    if len(statement.claims) == 1:
        (link,) = statement.claims
        counts = link.stance in counting.get(link.claim, ())
        return [Reading(statement, link)] if counts else []
    links = [
        link
        for claim, stances in counting.items()
        for link in statement.claims
        if link.claim == claim and link.stance in stances
    ]
    once: dict[Stance, Reading] = {}
    for link in sorted(links, key=lambda link: link.certainty is not Certainty.CLEAR):
        once.setdefault(link.stance, Reading(statement, link))
    return sorted(once.values(), key=lambda reading: reading.link.stance)


def _by_place(reading: Reading) -> tuple[str, int, int, str, str]:
    statement = reading.statement
    return statement.source, statement.start, statement.end, statement.id, reading.link.stance
