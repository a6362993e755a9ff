"""The fewest words beside a passage that tell where it stands, where its own words stand twice."""

import re

from graph.text.flat_text import FlatText, Sought, flatten
from graph.text.placed_quotes import stands_once
from graph.text.printable import UNSEEN
from schemas.corpus import Span

_UNQUOTABLE = re.compile(rf"(?!\s){UNSEEN.pattern}")
_MOST_WORDS = 12
_MOST_CHARACTERS = 300
"""How much beside a passage may single it out."""


def words_beside(document: FlatText, span: Span) -> tuple[str | None, str | None] | None:
    """The fewest words before and after that single a passage out; None where none do.

    Args:
        document: the text.
        span: the passage, half-open, in code points of ``document.flat``.
    """
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


def in_flat(document: FlatText, span: Span) -> Span | None:
    """Where a stretch of the text stands in its flat text; None where the two do not match.

    Args:
        document: the text.
        span: in code points of ``document.text``, half-open, white space at its edges left out.
    """
    words = flatten(span.of(document.text))
    at = document.flat.find(words)
    while at >= 0:
        if document.span(at, at + len(words)) == span:
            return Span(at, at + len(words))
        at = document.flat.find(words, at + 1)
    return None
