"""What each quotation mark of a text does: it opens, it closes, or it is none."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import Enum


class Reading(Enum):
    """What a mark does."""

    OPENS = 1
    CLOSES = 2
    EITHER = 3
    NOTHING = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark, or what may be one, and what it may do."""

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]
    """The likely one first."""
    may_measure: bool
    """Whether it follows a digit, as an inch or a foot does."""


_MARKS = frozenset("\"“”„‟«»「」『』﹁﹂＂〝〞〟״'‘’‚‛‹›`❝❞")
_ALWAYS = {
    **dict.fromkeys(("„", ",,", "``", "「", "『", "﹁", "〝", "<<", "‚", "❝"), Reading.OPENS),
    **dict.fromkeys(("」", "』", "﹂", "〞", "〟", ">>", "❞"), Reading.CLOSES),
}
_USUALLY = {
    **dict.fromkeys(("“", "‟", "«", "‘", "‛", "‹", "`"), Reading.OPENS),
    **dict.fromkeys(("”", "»", "›"), Reading.CLOSES),
}
_AFTER_ALL = ".,;:!?)]}，。、：；！？）】》"
_BEFORE_ALL = "([{¿¡<（【《"
_DASHES = "-‐‑–—―/"
# Words that begin with an apostrophe: 'tis, '90s, and Dutch 's and 't.
_CUT = re.compile(
    r"(?:\d\ds?|tis|twas|twere|em|til|till|cause|bout|round|neath|cept|fore|n|s|t|k|m|ne|nen)\b",
    re.IGNORECASE,
)
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)


def read_marks(text: str, kind: re.Pattern[str]) -> list[Mark]:
    """The marks of a kind in a text, each with what it may do by its neighbours."""
    found = [(match.start(), match.end(), match[0]) for match in kind.finditer(text)]
    sides = [_side(text, start, end) for start, end, _ in found]
    votes: dict[str, Counter[Reading]] = defaultdict(Counter)
    for (_, _, mark), side in zip(found, sides, strict=True):
        if side is not None:
            votes[mark][side] += 1
    return [
        Mark(
            start,
            end,
            mark,
            _read(text, start, end, mark, side, votes[mark]),
            start > 0 and text[start - 1].isdigit() and mark in "\"”'’״",
        )
        for (start, end, mark), side in zip(found, sides, strict=True)
    ]


def _read(
    text: str, start: int, end: int, mark: str, side: Reading | None, votes: Counter[Reading]
) -> tuple[Reading, ...]:
    opens, closes, nothing = Reading.OPENS, Reading.CLOSES, Reading.NOTHING
    if mark in _ALWAYS:
        return (_ALWAYS[mark],)
    before, after = text[start - 1 : start], text[end : end + 1]
    if side is None:
        if mark in _USUALLY:
            low, high = sorted((votes[opens], votes[closes]))
            if high and low * 4 <= high:
                return (opens if votes[opens] == high else closes,)
            return (_USUALLY[mark],) if not high else (Reading.EITHER,)
        if before.isalnum() and after.isalnum() and not _WITHOUT_SPACES.match(after):
            return (nothing, Reading.EITHER)
        return (Reading.EITHER,)
    if side is closes:
        if before.isdigit() and mark in "\"”'’״":
            return (closes, nothing)
        if mark in "'’" and _may_be_left_out(text, start, end):
            return (nothing, closes)
        return (closes,)
    if mark in "'’‘":
        if _CUT.match(text, end):
            return (nothing, opens)
        return (opens,) if mark == "‘" else (opens, nothing)
    if before and before in _AFTER_ALL and after.isalnum():
        return (opens, closes)
    return (opens,)


def _may_be_left_out(text: str, start: int, end: int) -> bool:
    """Whether an apostrophe may end a word inside speech: workers' rights, goin' home."""
    return text[start - 1 : start] in tuple("sSnNoOzZxX") and text[end : end + 1].isspace()


def _side(text: str, start: int, end: int) -> Reading | None:
    """Whether a mark opens or closes, by its neighbours beyond other marks; None: unknown."""
    first, last = start - 1, end
    while first >= 0 and text[first] in _MARKS:
        first -= 1
    while last < len(text) and text[last] in _MARKS:
        last += 1
    left = text[first] if first >= 0 else " "
    right = text[last] if last < len(text) else " "
    if left.isspace():
        if right.isspace():
            return None
        ends = right in _AFTER_ALL and not text[last + 1 : last + 2].isdigit()
        return Reading.CLOSES if ends and text[last : last + 3] != "..." else Reading.OPENS
    if right.isspace():
        return Reading.OPENS if left in _BEFORE_ALL else Reading.CLOSES
    if left.isalnum():
        return None if right.isalnum() else Reading.CLOSES
    if right.isalnum() or left in _BEFORE_ALL:
        return Reading.OPENS
    if right in _AFTER_ALL:
        return Reading.CLOSES
    if (left in _DASHES) == (right in _DASHES):
        return None
    return Reading.OPENS if left in _DASHES else Reading.CLOSES
