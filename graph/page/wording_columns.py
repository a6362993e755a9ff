"""Where the words that changed stand in a quote."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeAlias

from graph.assemble import ClaimGraph
from graph.queries.wording import compare_wording, spoken_words
from schemas.corpus import Statement

Place: TypeAlias = tuple[int, int]
"""Where a word begins, in code points of a quote's parts one after the other, and its length."""


def find_words(graph: ClaimGraph, statement: Statement, changed: Sequence[str]) -> list[object]:
    """The place of each word, in their order; a word that stands nowhere is given as text.

    ``changed`` are words that only this statement has. Of words with one stem those that both
    statements have come first, so the words are looked for from the end.
    """
    compared = _compared(graph, statement)
    found: list[object] = []
    at = len(compared)
    for word in reversed(changed):
        while at > 0 and compared[at - 1][0] != word:
            at -= 1
        at -= 1
        place = compared[at][1] if at >= 0 else None
        found.append(list(place) if place else word)
    return found[::-1]


def _compared(graph: ClaimGraph, statement: Statement) -> list[tuple[str, Place | None]]:
    """The words that are compared, each with its place in the quote."""
    standing = [each for start, text in _stretches(statement) for each in _words(text, start)]
    speakers = [graph.speaker(id) for id in (statement.speaker, *statement.attribution)]
    wanted = _carrying(spoken_words(statement, speakers))
    words = [word for word, _ in standing]
    length = len(wanted)
    for first in range(len(words) - length + 1):
        if words[first : first + length] == wanted:
            return list(standing[first : first + length])
    places: list[Place | None] = [None] * length
    for block in SequenceMatcher(None, words, wanted, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            places[block.b + step] = standing[block.a + step][1]
    return list(zip(wanted, places, strict=True))


def _stretches(statement: Statement) -> Iterator[tuple[int, str]]:
    """The speaker's own words where there are any, else the parts of the quote."""
    waiting = list(statement.words)
    start = 0
    for part in statement.quote:
        if not statement.words:
            yield start, part
        done = 0
        while waiting and (at := part.find(waiting[0], done)) >= 0:
            own = waiting.pop(0)
            yield start + at, own
            done = at + len(own)
        start += len(part)


def _words(text: str, start: int) -> Iterator[tuple[str, Place]]:
    done = 0
    for word in _carrying(text):
        found = _alone(word).search(text, done)
        if found:
            done = found.end()
            yield word, (start + found.start(), len(word))


@lru_cache(maxsize=1 << 14)
def _alone(word: str) -> re.Pattern[str]:
    """A word that is no part of a longer one."""
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


def _carrying(text: str) -> list[str]:
    """The words of a text that carry a claim: those that nothing else has."""
    return compare_wording(text, "").dropped
