"""How near passages are to the texts that stand for claims: in words, and in meaning.

With an encoder both count half. What is worded quite otherwise, or in another language, has no
words in common; so seven tenths of the nearness in meaning are enough by themselves.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from graph.suggest.meaning import Meaning
from graph.suggest.suggestion_row import FoundBy
from graph.suggest.word_index import Index, Numbers

MEANING_ALONE = 0.7
_HALF = 0.5


class Cut(NamedTuple):
    """What is shown: how near a claim must be."""

    least: float
    of_the_best: float
    """What is so much less near than the best is not shown beside it."""
    in_common: int
    """Words; with fewer, likeness is no sign of a repeat unless the passage has hardly another."""


BY_WORDS = Cut(0.25, 2 / 3, 2)
WITH_MEANING = Cut(0.3, 3 / 4, 0)


class Near(NamedTuple):
    """How near a passage is to each text, from 0 to 1."""

    words: Numbers
    meaning: Numbers | None
    both: Numbers

    def found_by(self, text: int, bonus: float, in_common: int) -> list[FoundBy]:
        """What finds a text: each way that would find it alone; all, where none would."""
        if self.meaning is None:
            return [FoundBy.WORDS]
        alone = {
            FoundBy.WORDS: in_common >= BY_WORDS.in_common
            and self.words[text] * bonus >= BY_WORDS.least,
            FoundBy.MEANING: MEANING_ALONE * self.meaning[text] * bonus >= WITH_MEANING.least,
        }
        return [way for way, finds in alone.items() if finds] or list(alone)


class Nearness:
    """Texts that passages are compared with."""

    def __init__(
        self, texts: Sequence[str], others: Sequence[str], meaning: Meaning | None
    ) -> None:
        """Read the texts; ``others`` tell which words are common."""
        self._index = Index(texts, others)
        self._meaning = meaning
        self._vectors = meaning.learn(texts) if meaning else None

    def compare(self, passages: Sequence[str]) -> Iterator[Near]:
        """How near each passage is to the texts."""
        by_words = self._index.search(passages)
        if self._meaning is None or self._vectors is None:
            yield from (Near(words, None, words) for words in by_words)
            return
        by_meaning = self._meaning.compare(passages, self._vectors).astype(np.float64)
        for words, meaning in zip(by_words, by_meaning, strict=True):
            both = np.maximum(_HALF * (words + meaning), MEANING_ALONE * meaning)
            yield Near(words, meaning, both)
