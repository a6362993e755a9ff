"""Which parts of the archived texts a page carries."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TypeAlias

from graph.page.carried import Texts
from schemas.corpus import ArchivedSource

CONTEXT = 80
"""At most so many characters around a quote, where the full text is left out."""

Excerpt: TypeAlias = tuple[int, str]
"""Where in its document a stretch of text begins, in code points, and the text."""

_CHUNK = 400_000


_MASK_FROM, _MASKS = 0xE000, 6400
"""Characters for private use, which stand for what is left out of a quote."""

_WORD = re.compile(r"\S+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def excerpts(source: ArchivedSource, texts: Texts, most_words: int | None = None) -> list[Excerpt]:
    """The whole text, or every quote alone or with some whole words around it, in the text's order.

    Of each part of a quote at most so many words are there; characters for private use stand for
    the others, so that every offset holds. White space stays.
    """
    if texts is Texts.FULL:
        return [(0, source.text)]
    spans = sorted((span.start, span.end) for each in source.statements for span in each.spans)
    if texts is Texts.NONE:
        return [(start, source.text[start:end]) for start, end in _join(_with_context(source))]
    text = source.text if most_words is None else _mask(source.text, spans, most_words)
    return [(start, text[start:end]) for start, end in _join(spans)]


def _mask(text: str, spans: Sequence[tuple[int, int]], most_words: int) -> str:
    kept = bytearray(len(text))
    for start, end in spans:
        words = list(islice(_WORD.finditer(text, start, end), most_words))
        until = words[-1].end() if words else start
        kept[start:until] = b"\x01" * (until - start)
    return "".join(
        # Each place has its own, so that what is left out is found in its place alone.
        char if keep or char.isspace() else chr(_MASK_FROM + at % _MASKS)
        for at, (char, keep) in enumerate(zip(text, kept, strict=True))
    )


def carried_share(source: ArchivedSource, found: Sequence[Excerpt]) -> float:
    """How much of a text is there, by its characters that are not white space."""
    last = chr(_MASK_FROM + _MASKS - 1)
    there = sum(
        1
        for _, text in found
        for char in text
        if not char.isspace() and not chr(_MASK_FROM) <= char <= last
    )
    return there / (sum(1 for char in source.text if not char.isspace()) or 1)


def _join(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


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


def fill_text(excerpts: list[Excerpt]) -> str:
    """A text of which excerpts are known, with white space for what is not."""
    pieces: list[str] = []
    end = 0
    for start, text in excerpts:
        if start < end:
            raise ValueError("the excerpts of a text are not in its order")
        if _SURROGATE.search(text):
            raise ValueError("a text has half a character")
        pieces += [" " * (start - end), text]
        end = start + len(text)
    return "".join(pieces)
