"""Colour, where a person reads on a terminal and has not turned it off."""

import os
import sys
from enum import StrEnum
from typing import TextIO


class Ink(StrEnum):
    """What is set apart, as the terminal's escape sequence."""

    ERROR = "\x1b[1;31m"
    WARNING = "\x1b[1;33m"
    HEADING = "\x1b[1m"
    HINT = "\x1b[36m"
    ANCHORED = "\x1b[32m"
    DISMISSED = "\x1b[2m"
    OPEN = "\x1b[1;33m"


PLAIN = "\x1b[0m"


def wants_colour(stream: TextIO | None = None) -> bool:
    """Whether a stream (stdout, if none is named) is a terminal that may show colour."""
    stream = stream or sys.stdout
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream is not None and stream.isatty()


def paint(text: str, ink: Ink) -> str:
    """The text in a colour."""
    return f"{ink}{text}{PLAIN}"
