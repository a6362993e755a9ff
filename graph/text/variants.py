"""Where a text stands in other characters than it was typed in, and which ones these are."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from graph.text.folding import fold, split_clusters

_NAMED = 3
_LATIN = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеорсухіјѕһԁԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ",
    "ABESIJKMHOPCTYXaeopcyxijshdqwvABEZHIKMNOPTYXovp",
)
"""Cyrillic and Greek letters that are drawn as a Latin one is."""


class Difference(NamedTuple):
    """A letter or mark that a quote has where its document has another."""

    at: int
    """Where it stands in the quote."""
    ours: str
    theirs: str


def find_variant(
    text: str, quote: str, look: Callable[[str], str] = fold
) -> tuple[int, list[Difference]] | None:
    """Where a text has a quote in other characters, and the differences; None where nowhere.

    The place is that of the first difference in the text.

    Args:
        text: what is searched, flat.
        quote: what is looked for, flat too.
        look: what it makes of a text is equal where only such characters differ: ``fold``,
            :func:`without_accents` or :func:`as_latin`.
    """
    needle = look(quote)
    if not needle or needle not in look(text):
        return None
    folded, starts, clusters = _fold_clusters(text, look)
    at = folded.find(needle)
    if at < 0 or at not in starts:
        return None
    first = starts.index(at)
    different: list[Difference] = []
    places: list[int] = []
    theirs, place = clusters[first:], 0
    ours = [(start, quote[start:end]) for start, end in split_clusters(quote)]
    # One cluster may stand for several, as ß for ss: both sides are read on until they meet.
    while ours and theirs:
        place, left = ours.pop(0)
        there, right = theirs.pop(0)
        while look(left) != look(right) and (ours or theirs):
            shorter = len(look(left)) < len(look(right))
            if shorter and ours:
                left += ours.pop(0)[1]
            elif theirs:
                right += theirs.pop(0)[1]
            else:
                break
        if left != right:
            different.append(Difference(place, left, right))
            places.append(there)
    return (places[0], different) if different else None


def _fold_clusters(
    text: str, look: Callable[[str], str]
) -> tuple[str, list[int], list[tuple[int, str]]]:
    """The text folded, and of each of its clusters where it begins, there and here."""
    parts: list[str] = []
    starts: list[int] = []
    clusters: list[tuple[int, str]] = []
    length = 0
    for start, end in split_clusters(text):
        cluster = text[start:end]
        shown = " " if cluster.isspace() else look(cluster)
        starts.append(length)
        clusters.append((start, cluster))
        parts.append(shown)
        length += len(shown)
    return "".join(parts), starts, clusters


def as_latin(text: str) -> str:
    """The text folded, with letters of other alphabets that look like Latin ones as these.

    >>> as_latin("N\u0410TO") == as_latin("NATO")
    True
    """
    return fold(text.translate(_LATIN))


def without_accents(text: str) -> str:
    """The text folded, without the marks above and below its letters."""
    spread = unicodedata.normalize("NFD", fold(text))
    return "".join(each for each in spread if unicodedata.category(each) != "Mn")


def name_differences(different: Sequence[Difference]) -> str:
    """What the document writes and the quote does not, each pair once.

    >>> name_differences([Difference(0, "-", "–")])
    'the document writes – (U+2013, en dash), not - (U+002D, hyphen-minus)'
    """
    pairs = list(dict.fromkeys((each.theirs, each.ours) for each in different))
    told = [f"{_name(theirs)}, not {_name(ours)}" for theirs, ours in pairs[:_NAMED]]
    more = f", and {len(pairs) - _NAMED} more" if len(pairs) > _NAMED else ""
    return f"the document writes {'; '.join(told)}{more}"


def _name(text: str) -> str:
    names = [
        f"U+{ord(each):04X}, {unicodedata.name(each, 'unnamed').lower()}" for each in text.strip()
    ]
    return f"{text} ({' and '.join(names)})" if names else "a space"
