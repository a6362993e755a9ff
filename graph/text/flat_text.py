"""A text without regard to its white space and encoding, and the way back to its offsets."""

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from graph.text.folding import INVISIBLE, is_unified, split_clusters, unify
from schemas.corpus import Span

if TYPE_CHECKING:
    from graph.text.occurrences import Occurrences

_WORD = re.compile(r"\S+")
_AT_END = re.compile(f"(?![\ufe00-\ufe0f])[{INVISIBLE}]+\\Z")
_MANY_SEARCHES = 1_000
_LONG_TEXT = 50_000
"""Of fewer searches, or in a shorter text, each is done by itself."""
_MOST_CUT = 1_000
"""A passage that so many characters hold a part of is not looked for any further."""


class Sought(NamedTuple):
    """A flat passage with the words that must stand beside it."""

    text: str
    """All of it."""
    lead: int
    """How many characters stand before the passage."""
    length: int
    """How many are the passage."""

    @classmethod
    def alone(cls, passage: str) -> "Sought":
        """A passage, whatever stands beside it."""
        return cls(passage, 0, len(passage))


class FlatText:
    """A text unified, with each run of white space reduced to one space, and the way back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._asked = 0
        self._occurrences: Occurrences | None = None
        self._backwards: str | None = None
        # From each of these places in the flat text on, so many characters were left out before.
        self._places = [0]
        self._left_out = [0]
        # Stretches of the flat text that stand for something as a whole: fi for one ﬁ.
        self._uneven: list[tuple[int, int]] = []
        self._stand_for: list[Span] = []
        lines = []
        before, at = 0, 0
        plain = is_unified(text)
        for line in text.split("\n"):
            if plain or is_unified(line):
                if flat := " ".join(line.split()):
                    if flat == line:
                        self._begin(at, before - at)
                    else:
                        self._begin_words(line, at, before)
            else:
                flat = self._begin_clusters(line, at, before)
            if flat:
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

    def _begin_clusters(self, line: str, place: int, before: int) -> str:
        """Learn where the clusters of a line stand; its flat text."""
        flat: list[str] = []
        length, gap = 0, False
        for start, end in split_clusters(line):
            cluster = line[start:end]
            shown = " ".join(unify(cluster).split())
            gap = gap or (cluster[0].isspace() and length > 0)
            if not shown:
                continue
            if gap:
                flat.append(" ")
                length, gap = length + 1, False
            at = place + length
            self._begin(at, before + start - at)
            if len(shown) > 1 or end - start > 1:
                seen = _AT_END.sub("", cluster)
                self._uneven.append((at, at + len(shown)))
                self._stand_for.append(Span(before + start, before + start + len(seen)))
            flat.append(shown)
            length += len(shown)
            gap = cluster[-1].isspace()
        return "".join(flat)

    def find_once(self, passage: str) -> Span | None:
        """Where a passage stands just as it is and nowhere else; None tells nothing."""
        if passage != passage.strip():
            return None
        places = self.first_two(Sought.alone(passage))
        return self.span(places[0], places[0] + len(passage)) if len(places) == 1 else None

    def first_two(self, sought: "Sought") -> list[int]:
        """The first places of a passage, two at most, as offsets into the flat text."""
        self._asked += 1
        if self._asked > _MANY_SEARCHES and len(self.flat) > _LONG_TEXT:
            if self._occurrences is None:
                from graph.text.occurrences import Occurrences

                self._occurrences = Occurrences(self.flat)
            places = self._occurrences.places(sought.text)
            if places is not None:
                found = [place + sought.lead for place in places]
                return [at for at in found if not self._cuts(at, at + sought.length)][:2]
        first = self.find(sought)
        second = None if first is None else self.find(sought, first + 1)
        return [place for place in (first, second) if place is not None]

    def find(self, sought: "Sought", start: int = 0) -> int | None:
        """The first place of a passage from an offset on."""
        at = self.flat.find(sought.text, max(0, start - sought.lead))
        for _ in range(_MOST_CUT):
            place = at + sought.lead
            if at < 0 or not self._cuts(place, place + sought.length):
                return place if at >= 0 else None
            at = self.flat.find(sought.text, at + 1)
        return None

    def find_last(self, sought: "Sought", end: int) -> int | None:
        """The last place of a passage that ends at an offset or before."""
        if self._backwards is None:
            # str.rfind takes very long where much of a passage recurs; str.find never does.
            self._backwards = self.flat[::-1]
        length, turned = len(self.flat), sought.text[::-1]
        behind = len(turned) - sought.lead - sought.length
        at = self._backwards.find(turned, max(0, length - end - behind))
        for _ in range(_MOST_CUT):
            place = length - at - len(turned) + sought.lead
            if at < 0 or not self._cuts(place, place + sought.length):
                return place if at >= 0 else None
            at = self._backwards.find(turned, at + 1)
        return None

    def offset(self, at: int) -> int:
        """The offset in the text of a character of the flat text that is no space."""
        uneven = self._uneven_at(at)
        if uneven is not None:
            return self._stand_for[uneven].start
        return at + self._left_out[bisect_right(self._places, at) - 1]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text that a stretch of the flat text stands for."""
        uneven = self._uneven_at(end - 1)
        last = self.offset(end - 1) + 1 if uneven is None else self._stand_for[uneven].end
        return Span(self.offset(start), last)

    def _uneven_at(self, at: int) -> int | None:
        if not self._uneven:
            return None
        index = bisect_right(self._uneven, (at, len(self.flat))) - 1
        return index if index >= 0 and at < self._uneven[index][1] else None

    def _cuts(self, start: int, end: int) -> bool:
        """Whether a stretch begins or ends within what stands for one character, as in ﬁ."""
        first, last = self._uneven_at(start), self._uneven_at(end - 1)
        return (first is not None and self._uneven[first][0] < start) or (
            last is not None and end < self._uneven[last][1]
        )


def flatten(text: str) -> str:
    """The text unified, with each run of white space reduced to one space, and none around it."""
    return " ".join(unify(text).split())
