"""Whether what curators decided about claims and events can all be right."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from graph.load.places import Entry, Place
from graph.load.problem import Problem
from schemas.event import Event
from schemas.ids import EventId
from schemas.judgement import Broader, Contradicts, Judgement, MayBe, NotSame, Variant

Judged: TypeAlias = "tuple[Judgement, Entry]"
_Neighbours: TypeAlias = "Mapping[str, list[str]]"


def check_judgements(
    judgements: list[Judged], events: Mapping[EventId, Event]
) -> Iterator[Problem]:
    """Each judgement that cannot stand beside the others, or by itself."""
    sound = []
    first: dict[tuple[str, str, str], Entry] = {}
    for judgement, entry in judgements:
        if broken := list(judgement.broken_rules()):
            yield from (
                entry.at(*rule.steps).error(rule.code, rule.message, rule.hint) for rule in broken
            )
            continue
        left, right = judgement.pair
        key = (judgement.kind, left, right)
        if not isinstance(judgement, Broader):
            key = (judgement.kind, min(left, right), max(left, right))
        if key in first:
            where = first[key].at()
            message = f"`{left}` and `{right}` are judged so already, at {where}"
            place = entry.at("kind")
            yield place.error("judgement-twice", message, "delete one of the two judgements")
            continue
        first[key] = entry
        sound.append((judgement, entry))
    yield from _check_claims(sound)
    for judgement, entry in sound:
        if isinstance(judgement, MayBe):
            yield from _check_may_be(judgement, entry, events)


def _place(entry: Entry, judgement: Judgement) -> Place:
    return entry.at(*judgement.second)


def _check_claims(judgements: list[Judged]) -> Iterator[Problem]:
    wider: defaultdict[str, list[str]] = defaultdict(list)
    variants: defaultdict[str, list[str]] = defaultdict(list)
    for judgement, _ in judgements:
        left, right = judgement.pair
        if isinstance(judgement, Broader):
            wider[left].append(right)
        elif isinstance(judgement, Variant):
            variants[left].append(right)
            variants[right].append(left)
    in_cycle: set[str] = set()
    for judgement, entry in judgements:
        if isinstance(judgement, Broader):
            yield from _check_cycle(judgement, entry, wider, in_cycle)
            yield from _check_variant_and_broader(judgement, entry, variants)
        elif isinstance(judgement, (Contradicts, NotSame)):
            yield from _check_apart(judgement, entry, variants, wider)


def _check_cycle(
    judgement: Broader, entry: Entry, wider: _Neighbours, in_cycle: set[str]
) -> Iterator[Problem]:
    if judgement.narrow in in_cycle and judgement.wide in in_cycle:
        return
    way = _way(judgement.wide, judgement.narrow, wider)
    if way is None:
        return
    in_cycle.update(way)
    named = " -> ".join([judgement.narrow, *way])
    message = f"these claims are broader than each other in a circle: {named}"
    hint = "a claim that says more is narrow; claims that say the same are one claim"
    yield _place(entry, judgement).error("broader-cycle", message, hint)


def _check_variant_and_broader(
    judgement: Broader, entry: Entry, variants: _Neighbours
) -> Iterator[Problem]:
    if judgement.wide in variants.get(judgement.narrow, ()):
        message = (
            f"`{judgement.narrow}` and `{judgement.wide}` are a variant of each other, "
            "and so neither entails the other"
        )
        hint = "keep `broader` or `variant`, not both"
        yield _place(entry, judgement).error("judgements-contradict", message, hint)


def _check_apart(
    judgement: Contradicts | NotSame, entry: Entry, variants: _Neighbours, wider: _Neighbours
) -> Iterator[Problem]:
    left, right = judgement.claims
    apart = f"{left} {judgement.kind} {right}"
    if way := _way(left, right, variants):
        message = f"judgements that cannot all be right: {_chain(way, 'variant')}, {apart}"
        hint = "delete the one that is wrong"
        yield _place(entry, judgement).error("judgements-contradict", message, hint)
    if isinstance(judgement, NotSame):
        return
    for narrow, wide in ((left, right), (right, left)):
        if way := _way(narrow, wide, wider):
            chain = " entails ".join(way)
            message = f"a claim cannot contradict one that it entails: {chain}, {apart}"
            hint = "delete the judgement that is wrong"
            yield _place(entry, judgement).error("judgements-contradict", message, hint)
            return


def _chain(way: list[str], word: str) -> str:
    return ", ".join(f"{a} {word} {b}" for a, b in pairwise(way))


def _way(start: str, goal: str, neighbours: _Neighbours) -> list[str] | None:
    """A shortest way, both ends included."""
    came: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        if at == goal:
            way = [at]
            while (previous := came[way[-1]]) is not None:
                way.append(previous)
            return way[::-1]
        for near in neighbours.get(at, ()):
            if near not in came:
                came[near] = at
                waiting.append(near)
    return None


def _check_may_be(
    judgement: MayBe, entry: Entry, events: Mapping[EventId, Event]
) -> Iterator[Problem]:
    left, right = (events.get(each) for each in judgement.events)
    if left is None or right is None or left.date is None or right.date is None:
        return
    if not (left.date.is_sure and right.date.is_sure):
        return
    for one in left.date.members:
        for other in right.date.members:
            begins_in_time = other.last is None or one.first <= other.last
            if begins_in_time and (one.last is None or other.first <= one.last):
                return
    message = f"`{left.id}` ({left.date}) and `{right.id}` ({right.date}) lie on different days"
    hint = "they are two events: delete the judgement, or correct a date"
    yield _place(entry, judgement).error("may-be-impossible", message, hint)
