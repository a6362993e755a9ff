"""A text without regard to its white space, and the way back to its offsets."""

import re
from bisect import bisect_right

from schemas.corpus import Span

_WORD = re.compile(r"\S+")


class FlatText:
    """A text with each run of white space reduced to one space, and the way back."""

    def __init__(self, text: str) -> None:
        self.text = text
        # From each of these places in the flat text on, so many characters were left out before.
        self._places = [0]
        self._left_out = [0]
        lines = []
        before, at = 0, 0
        for line in text.split("\n"):
            if flat := flatten(line):
                if flat == line:
                    self._begin(at, before - at)
                else:
                    self._begin_words(line, at, before)
                lines.append(flat)
                at += len(flat) + 1
            before += len(line) + 1
        self.flat = " ".join(lines)

    def _begin(self, place: int, left_out: int) -> None:
        if left_out != self._left_out[-1]:
            self._places.append(place)
            self._left_out.append(left_out)

    def _begin_words(self, line: str, place: int, before: int) -> None:
        for word in _WORD.finditer(line):
            start, end = word.span()
            self._begin(place, before + start - place)
            place += end - start + 1

    def find_once(self, passage: str) -> Span | None:
        """Where a passage stands just as it is and nowhere else; None tells nothing."""
        at = self.flat.find(passage)
        if at < 0 or passage != passage.strip() or self.flat.find(passage, at + 1) >= 0:
            return None
        return self.span(at, at + len(passage))

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
        return at + self._left_out[bisect_right(self._places, at) - 1]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text that a stretch of the flat text stands for."""
        return Span(self.offset(start), self.offset(end - 1) + 1)


def flatten(text: str) -> str:
    """The text with each run of white space reduced to one space, and none around it."""
    return " ".join(text.split())
