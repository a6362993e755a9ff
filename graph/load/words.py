"""Which characters of a document stand inside quotation marks."""

import re
from bisect import bisect_right
from itertools import islice
from operator import attrgetter

from schemas.corpus import Span

_PARAGRAPH_END = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
_MARK = re.compile('["“”„«»]')
_LETTER = re.compile(r"[^\W_]")
_END = attrgetter("end")
_CLOSES = {'"': '"', "“": "”", "„": "“”", "«": "»"}


def find_quoted(text: str) -> list[Span]:
    """The stretches inside double quotation marks, the marks left out.

    A mark that is opened and not closed ends with its paragraph. Single marks are never speech:
    they are apostrophes, or stand inside double ones.
    """
    spans: list[Span] = []
    closes, start, last = "", 0, -1
    for mark in _MARK.finditer(text):
        at = mark.start()
        if closes and at > last:
            spans.append(Span(start, last))
            closes = ""
        if closes and mark[0] in closes:
            spans.append(Span(start, at))
            closes = ""
        elif not closes and mark[0] in _CLOSES:
            closes, start = _CLOSES[mark[0]], at + 1
            if at > last:
                last = _end_of_paragraph(text, at)
    if closes:
        spans.append(Span(start, last))
    return [span for span in spans if text[span.start : span.end].strip()]


def _end_of_paragraph(text: str, at: int) -> int:
    end = _PARAGRAPH_END.search(text, at)
    return end.start() if end else len(text)


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
