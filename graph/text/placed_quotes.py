"""Where a quote stands in a document: exactly, but for white space, and once."""

from dataclasses import dataclass

from graph.text.flat_text import FlatText, Sought, flatten
from schemas.corpus import Span

_OFFSETS_SHOWN = 5
_MOST_COUNTED = 100


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
    *,
    explain: bool = True,
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
    for index, part in enumerate(parts):
        if not document.first_two(Sought.alone(part)):
            return _not_found(document, part, index, explain=explain)
    sought = [[Sought.alone(part)] for part in parts]
    if prefix is not None:
        sought[0] = _after(sought[0], flatten(prefix))
        if not _places(document, sought[0]):
            return _no_context("prefix", "before")
    if suffix is not None:
        sought[-1] = _before(sought[-1], flatten(suffix))
        if not _places(document, sought[-1]):
            return _no_context("suffix", "after")
    if len(parts) == 1:
        return _one_place(document, sought[0])
    return _one_chain(document, sought)


def stands_once(document: FlatText, passage: str, prefix: str, suffix: str) -> bool:
    """Whether a flat passage stands once in a document between these words, where any are given."""
    sought = [Sought.alone(passage)]
    sought = _after(sought, prefix) if prefix else sought
    sought = _before(sought, suffix) if suffix else sought
    return len(_places(document, sought)) == 1


_GAPS = ("", " ")
"""What may stand between a quote and the words beside it."""


def _after(sought: list[Sought], words: str) -> list[Sought]:
    """The same, with words right before them."""
    return [
        Sought(f"{words}{gap}{each.text}", each.lead + len(words + gap), each.length)
        for each in sought
        for gap in _GAPS
    ]


def _before(sought: list[Sought], words: str) -> list[Sought]:
    """The same, with words right after them."""
    return [
        Sought(f"{each.text}{gap}{words}", each.lead, each.length)
        for each in sought
        for gap in _GAPS
    ]


def _no_context(field: str, side: str) -> Misquote:
    message = f"this {field} does not stand directly {side} the quote"
    hint = f"copy the words right {side} the quote, or delete the line"
    return Misquote("context-not-found", message, hint, field=field)


def _one_place(document: FlatText, sought: list[Sought]) -> tuple[Span, ...] | Misquote:
    """The one place of a quote of one part, if it is one."""
    places = _places(document, sought)
    if len(places) > 1:
        found = _listed(document, sought, 0, len(document.flat))
        return _not_unique(document, found, 0, 1)
    return (document.span(place := places.pop(), place + sought[0].length),)


def _one_chain(document: FlatText, sought: list[list[Sought]]) -> tuple[Span, ...] | Misquote:
    """The one way to take the parts one after the other, if it is one."""
    earliest: list[int] = []
    at = 0
    for index, part in enumerate(sought):
        first = _first(document, part, at)
        if first is None:
            message = "the parts of this quote do not stand one after the other in the document"
            hint = "list them in the order of the text"
            return Misquote("fragments-out-of-order", message, hint, part=index)
        earliest.append(first)
        at = first + part[0].length
    if all(len(_places(document, part)) == 1 for part in sought):
        return _spans(document, sought, earliest)
    latest = []
    end = len(document.flat)
    for part in reversed(sought):
        end = _last(document, part, end)
        latest.append(end)
    for index, (first, last) in enumerate(zip(earliest, reversed(latest), strict=True)):
        if first != last:
            end = last + sought[index][0].length
            found = _listed(document, sought[index], first, end)
            return _not_unique(document, found, index, len(sought))
    return _spans(document, sought, earliest)


def _spans(document: FlatText, sought: list[list[Sought]], places: list[int]) -> tuple[Span, ...]:
    return tuple(
        document.span(place, place + part[0].length)
        for place, part in zip(places, sought, strict=True)
    )


def _places(document: FlatText, sought: list[Sought]) -> set[int]:
    """Some of the places of a part, two at least where there are two."""
    return {place for each in sought for place in document.first_two(each)}


def _first(document: FlatText, sought: list[Sought], start: int) -> int | None:
    """The first place, from an offset on, of a part with what must stand beside it."""
    found = [document.find(each, start) for each in sought]
    return min((place for place in found if place is not None), default=None)


def _last(document: FlatText, sought: list[Sought], end: int) -> int:
    """The last place of a part that ends at an offset or before; there is one."""
    found = [document.find_last(each, end) for each in sought]
    return max(place for place in found if place is not None)


def _listed(document: FlatText, sought: list[Sought], start: int, end: int) -> list[int]:
    """The places between two offsets, in order; of very many, the first."""
    found: list[int] = []
    while len(found) <= _MOST_COUNTED:
        at = _first(document, sought, start)
        if at is None or at + sought[0].length > end:
            break
        found.append(at)
        start = at + 1
    return found


def _not_unique(document: FlatText, found: list[int], index: int, parts: int) -> Misquote:
    offsets = ", ".join(str(document.offset(at)) for at in found[:_OFFSETS_SHOWN])
    more = ", ..." if len(found) > _OFFSETS_SHOWN else ""
    sides = ["`prefix` (the words right before it)"] if index == 0 else []
    sides += ["`suffix` (the words right after it)"] if index == parts - 1 else []
    way = f"add {' or '.join(sides)}" if sides else "make this part longer"
    times = "twice" if len(found) == 2 else f"{len(found)} times"
    if len(found) > _MOST_COUNTED:
        times = f"more than {_MOST_COUNTED:,} times"
    return Misquote(
        "quote-not-unique",
        f"this quote stands in the document {times}",
        f"at characters {offsets}{more}: {way}",
        part=index,
    )


def _not_found(document: FlatText, part: str, index: int, *, explain: bool) -> Misquote:
    word, hint = None, None
    if explain:
        from graph.text.nearest_passage import find_nearest

        word, hint = find_nearest(document, part)
    message = "this quote does not stand in the document"
    return Misquote("quote-not-found", message, hint, part=index, word=word)
