"""Where a quote stands in a document: exactly, but for white space, and once."""

from dataclasses import dataclass

from graph.load.flat_text import FlatText, flatten
from schemas.corpus import Span

_OFFSETS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Misquote:
    """Why a quote is not proved."""

    code: str
    message: str
    hint: str | None
    part: int | None = None
    """The fragment that is meant; None where all of them are."""
    word: int | None = None
    """The first word of that fragment which differs."""
    field: str | None = None
    """``prefix`` or ``suffix`` where that is what is wrong."""


def place_quote(
    document: FlatText,
    fragments: tuple[str, ...],
    prefix: str | None = None,
    suffix: str | None = None,
) -> tuple[Span, ...] | Misquote:
    """Prove a quote: one span for each fragment, in the order of the text.

    The prefix stands directly before the first fragment, the suffix directly after the last
    (TextQuoteSelector of the W3C Web Annotation Data Model).
    """
    if len(fragments) == 1 and prefix is None and suffix is None:
        alone = document.find_once(fragments[0])
        if alone is not None:
            return (alone,)
    parts = [flatten(fragment) for fragment in fragments]
    places = [document.find_all(part) for part in parts]
    for index, (part, found) in enumerate(zip(parts, places, strict=True)):
        if not found:
            return _not_found(document, part, index)
    flat = document.flat
    if prefix is not None:
        before = flatten(prefix)
        kept = [at for at in places[0] if _ends_with(flat, before, at)]
        if not kept:
            return _no_context("prefix", "before")
        places[0] = kept
    if suffix is not None:
        after, length = flatten(suffix), len(parts[-1])
        kept = [at for at in places[-1] if _begins_with(flat, after, at + length)]
        if not kept:
            return _no_context("suffix", "after")
        places[-1] = kept
    return _one_chain(document, parts, places)


def _ends_with(flat: str, before: str, at: int) -> bool:
    if flat.endswith(before, 0, at):
        return True
    return at > 0 and flat[at - 1] == " " and flat.endswith(before, 0, at - 1)


def _begins_with(flat: str, after: str, at: int) -> bool:
    return flat.startswith(after, at) or (
        flat[at : at + 1] == " " and flat.startswith(after, at + 1)
    )


def _no_context(field: str, side: str) -> Misquote:
    message = f"this {field} does not stand directly {side} the quote"
    hint = f"copy the words right {side} the quote, or delete the line"
    return Misquote("context-not-found", message, hint, field=field)


def _one_chain(
    document: FlatText, parts: list[str], places: list[list[int]]
) -> tuple[Span, ...] | Misquote:
    """The one way to take the parts one after the other, if it is one."""
    earliest = 0
    for index, part in enumerate(parts):
        places[index] = [at for at in places[index] if at >= earliest]
        if not places[index]:
            message = "the parts of this quote do not stand one after the other in the document"
            hint = "list them in the order of the text"
            return Misquote("fragments-out-of-order", message, hint, part=index)
        earliest = places[index][0] + len(part)
    latest = len(document.flat)
    for index in range(len(parts) - 1, -1, -1):
        places[index] = [at for at in places[index] if at + len(parts[index]) <= latest]
        latest = places[index][-1]
    for index, found in enumerate(places):
        if len(found) > 1:
            return _not_unique(document, found, index, len(parts))
    return tuple(
        document.span(found[0], found[0] + len(part))
        for part, found in zip(parts, places, strict=True)
    )


def _not_unique(document: FlatText, found: list[int], index: int, parts: int) -> Misquote:
    offsets = ", ".join(str(document.offset(at)) for at in found[:_OFFSETS_SHOWN])
    more = ", ..." if len(found) > _OFFSETS_SHOWN else ""
    sides = ["`prefix` (the words right before it)"] if index == 0 else []
    sides += ["`suffix` (the words right after it)"] if index == parts - 1 else []
    way = f"add {' or '.join(sides)}" if sides else "make this part longer"
    times = "twice" if len(found) == 2 else f"{len(found)} times"
    return Misquote(
        "quote-not-unique",
        f"this quote stands in the document {times}",
        f"at characters {offsets}{more}: {way}",
        part=index,
    )


def _not_found(document: FlatText, part: str, index: int) -> Misquote:
    from graph.load.nearest import find_nearest

    word, hint = find_nearest(document, part)
    message = "this quote does not stand in the document"
    return Misquote("quote-not-found", message, hint, part=index, word=word)
