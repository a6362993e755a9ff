"""The words of a quote that are the speaker's own: those inside quotation marks."""

import re
from bisect import bisect_right
from itertools import islice
from operator import attrgetter

from schemas.corpus import Span

_LETTER = re.compile(r"[^\W_]")
_END = attrgetter("end")


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
