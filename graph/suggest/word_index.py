"""How near texts are: TF-IDF cosines of words and of runs of four characters, half and half.

Words tell what two texts are about; runs of characters find the same word with another ending,
and a name in another spelling. Neither is known to serve better on texts nobody has seen, so
each has the same weight. Terms weigh ``(1 + ln tf) * (1 + ln((1 + n) / (1 + df)))``, as in
Salton and Buckley (1988). A run of characters that a thousand texts and one in twenty hold is
left out: it tells nothing.

Words are compared by their stems. A word that every text of a corpus holds is what the corpus is
about, "hospitals" as well as "NATO", and two texts that share it may well say the same. So a word
weighs at least seven tenths of what one weighs that a single text holds, unless it is frequent in
its language whatever a text is about.

A term that no text holds counts against a passage, which says more than any text does; but how
much it tells depends on the corpus. In a small one nearly every text has a word of its own, so
the next text will too, and that it does is no news; in a large one it is. After Good (1953) the
terms that are met once tell of those that were never met: an unknown term weighs what a term
weighs that stands in as many texts as have one of their own. So a score means much the same in a
small corpus and in a large one.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from graph.suggest.claim_words import claim_words, split_grams, stem, stop_words

Numbers: TypeAlias = npt.NDArray[np.float64]
Places: TypeAlias = npt.NDArray[np.intp]

_HALF = 0.5
_SUBJECT = 0.7
_FEW = 1000
_COMMON = 0.05


class _Terms:
    """Terms of one kind, numbered in the order in which they were met."""

    def __init__(self, *, leave_common: bool = False) -> None:
        self._leave_common = leave_common
        self.number: dict[str, int] = {}
        self._weight: Numbers = np.ones(1)
        """By number; that of a term which no text holds comes last."""

    def numbers_of(self, terms: Iterable[str]) -> list[int]:
        known = self.number
        return [known.setdefault(term, len(known)) for term in terms]

    def fit(self, owners: Places, terms: Places, texts: int) -> None:
        """Weigh each term by how few texts hold it; each is given once for each text."""
        held_by = np.bincount(terms, minlength=len(self.number) + 1)
        own = owners[held_by[terms] == 1]
        held_by[-1] = len(np.unique(own))
        self._weight = 1 + np.log((1 + texts) / (1 + held_by))
        known = self._weight[:-1]
        if self._leave_common:
            known[held_by[:-1] > max(_FEW, _COMMON * texts)] = 0
            return
        least = _SUBJECT * (1 + np.log((1 + texts) / 2))
        terms_known = list(self.number)
        for number in np.flatnonzero(known < least).tolist():
            if terms_known[number] not in stop_words():
                known[number] = least

    def weights_of(self, terms: Places) -> Numbers:
        return self._weight[np.minimum(terms, len(self._weight) - 1)]


class Index:
    """Texts that can be searched, with the weights of the terms of a whole corpus."""

    def __init__(self, texts: Sequence[str], others: Sequence[str] = ()) -> None:
        """Read ``texts``; ``others`` are not found, but count for what is a rare word."""
        self.size = len(texts)
        self._words, self._grams = _Terms(), _Terms(leave_common=True)
        columns = []
        for kind, counted in self._count([*texts, *others]).items():
            owners, terms, often = counted
            kind.fit(owners, terms, len(texts) + len(others))
            mine = owners < self.size
            owners, terms, often = owners[mine], terms[mine], often[mine]
            columns.append(_Column(owners, terms, self._weigh(kind, owners, terms, often)))
        self._columns = columns

    def search(self, texts: Sequence[str]) -> Iterable[Numbers]:
        """For each text, how near every indexed one is: 0 for nothing shared, 1 for the same."""
        kinds = [
            (column, *_by_text(len(texts), owners, terms, self._weigh(kind, owners, terms, often)))
            for column, (kind, (owners, terms, often)) in zip(
                self._columns, self._count(texts).items(), strict=True
            )
        ]
        for number in range(len(texts)):
            found: tuple[list[Places], list[Numbers]] = ([], [])
            for column, terms_of, weights_of in kinds:
                column.gather(terms_of[number], weights_of[number], *found)
            yield _add_up(*found, self.size)

    def _count(self, texts: Sequence[str]) -> dict[_Terms, tuple[Places, Places, Numbers]]:
        """For words and for grams: the text, the term, and how often it stands there."""
        words = [claim_words(text) for text in texts]
        stems = [list(map(stem, each)) for each in words]
        grams = [list(chain.from_iterable(map(split_grams, each))) for each in words]
        return {
            kind: _tally(
                np.repeat(np.arange(len(texts), dtype=np.intp), [len(each) for each in parts]),
                np.array(kind.numbers_of(chain.from_iterable(parts)), dtype=np.intp),
            )
            for kind, parts in ((self._words, stems), (self._grams, grams))
        }

    @staticmethod
    def _weigh(kind: _Terms, owners: Places, terms: Places, often: Numbers) -> Numbers:
        """Weights of length 1 for each text, so that their products are half a cosine."""
        weights = (1 + np.log(often)) * kind.weights_of(terms)
        lengths = np.sqrt(np.bincount(owners, weights * weights))
        lengths[lengths == 0] = 1
        halved: Numbers = weights / lengths[owners] * np.sqrt(_HALF)
        return halved


class _Column:
    """For each term, the texts that hold it (an inverted index)."""

    def __init__(self, owners: Places, terms: Places, weights: Numbers) -> None:
        kept = weights > 0
        owners, terms, weights = owners[kept], terms[kept], weights[kept]
        order = np.lexsort((owners, terms))
        self._owners, self._weights = owners[order], weights[order]
        counts = np.bincount(terms) if len(terms) else np.zeros(0, dtype=np.intp)
        self._ends = [0, *np.cumsum(counts).tolist()]

    def gather(
        self, terms: list[int], weights: list[float], into: list[Places], products: list[Numbers]
    ) -> None:
        """Add the texts that hold one of the terms, and what the term adds to each."""
        ends = self._ends
        for term, weight in zip(terms, weights, strict=True):
            if term + 1 < len(ends) and (end := ends[term + 1]) > (start := ends[term]):
                into.append(self._owners[start:end])
                products.append(self._weights[start:end] * weight)


def _tally(owners: Places, terms: Places) -> tuple[Places, Places, Numbers]:
    most = int(terms.max()) + 1 if len(terms) else 1
    pairs, often = np.unique(owners * most + terms, return_counts=True)
    return pairs // most, pairs % most, often.astype(np.float64)


def _by_text(
    texts: int, owners: Places, terms: Places, weights: Numbers
) -> tuple[list[list[int]], list[list[float]]]:
    """Terms and weights of each text apart; the owners are in order."""
    cuts = np.searchsorted(owners, np.arange(texts + 1)).tolist()
    all_terms, all_weights = terms.tolist(), weights.tolist()
    spans = [slice(start, end) for start, end in pairwise(cuts)]
    return [all_terms[span] for span in spans], [all_weights[span] for span in spans]


def _add_up(owners: list[Places], products: list[Numbers], size: int) -> Numbers:
    if not owners:
        return np.zeros(size)
    return np.bincount(
        np.concatenate(owners), weights=np.concatenate(products), minlength=size
    ).astype(np.float64, copy=False)
