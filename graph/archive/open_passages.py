"""The sentences of a new source as passages that each stand once in their document.

Where a sentence stands there again, the fewest words beside it single it out. Where no few words
do (one sentence again and again), it becomes one passage with the sentences after it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.text.flat_text import FlatText, Sought, flatten
from graph.text.placed_quotes import stands_once
from graph.text.printable import UNSEEN
from graph.text.sentences import Sentence
from schemas.corpus import Span

_UNQUOTABLE = re.compile(rf"(?!\s){UNSEEN.pattern}")
_MOST_WORDS = 12
_MOST_CHARACTERS = 300
"""How much beside a passage may single it out."""


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
            beside = _words_beside(document, span)
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


def _words_beside(document: FlatText, span: Span) -> tuple[str | None, str | None] | None:
    """The fewest words before and after that single a passage out; None where none do."""
    flat, words = document.flat, document.flat[span.start : span.end]
    if len(document.first_two(Sought.alone(words))) == 1:
        return None, None
    start = max(0, span.start - _MOST_CHARACTERS)
    before = _UNQUOTABLE.split(flat[start : span.start])[-1].strip().split(" ")
    after = _UNQUOTABLE.split(flat[span.end : span.end + _MOST_CHARACTERS])[0].strip().split(" ")
    for number in range(1, min(_MOST_WORDS, max(len(before), len(after))) + 1):
        prefix, suffix = " ".join(before[-number:]), " ".join(after[:number])
        for left, right in ((prefix, ""), ("", suffix), (prefix, suffix)):
            if (left or right) and stands_once(document, words, left, right):
                return left or None, right or None
    return None
