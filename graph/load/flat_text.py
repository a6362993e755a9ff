"""A text without regard to its white space, and the way back to its offsets."""

import re
from bisect import bisect_right

from schemas.corpus import Span

_WORD = re.compile(r"\S+")


class FlatText:
    """A text with each run of white space reduced to one space, and the way back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.flat = flatten(text)
        self._in_text: list[int] = []
        self._in_flat: list[int] = []
        at = 0
        for word in _WORD.finditer(text):
            start, end = word.span()
            self._in_text.append(start)
            self._in_flat.append(at)
            at += end - start + 1

    def find_all(self, passage: str) -> list[int]:
        """Where a flat passage stands, overlapping places too, as offsets into the flat text."""
        found = []
        at = self.flat.find(passage)
        while at >= 0:
            found.append(at)
            at = self.flat.find(passage, at + 1)
        return found

    def offset(self, at: int) -> int:
        """The offset in the text of a character of the flat text that is no space."""
        word = bisect_right(self._in_flat, at) - 1
        return self._in_text[word] + at - self._in_flat[word]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text that a stretch of the flat text stands for."""
        return Span(self.offset(start), self.offset(end - 1) + 1)


def flatten(text: str) -> str:
    """The text with each run of white space reduced to one space, and none around it."""
    return " ".join(text.split())
