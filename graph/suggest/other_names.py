"""Who and what a passage names and a claim that is worded alike does not, and the reverse.

Another actor or another place makes another claim of the same words. What is found here is a
sign for a reader, never a verdict. Names are those that the records know, and other words that
are written with a capital.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from graph.suggest.claim_words import carries_claim, split_words
from graph.suggest.names import Names
from graph.text.word_lists import OPENERS, word_set

_ROOT = 4
"""Letters by which a name is known in another form: "Turkey" and "Turkish"."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s\Z")
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?…:]['’\"”»)]*\s)\W*\Z")
_NO_NAMES = OPENERS | word_set("because since not no nobody nothing never all many every each")
_GERMAN = word_set("der die das und nicht ein eine ist im von mit für")
"""Two of them tell the language that writes every noun with a capital."""


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


class _Name(NamedTuple):
    label: str
    roots: frozenset[str]


class OtherNames:
    """Tells names apart, by the names and the small words that a corpus knows."""

    def __init__(self, names: Names, texts: Iterable[str]) -> None:
        self._names = names
        self._texts = texts

    def find(self, passage: str, claim: str, wording: str) -> str | None:
        """The names that stand on one side alone, in words; None unless each side has one.

        Texts in two alphabets are not compared: the same name is written otherwise in the other.

        Args:
            passage: The passage, without its tag.
            claim: The claim's text.
            wording: The claim's text or statement that is nearest to the passage; what that names
                is no news in the passage.
        """
        if _alphabet(passage) != _alphabet(claim):
            return None
        here = self._names_in(passage)
        there = self._names_in(claim) if here else []
        theirs = _without(there, here)
        if not theirs:
            return None
        mine = _without(here, [*there, *self._names_in(wording)])
        if not mine:
            return None
        return f"names here: {', '.join(mine)}; there: {', '.join(theirs)}"

    @cached_property
    def _small(self) -> set[str]:
        """Words that are written without a capital somewhere."""
        words = (word for text in self._texts for word in _WORD.findall(text))
        return {word for word in words if word.islower()}

    def _names_in(self, text: str) -> list[_Name]:
        words = [
            _Word(plain, *match.span())
            for match in _WORD.finditer(text)
            if (plain := _fold_word(match[0]))
        ]
        folded = [word.folded for word in words]
        known = {each.start: each for each in self._names.find(folded)}
        has_names = len(_GERMAN.intersection(folded)) < 2
        found: list[_Name] = []
        at = 0
        while at < len(words):
            end, label = at + 1, ""
            if at in known:
                end = known[at].end
                label = self._names.label(known[at].speaker)
            elif has_names and self._is_name(words[at], text):
                speaker = self._names.rooted(folded[at])
                while not speaker and end < len(words) and end not in known:
                    between = text[words[end - 1].end : words[end].start]
                    if between not in (" ", "-") or not self._is_name(words[end], text):
                        break
                    end += 1
                written = _POSSESSIVE.sub("", text[words[at].start : words[end - 1].end])
                label = self._names.label(speaker) if speaker else written
            if label:
                found.append(_Name(label, frozenset(word[:_ROOT] for word in folded[at:end])))
            at = end
        return found

    def _is_name(self, word: _Word, text: str) -> bool:
        """Whether a capital tells a name; the first word of a sentence has one anyway."""
        if not text[word.start].isupper() or not carries_claim(word.folded):
            return False
        if not _SENTENCE_BEGINS.search(text, 0, word.start):
            return True
        return word.folded not in _NO_NAMES and word.folded not in self._small


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    return next(iter(split_words(word)), "")


def _alphabet(text: str) -> str:
    """The first word of what Unicode calls the first letter: LATIN, CYRILLIC."""
    letters = (unicodedata.name(each, "") for each in text if each.isalpha())
    return next(letters, "").partition(" ")[0]


def _without(found: Sequence[_Name], others: Sequence[_Name]) -> list[str]:
    labels = {other.label for other in others}
    roots = {root for other in others for root in other.roots}
    alone = [each.label for each in found if each.label not in labels and not each.roots & roots]
    return list(dict.fromkeys(alone))
