"""Where things stand: in a file, and in the records that it holds."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from graph.read.problem import Problem, Severity

Steps = tuple[str | int, ...]
"""The way to a part of a record: the keys and the list positions passed."""

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line of a file, or the whole file (line 0)."""

    path: str
    line: int = 0
    column: int = 0
    width: int = 1
    source_line: str | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path

    def error(
        self, code: str, message: str, hint: str | None = None, instead: str | None = None
    ) -> Problem:
        """An error here."""
        return self._problem(Severity.ERROR, code, message, hint, instead)

    def warning(
        self, code: str, message: str, hint: str | None = None, instead: str | None = None
    ) -> Problem:
        """A warning here."""
        return self._problem(Severity.WARNING, code, message, hint, instead)

    def _problem(
        self, severity: Severity, code: str, message: str, hint: str | None, instead: str | None
    ) -> Problem:
        return Problem(
            path=self.path,
            line=self.line,
            column=self.column,
            code=code,
            message=message,
            severity=severity,
            hint=hint,
            source_line=self.source_line,
            width=self.width,
            instead=instead,
        )


class Entry(Protocol):
    """A record as it stands in a file."""

    @property
    def data(self) -> object:
        """What stands there: text, lists and mappings."""

    def at(self, *steps: str | int) -> Place:
        """Where a part stands; where it is missing, what should hold it."""

    def at_key(self, *steps: str | int) -> Place:
        """Where the last key of these steps stands."""

    def at_word(self, steps: Steps, word: int) -> Place:
        """Where a word of a text stands, counted from 0; the whole text if that is unknown."""


class TextFile:
    """A decoded file whose offsets can be told as lines and columns."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._last: tuple[int, str] = (-1, "")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def place(self, start: int, end: int) -> Place:
        """Where a stretch of the text begins; its width ends with the line."""
        start = min(start, len(self.text))
        row = bisect_right(self._starts, start) - 1
        first = self._starts[row]
        if self._last[0] != row:
            after = self._starts[row + 1] if row + 1 < len(self._starts) else len(self.text)
            self._last = row, self.text[first:after].rstrip("\r\n")
        line = self._last[1]  # one text for all problems of a line, which may be very long
        column = start - first + 1
        width = max(1, min(end - start, len(line) - column + 1))
        return Place(self.path, row + 1, column, width, line)
