"""The words of a quote that are the speaker's own: those inside quotation marks."""

import re
from bisect import bisect_right
from itertools import islice
from operator import attrgetter

from graph.text.cut_words import cut_edges
from schemas.corpus import Span

_LETTER = re.compile(r"[^\W_]")
_END = attrgetter("end")
_MARKS = frozenset("\"“”„‟«»‘’‚'‹›「」『』`❝❞\u00a0\u202f")


def find_words(text: str, quoted: list[Span], spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The parts of a quote that stand inside quotation marks, in the order of the text."""
    words: list[str] = []
    if not quoted:
        return ()
    for span in spans:
        first = bisect_right(quoted, span.start, key=_END)
        for inside in islice(quoted, first, None):
            if inside.start >= span.end:
                break
            start, end = max(span.start, inside.start), min(span.end, inside.end)
            part = text[start:end].strip() if start < end else ""
            if _LETTER.search(part):
                words.append(part)
    return tuple(words)


def place_words(quote: str, words: str, start: int = 0) -> Span | None:
    """Where a speaker's own words stand in a quote, from an offset on; None where nowhere.

    They may stand there more than once: those between marks are meant, and never a part of a word.
    ``She said another "no"`` has its ``no`` at the end.
    """
    best: tuple[bool, bool, int] | None = None
    at = quote.find(words, start)
    while at >= 0:
        end = at + len(words)
        between = (at == 0 or quote[at - 1] in _MARKS) and (
            end == len(quote) or quote[end] in _MARKS
        )
        rank = (not between, bool(cut_edges(quote, Span(at, end))), at)
        best = rank if best is None else min(best, rank)
        at = quote.find(words, at + 1)
    return None if best is None else Span(best[2], best[2] + len(words))
