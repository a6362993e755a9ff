"""Which characters of a document stand inside quotation marks."""

import re
from bisect import bisect_right

from schemas.corpus import Span

_PARAGRAPH = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MARK = re.compile('["“”„«»]')
_CLOSES = {'"': '"', "“": "”", "„": "“”", "«": "»"}


def find_quoted(text: str) -> list[Span]:
    """The stretches inside double quotation marks, the marks left out.

    A mark that is opened and not closed ends with its paragraph. Single marks are never speech:
    they are apostrophes, or stand inside double ones.
    """
    spans: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        closes, start = "", 0
        for mark in _MARK.finditer(text, *paragraph.span()):
            if closes and mark[0] in closes:
                spans.append(Span(start, mark.start()))
                closes = ""
            elif not closes and mark[0] in _CLOSES:
                closes, start = _CLOSES[mark[0]], mark.end()
        if closes:
            spans.append(Span(start, paragraph.end()))
    return [span for span in spans if text[span.start : span.end].strip()]


def find_words(text: str, quoted: list[Span], spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The parts of a quote that stand inside quotation marks, in the order of the text."""
    words = []
    for span in spans:
        for inside in quoted[bisect_right(quoted, span.start, key=lambda each: each.end) :]:
            if inside.start >= span.end:
                break
            start, end = max(span.start, inside.start), min(span.end, inside.end)
            part = text[start:end].strip() if start < end else ""
            if any(character.isalnum() for character in part):
                words.append(part)
    return tuple(words)
