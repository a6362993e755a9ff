"""Which parts of the archived texts a page carries."""

from collections.abc import Sequence
from typing import TypeAlias

from graph.page.carried import Texts
from schemas.corpus import ArchivedSource

CONTEXT = 80
"""At most so many characters around a quote, where the full text is left out."""

Excerpt: TypeAlias = tuple[int, str]
"""Where in its document a stretch of text begins, in code points, and the text."""

_CHUNK = 400_000


def excerpts(source: ArchivedSource, texts: Texts) -> list[Excerpt]:
    """The whole text, or every quote with some whole words around it, in the text's order."""
    if texts is Texts.FULL:
        return [(0, source.text)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(_with_context(source)):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return [(start, source.text[start:end]) for start, end in joined]


def _with_context(source: ArchivedSource) -> list[tuple[int, int]]:
    spans = [span for statement in source.statements for span in statement.spans]
    return [
        (_first_word(source.text, span.start), _last_word(source.text, span.end)) for span in spans
    ]


def _first_word(text: str, quote: int) -> int:
    """Where the first whole word begins that stands near enough before a quote."""
    at = max(quote - CONTEXT, 0)
    if at > 0:
        while at < quote and not text[at - 1].isspace():
            at += 1
    return at


def _last_word(text: str, quote: int) -> int:
    """Where the last whole word ends that stands near enough behind a quote."""
    at = min(quote + CONTEXT, len(text))
    if at < len(text):
        while at > quote and not text[at].isspace():
            at -= 1
    return at


def chunk_starts(found: Sequence[Sequence[Excerpt]]) -> list[int]:
    """The first source of each chunk that is packed on its own, so that few are unpacked."""
    starts: list[int] = []
    length = _CHUNK
    for place, here in enumerate(found):
        if length >= _CHUNK:
            starts.append(place)
            length = 0
        length += sum(len(text) for _, text in here)
    return starts
