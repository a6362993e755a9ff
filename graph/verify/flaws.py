"""What is wrong inside a page, and where, in words that name the place."""

from dataclasses import dataclass

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that does not hold."""

    where: str
    """A source, a statement, or a part of the file."""
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def shorten(text: str) -> str:
    """A text as it can be shown on one line, in quotation marks."""
    flat = " ".join(text.split())
    return repr(flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…")


def first_difference(one: str, other: str) -> int:
    """The first character at which two different texts part."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def character(text: str, at: int) -> str:
    """A character of a text, or that the text has ended there."""
    return repr(text[at]) if at < len(text) else "the end"
