"""Printed lines joined into paragraphs, and words that were divided at their ends made whole."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from graph.archive.formats.page_lines import Line
from graph.text.sentences import ENDED
from graph.text.word_lists import word_set

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_DIVIDED = re.compile(r"([^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]\Z")
_NEXT = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_ITEM = re.compile(r"(?:[•‣▪●◦*]|\(?\d{1,3}[.)]|[–—-])\s")
_LABEL = re.compile(r"[^\W\d_a-zа-я][^\W_a-zа-я .'-]{1,40}:\s")
_WIDE_SCRIPT = re.compile(r"[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef\u0e00-\u0eff]")


_SUSPENDED = word_set("und oder bzw sowie and or et ou y e o en of и или та і och eller og")
_FIRST = word_set("self all half high low long short far well ill non cross")
_NOT_SECOND = word_set(
    "er ers est ing ings ly age ages ness ish less mer mers ming ther thest light lights lighted "
    "way ways land lands by fare come en ened ening ens ity coming comings fall falls fish"
)
_PARTICLES = word_set("то либо нибудь ка таки ci là il elle on ils elles nous vous même mêmes")
_LONGEST = 60
_INDENTED, _GAP, _SHORT, _VERY_SHORT = 0.8, 1.35, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the lines of a column begin and end, and how far apart they are."""

    left: float
    right: float
    leading: float


def join_paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[str, list[str]]:
    """The text of pages whose lines stand in order, and words joined without another such word."""
    words = _count_words(line.text for page in pages for line in page)
    unsure: list[str] = []
    paragraphs: list[list[str]] = []
    before: tuple[Line, _Column] | None = None
    for page in pages:
        for _, group in groupby(page, key=lambda line: line.column):
            lines = list(group)
            column = _measure(lines)
            for line in lines:
                if before is None or _begins(before, line, column):
                    paragraphs.append([line.text])
                else:
                    end = paragraphs[-1].pop()
                    paragraphs[-1] += _join(end, line.text, words, unsure)
                before = line, column
    text = "\n\n".join(map("".join, paragraphs)) + "\n"
    return text, list(dict.fromkeys(unsure))


def _measure(lines: Sequence[Line]) -> _Column:
    steps = sorted(one.bottom - two.bottom for one, two in pairwise(lines))
    size = median(line.size for line in lines)
    close = [step for step in steps if step > 0.5 * size]
    leading = close[len(close) // 5] if close else 1.2 * size
    rights = sorted(line.right for line in lines)
    return _Column(min(line.left for line in lines), rights[-1 - len(rights) // 10], leading)


def _begins(last: tuple[Line, _Column], line: Line, column: _Column) -> bool:
    """Whether a line begins a paragraph."""
    before, its = last
    ended = before.text.endswith(":") or bool(ENDED.search(before.text))
    reach = (before.right - its.left) / max(its.right - its.left, 1)
    if max(before.size, line.size) > 1.15 * min(before.size, line.size):
        return True
    if ended and (_ITEM.match(line.text) or _LABEL.match(line.text)):
        return True
    divided = before.text[-1] in "-‐\xad"
    if reach < _VERY_SHORT and not divided and not line.text[0].islower():
        return True
    indented = line.left > column.left + _INDENTED * line.size
    if its is not column:
        return ended and (indented or reach < _SHORT)
    if before.bottom - line.bottom > _GAP * column.leading:
        return True
    flush = before.left <= column.left + _INDENTED * line.size / 2
    return (indented and flush and not _ITEM.match(before.text)) or (ended and reach < _SHORT)


def _join(end: str, line: str, words: Counter[str], unsure: list[str]) -> tuple[str, str]:
    """The end of a paragraph and the line behind it, with or without a space or hyphen between."""
    if end.endswith("\xad"):
        return end[:-1], line
    divided, following = _DIVIDED.search(end[-_LONGEST:]), _NEXT.match(line)
    if divided is not None and following is not None:
        first, second = divided[1], following[0]
        if second.casefold() in _SUSPENDED:
            return f"{end} ", line
        joined, is_sure = _choose(first, second, words)
        if not is_sure:
            unsure.append(joined)
        return end[: -len(divided[0])], joined + line[following.end() :]
    glued = end[-1:] in "-‐–—/" and not end[-2:-1].isspace() and len(end) > 1
    wide = _WIDE_SCRIPT.match(end[-1:]) and _WIDE_SCRIPT.match(line)
    return end if glued or wide else f"{end} ", line


def _choose(first: str, second: str, words: Counter[str]) -> tuple[str, bool]:
    """A word that was divided at a line end, and whether the text tells how it is written."""
    whole, hyphened = first + second, f"{first}-{second}"
    plain, parted = words[whole.casefold()], words[hyphened.casefold()]
    if plain != parted:
        return (whole, True) if plain > parted else (hyphened, True)
    if second[0].isupper() and not first.isupper():
        return hyphened, True
    start = re.split("[-‐]", first)[-1].casefold()
    if second.casefold() in _PARTICLES:
        return hyphened, False
    compound = start in _FIRST and second.casefold() not in _NOT_SECOND
    return (
        hyphened
        if compound or (first.isupper() and len(first) < 6 and second.islower())
        else whole,
        False,
    )


def _count_words(lines: Iterable[str]) -> Counter[str]:
    """How often each word stands in a line, those cut at its ends left out."""
    found: Counter[str] = Counter()
    for line in lines:
        words = _WORD.findall(_DIVIDED.sub("", line).casefold().replace("‐", "-"))
        found.update(words)
    return found
