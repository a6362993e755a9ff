"""The sentences of a new source as passages that each stand once in their document.

Where a sentence stands there again, the fewest words beside it single it out. Where no few words
do (one sentence again and again), it becomes one passage with the sentences after it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.text.flat_text import FlatText, flatten
from graph.text.printable import UNSEEN
from graph.text.sentences import Sentence
from graph.text.words_beside import words_beside
from schemas.corpus import Span

_UNQUOTABLE = re.compile(rf"(?!\s){UNSEEN.pattern}")


@dataclass(frozen=True, slots=True)
class SinglePassage:
    """A passage that stands once in its document, or that nothing singles out."""

    first: int
    """The position of its first sentence."""
    sentences: int
    """How many it holds."""
    words: str
    prefix: str | None = None
    suffix: str | None = None
    is_single: bool = True


def single_out(document: FlatText, sentences: Sequence[Sentence]) -> Iterator[SinglePassage]:
    """All sentences in order, each in one passage."""
    spans = list(_flat_spans(document, sentences))
    ends = _ends_of_runs(document.flat, spans)
    first = 0
    while first < len(spans):
        number = 1
        while True:
            after = min(first + number, ends[first])
            span = Span(spans[first].start, spans[after - 1].end)
            beside = words_beside(document, span)
            if beside is not None or after == ends[first]:
                break
            number *= 2
        words = document.flat[span.start : span.end]
        if beside is None:
            yield SinglePassage(first, after - first, words, is_single=False)
        else:
            yield SinglePassage(first, after - first, words, *beside)
        first = after


def _flat_spans(document: FlatText, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Where the sentences stand in the flat text; only what is not seen lies between them."""
    at = 0
    for sentence in sentences:
        words = flatten(sentence.span.of(document.text))
        at = document.flat.index(words, at)
        yield Span(at, at + len(words))
        at += len(words)


def _ends_of_runs(flat: str, spans: Sequence[Span]) -> list[int]:
    """For each sentence, how far one passage can go: to a character that no record can hold."""
    ends = [len(spans)] * len(spans)
    for at in range(len(spans) - 2, -1, -1):
        cut = _UNQUOTABLE.search(flat, spans[at].end, spans[at + 1].start)
        ends[at] = at + 1 if cut else ends[at + 1]
    return ends
