"""What a terminal or a log may get: nothing in data acts there.

A terminal would move its cursor, change colours or turn text round; the log of GitHub Actions
takes a line that begins with ``::``, and ``##[`` anywhere, for a command.
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

from graph.cli.output.colour import PLAIN, Ink, wants_colour
from graph.text.printable import make_visible

_OURS = re.compile("|".join(re.escape(each) for each in [*Ink, PLAIN]))
_COMMAND = re.compile(r"^(?P<margin>[^\S\n]*):(?=:)|#(?=#\[)", re.MULTILINE)
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads a CSV file in the code page of its country."""


class Guarded:
    r"""A stream that shows what a terminal would obey as ``\uXXXX``.

    Line ends and tabs stay, a byte order mark at the very beginning too, and our own colours
    where the stream is a terminal that wants them. JSON that goes through it stays the same JSON.
    """

    def __init__(self, stream: TextIO) -> None:
        self.raw = stream
        self._begun = False

    def write(self, text: str) -> int:
        """Write a text with nothing in it that acts; gives the length of what was asked."""
        mark = "" if self._begun or not text.startswith(BYTE_ORDER_MARK) else BYTE_ORDER_MARK
        self._begun = self._begun or bool(text)
        self.raw.write(mark + self._guard(text[len(mark) :]))
        return len(text)

    def write_commands(self, text: str) -> int:
        """The same of our own commands for the log of GitHub Actions."""
        self.raw.write(_guard_lines(text))
        return len(text)

    def _guard(self, text: str) -> str:
        if os.environ.get("GITHUB_ACTIONS") == "true":
            text = _COMMAND.sub(_escape, text)
        if "\x1b" in text and wants_colour(self.raw):
            pieces, inks = _OURS.split(text), [*_OURS.findall(text), ""]
            return "".join(
                _guard_lines(piece) + ink for piece, ink in zip(pieces, inks, strict=True)
            )
        return _guard_lines(text)

    def writelines(self, lines: Any) -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        """Everything else is the stream's own."""
        return getattr(self.raw, name)


def _escape(found: re.Match[str]) -> str:
    return f"{found['margin'] or ''}\\u{ord(found[0][-1]):04x}"


def _guard_lines(text: str) -> str:
    return "\r\n".join(map(make_visible, text.split("\r\n")))


@contextmanager
def guarded_streams() -> Iterator[None]:
    """Guard stdout and stderr while a command runs."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (cast(TextIO, Guarded(stream)) for stream in before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
