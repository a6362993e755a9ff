"""Where a quote stands in a document: exactly, but for white space, and once."""

from dataclasses import dataclass

from graph.load.flat_text import FlatText, flatten
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
        if not document.first_two(part):
            return _not_found(document, part, index)
    needles = [[_Needle(part, 0, len(part))] for part in parts]
    if prefix is not None:
        needles[0] = _after(needles[0], flatten(prefix))
        if not _places(document, needles[0]):
            return _no_context("prefix", "before")
    if suffix is not None:
        needles[-1] = _before(needles[-1], flatten(suffix))
        if not _places(document, needles[-1]):
            return _no_context("suffix", "after")
    if len(parts) == 1:
        return _one_place(document, needles[0])
    return _one_chain(document, needles)


def stands_once(document: FlatText, passage: str, prefix: str, suffix: str) -> bool:
    """Whether a flat passage stands once in a document between these words, where any are given."""
    needles = [_Needle(passage, 0, len(passage))]
    needles = _after(needles, prefix) if prefix else needles
    needles = _before(needles, suffix) if suffix else needles
    return len(_places(document, needles)) == 1


_GAPS = ("", " ")
"""What may stand between a quote and the words beside it."""


@dataclass(frozen=True, slots=True)
class _Needle:
    """A part of a quote with the words that must stand beside it."""

    text: str
    lead: int
    """How many characters of it stand before the part."""
    length: int
    """How many are the part."""


def _after(needles: list[_Needle], words: str) -> list[_Needle]:
    """The same, with words right before them."""
    return [
        _Needle(f"{words}{gap}{each.text}", each.lead + len(words + gap), each.length)
        for each in needles
        for gap in _GAPS
    ]


def _before(needles: list[_Needle], words: str) -> list[_Needle]:
    """The same, with words right after them."""
    return [
        _Needle(f"{each.text}{gap}{words}", each.lead, each.length)
        for each in needles
        for gap in _GAPS
    ]


def _no_context(field: str, side: str) -> Misquote:
    message = f"this {field} does not stand directly {side} the quote"
    hint = f"copy the words right {side} the quote, or delete the line"
    return Misquote("context-not-found", message, hint, field=field)


def _one_place(document: FlatText, needles: list[_Needle]) -> tuple[Span, ...] | Misquote:
    """The one place of a quote of one part, if it is one."""
    places = _places(document, needles)
    if len(places) > 1:
        found = _listed(document, needles, 0, len(document.flat))
        return _not_unique(document, found, 0, 1)
    return (document.span(place := places.pop(), place + needles[0].length),)


def _one_chain(document: FlatText, needles: list[list[_Needle]]) -> tuple[Span, ...] | Misquote:
    """The one way to take the parts one after the other, if it is one."""
    earliest: list[int] = []
    at = 0
    for index, part in enumerate(needles):
        first = _first(document, part, at)
        if first is None:
            message = "the parts of this quote do not stand one after the other in the document"
            hint = "list them in the order of the text"
            return Misquote("fragments-out-of-order", message, hint, part=index)
        earliest.append(first)
        at = first + part[0].length
    if all(len(_places(document, part)) == 1 for part in needles):
        return _spans(document, needles, earliest)
    latest = []
    end = len(document.flat)
    for part in reversed(needles):
        end = _last(document, part, end)
        latest.append(end)
    for index, (first, last) in enumerate(zip(earliest, reversed(latest), strict=True)):
        if first != last:
            end = last + needles[index][0].length
            found = _listed(document, needles[index], first, end)
            return _not_unique(document, found, index, len(needles))
    return _spans(document, needles, earliest)


def _spans(document: FlatText, needles: list[list[_Needle]], places: list[int]) -> tuple[Span, ...]:
    return tuple(
        document.span(place, place + part[0].length)
        for place, part in zip(places, needles, strict=True)
    )


def _places(document: FlatText, needles: list[_Needle]) -> set[int]:
    """Some of the places of a part, two at least where there are two."""
    return {place + each.lead for each in needles for place in document.first_two(each.text)}


def _first(document: FlatText, needles: list[_Needle], start: int) -> int | None:
    """The first place, from an offset on, of a part with what must stand beside it."""
    found = [
        place + each.lead
        for each in needles
        if (place := document.flat.find(each.text, max(0, start - each.lead))) >= 0
    ]
    return min(found, default=None)


def _last(document: FlatText, needles: list[_Needle], end: int) -> int:
    """The last place of a part that ends at an offset or before; there is one."""
    found = []
    for each in needles:
        after = len(each.text) - each.lead - each.length
        start = max(0, len(document.flat) - end - after)
        place = document.backwards.find(each.text[::-1], start)
        if place >= 0:
            found.append(len(document.flat) - place - len(each.text) + each.lead)
    return max(found)


def _listed(document: FlatText, needles: list[_Needle], start: int, end: int) -> list[int]:
    """The places between two offsets, in order; of very many, the first."""
    found: list[int] = []
    while len(found) <= _MOST_COUNTED:
        at = _first(document, needles, start)
        if at is None or at + needles[0].length > end:
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


def _not_found(document: FlatText, part: str, index: int) -> Misquote:
    from graph.load.nearest import find_nearest

    word, hint = find_nearest(document, part)
    message = "this quote does not stand in the document"
    return Misquote("quote-not-found", message, hint, part=index, word=word)
