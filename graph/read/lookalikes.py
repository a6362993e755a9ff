"""Characters that a reader takes for others, or does not see at all."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from graph.read.places import Entry, Steps
from graph.read.problem import Problem
from graph.text.folding import INVISIBLE
from schemas.passage import StatementPassage, field_of_text, text_of
from schemas.record import Record
from schemas.source import Source

_NAMING = ("name", "text", "aliases", "place", "counted", "title", "publisher")
"""The fields by which a record is found and shown."""
_LETTERS = {
    "Latin": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Cyrillic": "\u0400-\u052f",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
}
_OF = {name: re.compile(f"[{letters}]") for name, letters in _LETTERS.items()}
_FOREIGN = re.compile(f"[{_LETTERS['Cyrillic']}{_LETTERS['Greek']}]")
_WORD = re.compile(f"[{''.join(_LETTERS.values())}\u0300-\u036f]+")
# Of other alphabets, those that are drawn as a Latin letter is.
_DRAWN_ALIKE = frozenset("АВЕЅІЈКМНОРСТУХЬаеорсухіјѕһԁԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικυρ")
_UNITS = 3
"""How short a word of Latin and Greek letters may be a unit or a symbol: μm, Δv."""
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_OF_DIRECTION = frozenset("\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_TAKES_JOINER = re.compile("[\u0600-\u0fff\u1000-\u18ff\u2190-\u2bff\ufe0f\U0001f000-\U0001ffff]")


def check_characters(record: Record, entry: Entry) -> Iterator[Problem]:
    """Each name, text or quote of a record with letters that mislead, or with unseen ones."""
    for field in _NAMING:
        value = getattr(record, field, None)
        texts = value if isinstance(value, tuple) else (value,)
        for at, text in enumerate(texts):
            if isinstance(text, str) and not text.isascii():
                steps: Steps = (field, at) if isinstance(value, tuple) else (field,)
                yield from _check(text, entry, steps)


def check_quoted(source: Source, positions: Iterable[int], entry: Entry) -> Iterator[Problem]:
    """The same for the passages of a source, but for those whose note says why they are so."""
    for position, passage in zip(positions, source.passages, strict=True):
        if passage.note is not None:
            continue
        base: Steps = ("passages", position)
        for part, text in enumerate(text_of(passage)):
            if not text.isascii():
                yield from _check(text, entry, (*base, field_of_text(passage), part))
        if isinstance(passage, StatementPassage):
            for at, text in enumerate(passage.words or ()):
                if not text.isascii():
                    yield from _check(text, entry, (*base, "words", at))


def _check(text: str, entry: Entry, steps: Steps) -> Iterator[Problem]:
    for word, strange in find_strange_letters(text):
        names = ", ".join(_name(each) for each in dict.fromkeys(strange))
        message = f"“{word}” looks like a word of other letters: it has {names}"
        hint = "type it anew; if the text itself writes it so, say so in a `note`"
        yield entry.at(*steps).warning("lookalike-letter", message, hint)
    if unseen := find_unseen(text):
        names = ", ".join(_name(each) for each in dict.fromkeys(unseen))
        message = f"this holds what nobody sees: {names}"
        hint = "delete it; a quote stands without it"
        yield entry.at(*steps).warning("invisible-character", message, hint)


def find_strange_letters(text: str) -> list[tuple[str, str]]:
    """Each word that mixes alphabets, or imitates another one, with the letters that do so.

    >>> find_strange_letters("\u0410merica first")
    [('Аmerica', 'А')]
    """
    if not _FOREIGN.search(text):
        return []
    found = []
    words = _WORD.findall(text)
    counts = {name: sum(bool(of.search(word)) for word in words) for name, of in _OF.items()}
    alike = [word for word in words if _FOREIGN.search(word) and _DRAWN_ALIKE.issuperset(word)]
    others = [word for word in words if _FOREIGN.search(word) and word not in alike]
    for word in words:
        of = {name: pattern.findall(word) for name, pattern in _OF.items() if pattern.search(word)}
        if len(of) > 1:
            fewest = min(of, key=lambda name: (len(of[name]), name == "Latin"))
            is_symbol = "Greek" in of and (
                len(word) <= _UNITS or not _DRAWN_ALIKE.issuperset(of["Greek"])
            )
            if not is_symbol:
                found.append((word, "".join(of[fewest])))
        elif word in alike and counts["Latin"] >= len(alike) and not others:
            found.append((word, word))
    return found


def find_unseen(text: str) -> str:
    """The characters of a text that nobody sees and that its writing does not need."""
    kept = []
    for match in _UNSEEN.finditer(text):
        character, before = match[0], text[: match.start()][-1:]
        if character in _OF_DIRECTION and _RIGHT_TO_LEFT.search(text):
            continue
        if character in _JOINERS and _TAKES_JOINER.match(before):
            continue
        if "\ufe00" <= character <= "\ufe0f" or "\u180b" <= character <= "\u180f":
            continue
        if character >= "\U000e0000" and not before.isascii():
            continue
        kept.append(character)
    return "".join(kept)


def _name(character: str) -> str:
    shown = "" if _UNSEEN.match(character) else f"{character} "
    name = unicodedata.name(character, "unnamed").lower()
    return f"{shown}(U+{ord(character):04X}, {name})"
