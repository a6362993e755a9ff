"""Where a document comes nearest to a quote that does not stand in it."""

import re
from collections import defaultdict
from itertools import zip_longest

from graph.text.flat_text import FlatText
from graph.text.folding import fold
from graph.text.variants import as_latin, find_variant, name_differences, without_accents

_WORD = re.compile(r"\S+")
_MARKS = "".join(chr(each) for each in range(33, 127) if not chr(each).isalnum()) + "‘’‚“”„«»–—…"
_SHOWN_BEFORE = 30
_SHOWN_AFTER = 40
_ENOUGH = 12
_WORDS_COMPARED = 50


def find_nearest(document: FlatText, quote: str) -> tuple[int | None, str]:
    """The first word of the quote that differs, and a hint that shows the document there."""
    if not document.flat:
        return None, "the document is empty"
    words = quote.split()
    variant = find_variant(document.flat, quote) or find_variant(document.flat, quote, as_latin)
    if variant is not None:
        at, different = variant
        word = len(quote[: different[0].at].split(" ")) - 1
        return word, f"{name_differences(different)}: {_passage(document, at)}"
    matched = _longest_beginning(document.flat, words)
    beginning = " ".join(words[:matched])
    if matched and len(beginning) >= min(_ENOUGH, len(quote) // 2):
        at = document.flat.find(beginning)
        return matched, _hint(document, at + len(beginning) + 1, words[matched])
    run = _longest_run(document.flat, words[:_WORDS_COMPARED])
    if run is None:
        return None, "not one of its words stands there: is `document` the right one?"
    at_word, start_word, found = run
    first = max(0, at_word - start_word)
    window = found[first : first + len(words)]
    # Seen from the run outwards, since a word too many shifts whatever lies beyond it.
    differs = next(
        (
            index
            for index, (ours, theirs) in enumerate(zip_longest(words, [w for _, w in window]))
            if ours != theirs
        ),
        0,
    )
    differs = min(differs, len(words) - 1)
    at = window[min(differs, len(window) - 1)][0] if window else found[at_word][0]
    return differs, _hint(document, at, words[differs])


def _longest_beginning(flat: str, words: list[str]) -> int:
    """How many of the words stand in the text, from the first on."""
    low, high = 0, len(words) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if " ".join(words[:middle]) in flat:
            low = middle
        else:
            high = middle - 1
    return low


def _longest_run(flat: str, words: list[str]) -> tuple[int, int, list[tuple[int, str]]] | None:
    """The longest run of words that text and quote share, its capitals and marks aside.

    Returns:
        The word in the text and the word in the quote with which it begins, and the text's words
        with their offsets.
    """
    wanted: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        if key := _key(word):
            wanted[key].append(index)
    found = [(match.start(), match[0]) for match in _WORD.finditer(flat)]
    best, best_at = 0, (0, 0)
    lengths: dict[int, int] = {}
    for at, (_, word) in enumerate(found):
        here: dict[int, int] = {}
        for index in wanted.get(_key(word), ()):
            length = lengths.get(index - 1, 0) + len(word)
            here[index] = length
            if length > best:
                best, best_at = length, (at, index)
        lengths = here
    if not best:
        return None
    return *best_at, found


def _key(word: str) -> str:
    return fold(word.strip(_MARKS))


def _hint(document: FlatText, at: int, word: str) -> str:
    flat = document.flat
    at = min(at, len(flat) - 1)
    theirs = flat[at:].split(" ", 1)[0]
    if word != theirs and (variant := find_variant(theirs, word, without_accents)):
        return f"{name_differences(variant[1])}: {_passage(document, at)}"
    return f"nearest passage, {_passage(document, at)}"


def _passage(document: FlatText, at: int) -> str:
    flat = document.flat
    start = max(0, at - _SHOWN_BEFORE)
    if start:
        start = flat.find(" ", start) + 1 if " " in flat[start:at] else start
    end = min(len(flat), at + _SHOWN_AFTER)
    if end < len(flat):
        end = flat.rfind(" ", at, end) if " " in flat[at:end] else end
    shown = flat[start:end].strip()
    lead, tail = "…" if start else "", "…" if end < len(flat) else ""
    return f'at character {document.offset(start)}: "{lead}{shown}{tail}"'
