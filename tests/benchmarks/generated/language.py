"""Sentences of a language that nobody speaks, in which words are as unequal as in any other."""

from itertools import accumulate
from random import Random

_ONSETS = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z"]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ou"]
_WORDS = 8_000


class Language:
    """Words by rank, the n-th about 1/n as frequent as the first."""

    def __init__(self, random: Random) -> None:
        self._random = random
        words: dict[str, None] = {}
        while len(words) < _WORDS:
            syllables = random.choice([1, 2, 2, 3, 3, 4])
            words["".join(self._syllable() for _ in range(syllables))] = None
        self._words = list(words)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(_WORDS)))

    def _syllable(self) -> str:
        return self._random.choice(_ONSETS) + self._random.choice(_VOWELS)

    def sentence(self, least: int = 8, most: int = 24) -> str:
        """A sentence with a capital and a full stop."""
        length = self._random.randint(least, most)
        words = self._random.choices(self._words, cum_weights=self._weights, k=length)
        return f"{' '.join(words).capitalize()}."

    def name(self) -> str:
        """Two rare words, as a person is called."""
        return " ".join(word.capitalize() for word in self._random.choices(self._words, k=2))
