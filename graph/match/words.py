"""Text as the words by which two wordings are compared."""

import re
from functools import lru_cache

from graph.load.folding import fold

_WORD = re.compile(r"\d[\d.,]*\d|\w+(?:'\w+)*")
_POSSESSIVE = re.compile(r"'s$")
_ALIKE = 5
_GRAM = 4
_EMPTY_LINES = (
    "a an the of in on at to for from by with as into about and or but that which who whose",
    "this these those it its they their them he his him she her we our us you your i my is",
    "are was were be been being am has have had do does did will would shall there here so",
    "than then also only more most very such some any",
)
_EMPTY = frozenset(word for line in _EMPTY_LINES for word in line.split())
"""Words that carry no claim. Negations and modal verbs do."""


def split_words(text: str) -> list[str]:
    """All words, in order, in one spelling: folded, without possessive endings."""
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(fold(text))]


def claim_words(text: str) -> list[str]:
    """The words that carry a claim, in order; all of them where none does."""
    words = split_words(text)
    return [word for word in words if word not in _EMPTY] or words


def shared_words(text: str, other: str) -> list[str]:
    """The words of ``text`` that ``other`` has too, or has with another ending, each once.

    Words are alike where they begin with the same five letters, or one with all four of the
    other: "threat" and "threatens", "West" and "Western".
    """
    words = claim_words(other)
    begun = {word[:_ALIKE] for word in words}
    short = {word for word in words if len(word) == _GRAM}
    starts = {word[:_GRAM] for word in words}
    return list(
        dict.fromkeys(
            word
            for word in claim_words(text)
            if word[:_ALIKE] in begun
            or word[:_GRAM] in short
            or (len(word) == _GRAM and word in starts)
        )
    )


@lru_cache(maxsize=1 << 16)
def split_grams(word: str) -> tuple[str, ...]:
    """The runs of four characters in a word with a space on either side."""
    padded = f" {word} "
    return tuple(padded[at : at + _GRAM] for at in range(max(len(padded) - _GRAM, 0) + 1))
