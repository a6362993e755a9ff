"""Whether what curators decided about claims and events can all be right."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import inf
from operator import attrgetter
from typing import TypeAlias

from graph.prove.hierarchy import Groups, Hierarchy
from graph.read.places import Entry, Place
from graph.read.problem import Problem
from schemas.dates import EdtfDate
from schemas.event import Event
from schemas.ids import EventId
from schemas.judgement import Broader, Contradicts, Judgement, MayBe, NotSame, Variant
from schemas.limits import WIDER_CLAIMS

Judged: TypeAlias = "tuple[Judgement, Entry]"
_Neighbours: TypeAlias = "Mapping[str, Mapping[str, None]]"

_MOST_CIRCLES = 10
_MOST_EXPLAINED = 100
"""Of circles that share claims, and of groups, so many are shown with their way."""
_MOST_NAMED = 20
_first_day = attrgetter("first")


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
    variants: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for judgement, _ in judgements:
        if isinstance(judgement, Variant):
            left, right = judgement.pair
            variants[left][right] = variants[right][left] = None
    broader = [judgement for judgement, _ in judgements if isinstance(judgement, Broader)]
    hierarchy = Hierarchy((each.narrow, each.wide) for each in broader)
    groups = Groups((left, right) for left, near in variants.items() for right in near)
    circles = _Circles(hierarchy)
    explained = 0
    for judgement, entry in judgements:
        if isinstance(judgement, Broader):
            yield from circles.check(judgement, entry)
            yield from _check_variant_and_broader(judgement, entry, variants)
            if judgement.narrow in hierarchy.overfull:
                hierarchy.overfull.remove(judgement.narrow)
                message = f"`{judgement.narrow}`: {WIDER_CLAIMS.message()}"
                yield _place(entry, judgement).error(WIDER_CLAIMS.code, message, WIDER_CLAIMS.hint)
        elif isinstance(judgement, (Contradicts, NotSame)):
            left, right = judgement.pair
            if groups.joined(left, right):
                explained += 1
                way = _way(left, right, variants) if explained < _MOST_EXPLAINED else None
                yield _apart(judgement, entry, way)
            if isinstance(judgement, Contradicts):
                yield from _check_entailed(judgement, entry, hierarchy)


class _Circles:
    """The claims that are broader than each other in a circle, of each circle some."""

    def __init__(self, hierarchy: Hierarchy) -> None:
        self._wider = hierarchy.wider
        self._circles = hierarchy.circles()
        self._told: Counter[int] = Counter()
        self._in_cycle: set[str] = set()

    def check(self, judgement: Broader, entry: Entry) -> Iterator[Problem]:
        """The circle that a judgement closes, unless all of it was told before."""
        narrow, wide = judgement.narrow, judgement.wide
        circle = self._circles.get(narrow)
        if circle is None or circle != self._circles.get(wide):
            return
        if {narrow, wide} <= self._in_cycle or self._told[circle] >= _MOST_CIRCLES:
            return
        way = _way(wide, narrow, self._wider)
        if way is None:
            return
        self._told[circle] += 1
        self._in_cycle.update(way)
        named = " -> ".join([narrow, *_shorten(way)])
        message = f"these claims are broader than each other in a circle: {named}"
        hint = "a claim that says more is narrow; claims that say the same are one claim"
        yield _place(entry, judgement).error("broader-cycle", message, hint)


def _shorten(way: list[str]) -> list[str]:
    if len(way) <= _MOST_NAMED:
        return way
    half = _MOST_NAMED // 2
    return [*way[:half], f"({len(way) - 2 * half:,} more)", *way[-half:]]


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


def _apart(judgement: Contradicts | NotSame, entry: Entry, way: list[str] | None) -> Problem:
    left, right = judgement.pair
    joined = f"{left} variant {right} by way of others"
    if way is not None and len(way) <= _MOST_NAMED:
        joined = _chain(way, "variant")
    message = f"judgements that cannot all be right: {joined}, {left} {judgement.kind} {right}"
    hint = "delete the one that is wrong"
    return _place(entry, judgement).error("judgements-contradict", message, hint)


def _check_entailed(
    judgement: Contradicts, entry: Entry, hierarchy: Hierarchy
) -> Iterator[Problem]:
    left, right = judgement.pair
    for narrow, wide in ((left, right), (right, left)):
        if not hierarchy.may_entail(narrow, wide):
            continue
        if way := _way(narrow, wide, hierarchy.wider, most=10 * WIDER_CLAIMS.most):
            chain = " entails ".join(_shorten(way))
            apart = f"{left} {judgement.kind} {right}"
            message = f"a claim cannot contradict one that it entails: {chain}, {apart}"
            hint = "delete the judgement that is wrong"
            yield _place(entry, judgement).error("judgements-contradict", message, hint)
            return


def _chain(way: list[str], word: str) -> str:
    return ", ".join(f"{a} {word} {b}" for a, b in pairwise(way))


def _way(start: str, goal: str, neighbours: _Neighbours, *, most: float = inf) -> list[str] | None:
    """A shortest way, both ends included; None too where it leads past too many claims."""
    came: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting and len(came) <= most:
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
    if _meet(left.date, right.date):
        return
    message = f"`{left.id}` ({left.date}) and `{right.id}` ({right.date}) lie on different days"
    hint = "they are two events: delete the judgement, or correct a date"
    yield _place(entry, judgement).error("may-be-impossible", message, hint)


def _meet(left: EdtfDate, right: EdtfDate) -> bool:
    """Whether two dates have a day in common."""
    ones, others = (sorted(date.members, key=_first_day) for date in (left, right))
    at = other_at = 0
    while at < len(ones) and other_at < len(others):
        one, other = ones[at], others[other_at]
        if one.last is not None and one.last < other.first:
            at += 1
        elif other.last is not None and other.last < one.first:
            other_at += 1
        else:
            return True
    return False
