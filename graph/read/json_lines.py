"""JSON Lines: one record on each line."""

import json
import os
import re
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial

from graph.read.corpus_files import CorpusFile, not_utf8, unreadable
from graph.read.places import Place, Steps
from graph.read.problem import Problem
from graph.read.regular_file import open_regular
from graph.read.yaml_traps import CONFLICT, is_conflict
from schemas.limits import LINES_BYTES, RECORD_BYTES

_DEEPEST = 50
_LONGEST_SEARCHED = 1_000_000
"""In a longer line, places are not looked for, since there may be very many."""
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"')
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class JsonEntry:
    """A record on one line; its parts are found by their keys."""

    path: str
    line: int
    text: str
    content: object

    @property
    def data(self) -> object:
        """What stands there."""
        return self.content

    def at(self, *steps: str | int) -> Place:
        """The key that leads to a part, where it stands but once on the line."""
        names = [step for step in steps if isinstance(step, str)]
        searched = names and len(self.text) <= _LONGEST_SEARCHED
        key = json.dumps(names[-1], ensure_ascii=False) if searched else ""
        at = _only_places(self.text).get(key) if key else None
        if at is None:
            return Place(self.path, self.line, 1, max(1, len(self.text)), self.text)
        return Place(self.path, self.line, at + 1, len(key), self.text)

    def at_key(self, *steps: str | int) -> Place:
        """Where the last key of these steps stands."""
        return self.at(*steps)

    def at_word(self, steps: Steps, word: int) -> Place:  # noqa: ARG002 - an Entry's signature
        """The text: its words are not told apart."""
        return self.at(*steps)


@lru_cache(maxsize=2)
def _only_places(text: str) -> dict[str, int]:
    """Where each string of a line stands, but for those that stand there again."""
    first: dict[str, int] = {}
    again: set[str] = set()
    for string in _STRING.finditer(text):
        if first.setdefault(string[0], string.start()) != string.start():
            again.add(string[0])
    return {string: at for string, at in first.items() if string not in again}


_NESTED = (dict, list)
_SIGNS = ("\\u", "\\b", "\\f", "true", "false")
"""Of escapes that may stand for what cannot be seen, and of truth values."""


class _RefusedError(ValueError):
    """JSON that Python reads and claimgraph does not."""


def read_json_lines(file: CorpusFile) -> Iterator[JsonEntry | Problem]:
    """The records of a file, line by line."""
    try:
        with open_regular(file.location) as lines:
            offset, records = 0, 0
            size = os.fstat(lines.fileno()).st_size
            if size > LINES_BYTES.most:
                message = LINES_BYTES.message(size)
                yield Place(file.shown).error(LINES_BYTES.code, message, LINES_BYTES.hint)
                return
            most = RECORD_BYTES.most
            for number, raw in enumerate(iter(partial(lines.readline, most + 1), b""), 1):
                if len(raw) > most:
                    place = Place(file.shown, number, 1)
                    message = f"{RECORD_BYTES.message()}; the rest of this file is not read"
                    yield place.error(RECORD_BYTES.code, message, RECORD_BYTES.hint)
                    return
                entry = _read_line(file.shown, number, raw, offset)
                offset += len(raw)
                if entry is not None:
                    records += 1
                    yield entry
    except OSError as error:
        yield unreadable(file.shown, error)
        return
    if not records:
        hint = "write the records, or delete the file"
        yield Place(file.shown).error("empty-file", "this file holds no records", hint)


def read_json_line(file: CorpusFile, number: int) -> JsonEntry | None:
    """One line of a file, counted from 1, read again; None where no record stands there."""
    starts = _line_starts(file, file.version)
    if not 0 < number <= len(starts):
        return None
    try:
        with open_regular(file.location) as lines:
            lines.seek(starts[number - 1])
            found = _read_line(file.shown, number, lines.readline(RECORD_BYTES.most), 0)
    except OSError:
        return None
    return found if isinstance(found, JsonEntry) else None


@lru_cache(maxsize=1)
def _line_starts(file: CorpusFile, _version: object) -> "array[int]":
    starts = array("Q")
    at = 0
    with suppress(OSError), open_regular(file.location) as lines:
        # What is longer than this was never read as a record.
        for line in iter(partial(lines.readline, RECORD_BYTES.most + 1), b""):
            starts.append(at)
            at += len(line)
    return starts


def _read_line(path: str, number: int, raw: bytes, offset: int) -> JsonEntry | Problem | None:
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        return _not_utf8(path, number, raw, offset, error)
    if not text.strip():
        return None
    place = Place(path, number, 1, max(1, len(text)), text)
    try:
        content = json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant)
    except _RefusedError as error:
        code, message = error.args
        return place.error(code, message)
    except json.JSONDecodeError as error:
        if is_conflict(text):
            return place.error("merge-conflict", *CONFLICT)
        spot = Place(path, number, error.colno, 1, text)
        message = f"this line is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        return spot.error("json-syntax", message, "write one whole record on each line")
    except RecursionError:
        return place.error("too-deep", "lists and mappings are nested far too deep here")
    except ValueError:
        return place.error("bad-number", "a number on this line has too many digits")
    trouble = _trouble_in(content) if _may_be_trouble(text, content) else None
    if trouble is not None:
        return place.error(*trouble)
    return JsonEntry(path, number, text, content)


def _not_utf8(
    path: str, number: int, raw: bytes, offset: int, error: UnicodeDecodeError
) -> Problem:
    problem = not_utf8(path, raw, error)
    inside = error.start + (3 if number == 1 and raw.startswith(b"\xef\xbb\xbf") else 0)
    message = f"this is not UTF-8 text: byte {raw[inside]:#04x} at offset {offset + inside}"
    return Place(path, number, problem.column).error("not-utf8", message, problem.hint)


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _RefusedError(
                    "duplicate-key", f"`{key}` stands twice in one mapping of this line"
                )
            seen.add(key)
    return mapping


def _constant(name: str) -> object:
    raise _RefusedError("bad-number", f"{name} is no number")


def _may_be_trouble(text: str, content: object) -> bool:
    """Whether a line may hold what no record can; most lines surely do not."""
    return (
        any(sign in text for sign in _SIGNS)
        or not (text.isprintable() or _UNSEEN.search(text) is None)
        or (type(content) in _NESTED and _is_deep(content))
    )


def _is_deep(content: object) -> bool:
    """Whether lists and mappings are nested deeper than any record."""
    level = [content]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)  # type: ignore[attr-defined]
            if type(inner) in _NESTED
        ]
        if not level:
            return False
    return True


def _trouble_in(content: object) -> tuple[str, str] | None:
    """What no record can hold: truth values, unseen characters, a depth without end."""
    level: list[object] = [content]
    for _ in range(_DEEPEST):
        deeper: list[object] = []
        for value in level:
            if isinstance(value, bool):
                return "wrong-shape", "no field of a record is `true` or `false`"
            if isinstance(value, str) and _UNSEEN.search(value):
                message = "an escape on this line stands for a character that cannot be seen"
                return "control-character", message
            if isinstance(value, dict):
                deeper += [*value, *value.values()]
            elif isinstance(value, list):
                deeper += value
        if not deeper:
            return None
        level = deeper
    return "too-deep", f"lists and mappings are nested more than {_DEEPEST} deep here"
