"""Text as the words by which two wordings are compared."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

import snowballstemmer
import stopwordsiso

from graph.text.folding import fold
from graph.text.word_lists import EMPTY, word_set

_WORD = re.compile(r"\d[\d.,]*\d|\w+(?:'\w+)*")
_POSSESSIVE = re.compile(r"'s$")
_ALIKE = 5
_GRAM = 4
_FAINT = word_set(
    "but we us our you your i my am shall here so than then only more most very such some any"
)
"""Words by which two sentences are seldom alike, though between two wordings they may count."""


def split_words(text: str) -> list[str]:
    """All words, in order, in one spelling: folded, without possessive endings."""
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(fold(text))]


def claim_words(text: str) -> list[str]:
    """The words that carry a claim, in order; all of them where none does."""
    words = split_words(text)
    return [word for word in words if carries_claim(word)] or words


def carries_claim(word: str) -> bool:
    """Whether a folded word says something by itself."""
    return word not in EMPTY and word not in _FAINT


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
def stem(word: str) -> str:
    """What the forms of a folded word have in common: Russian in Cyrillic letters, else English.

    Of a word in another language it is a beginning, the same for both sides of a comparison; stop
    words stay whole, so that they are known as such.
    """
    if word in stop_words():
        return word
    return _stemmer("russian" if "а" <= word[:1] <= "я" else "english")(word)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    stem_word: Callable[[str], str] = snowballstemmer.stemmer(language).stemWord
    return stem_word


@cache
def stop_words() -> frozenset[str]:
    """Words that are frequent whatever a text is about, in 58 languages (Stopwords ISO)."""
    return frozenset(stopwordsiso.stopwords(stopwordsiso.langs()))


@lru_cache(maxsize=1 << 16)
def split_grams(word: str) -> tuple[str, ...]:
    """The runs of four characters in a word with a space on either side."""
    padded = f" {word} "
    return tuple(padded[at : at + _GRAM] for at in range(max(len(padded) - _GRAM, 0) + 1))
