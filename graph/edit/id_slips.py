"""Which known id a new one may be a slip of the pen for, and which it only resembles."""

import re
from collections.abc import Iterable

_LONG, _SHORT = 10, 5
_SHARED = 1 / 3
_SHOWN = 3


def find_slip(new: str, known: Iterable[str]) -> str | None:
    """The known id that differs from a new one by a slip; None where none does.

    A slip is one edit of a letter in an id of five letters, two in one of ten, two neighbours
    exchanged, or the same words in another order. Ids with other numbers are different things:
    ``council-2019`` is no slip for ``council-2020``.
    """
    numbers, words = re.findall(r"\d+", new), sorted(new.split("-"))
    thirds = [new[at * len(new) // 3 : (at + 1) * len(new) // 3] for at in range(3)]
    allowed = 2 if len(new) >= _LONG else 1 if len(new) >= _SHORT else 0
    found = [
        (distance, other)
        for other in known
        if other != new and re.findall(r"\d+", other) == numbers
        for distance in [_distance(new, other, words, thirds, allowed)]
        if distance <= allowed
    ]
    return min(found)[1] if found else None


def _distance(new: str, other: str, words: list[str], thirds: list[str], most: int) -> int:
    if len(new) == len(other) and sorted(other.split("-")) == words:
        return 0
    if len(new) == len(other) and most and _exchanged(new, other):
        return 1
    # Two edits leave one of three parts as it was, and looking for it is quick.
    if abs(len(new) - len(other)) > most or not any(part in other for part in thirds):
        return most + 1
    return count_edits(new, other)


def _exchanged(one: str, other: str) -> bool:
    differ = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )


def count_edits(one: str, other: str) -> int:
    """The fewest letters to insert, delete or replace (Levenshtein)."""
    before = list(range(len(other) + 1))
    for row, a in enumerate(one, start=1):
        here = [row]
        for column, b in enumerate(other, start=1):
            here.append(
                min(before[column] + 1, here[-1] + 1, before[column - 1] + (a != b)),
            )
        before = here
    return before[-1]


def find_near(new: str, known: Iterable[str]) -> list[str]:
    """The few known ids that share a third of their words or more with a new one, best first."""
    words = set(new.split("-"))
    shared = []
    for other in known:
        theirs = set(other.split("-"))
        share = len(words & theirs) / len(words | theirs)
        if share >= _SHARED and other != new:
            shared.append((-share, other))
    return [other for _, other in sorted(shared)[:_SHOWN]]
