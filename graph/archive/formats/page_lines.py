"""The lines of a printed page, and the order in which columns of them are read."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import ceil
from statistics import median
from typing import Any

from pdfminer.layout import LTChar, LTPage, LTTextLine

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_SAME_ROW = 0.6
_FEWEST = 3
_NARROWEST = 0.2
_SPACE = 0.8
_CLEAR = 0.7
_LARGE = 1.2


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is printed; the origin is the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    """The size of most of its letters."""
    page_height: float
    column: int = 0
    """Lines of one number stand below each other in one column."""


def read_lines(page: LTPage) -> list[Line]:
    """The upright lines of a page, in no order."""
    return [
        Line(text, each.x0, each.x1, each.y0, each.y1, _size(each), page.height or 1)
        for each in _find_lines(page)
        if (text := _clean(each)) and all(x.upright for x in each if isinstance(x, LTChar))
    ]


def order_lines(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines of a page as they are read, and the most columns that stand beside each other.

    A line that crosses the gap between columns parts what stands above it from what is below.
    """
    ordered: list[Line] = []
    most = _order(list(lines), ordered)
    return ordered, most


def _order(lines: Sequence[Line], ordered: list[Line]) -> int:
    if not lines:
        return 1
    gap = _find_gap(lines)
    if gap is None:
        number = ordered[-1].column + 1 if ordered else 0
        ordered += [replace(row, column=number) for row in join_rows(lines)]
        return 1
    most = 1
    left, right, crossing = _part(lines, gap)
    headings = _find_headings(left, right)
    crossing += headings
    left, right = ([x for x in side if x not in headings] for side in (left, right))
    parted = [*((line, True) for line in [*left, *right]), *((line, False) for line in crossing)]
    parted.sort(key=lambda each: -each[0].top)
    for beside, group in groupby(parted, key=lambda each: each[1]):
        band = [line for line, _ in group]
        if beside:
            sides = [x for x in band if x.right <= gap], [x for x in band if x.left >= gap]
            widths = [_order(side, ordered) for side in sides]
            most = max(most, sum(widths) if all(sides) else max(widths))
        else:
            _order(band, ordered)
    return most


def _find_headings(left: Sequence[Line], right: Sequence[Line]) -> list[Line]:
    """Lines of large letters with nothing beside them, which begin anew below both columns."""
    usual = median(line.size for line in [*left, *right])
    return [
        line
        for side, other in ((left, right), (right, left))
        for line in side
        if line.size > _LARGE * usual
        and not any(x.bottom < line.top and line.bottom < x.top for x in other)
    ]


def _part(lines: Sequence[Line], at: float) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines left and right of a gap, and those that cross it, with all on their levels."""
    across = [each for each in lines if each.left < at < each.right]
    levels = sorted((each.bottom + each.top) / 2 for each in across)
    left: list[Line] = []
    right: list[Line] = []
    crossing: list[Line] = []
    for line in lines:
        level = bisect_left(levels, line.bottom)
        if level < len(levels) and levels[level] <= line.top:
            crossing.append(line)
        else:
            (left if line.right <= at else right).append(line)
    return left, right, crossing


def _find_gap(lines: Sequence[Line]) -> float | None:
    """Where the gap between two columns is, if there are two that stand beside each other."""
    if len(lines) < 2 * _FEWEST:
        return None
    narrowest = (max(each.right for each in lines) - min(each.left for each in lines)) * _NARROWEST
    found = [
        (crossing, edge)
        for edge in sorted({ceil(each.right) for each in lines})
        if (crossing := _weigh(lines, edge, narrowest)) is not None
    ]
    return min(found)[1] if found else None


def _weigh(lines: Sequence[Line], at: float, narrowest: float) -> int | None:
    """How many lines cross a gap; None where it does not part two columns."""
    left, right, crossing = _part(lines, at)
    if min(len(left), len(right)) < _FEWEST:
        return None
    space = min(each.left for each in right) - max(each.right for each in left)
    if space < _SPACE * median(each.size for each in lines):
        return None
    low = max(min(each.bottom for each in left), min(each.bottom for each in right))
    high = min(max(each.top for each in left), max(each.top for each in right))
    across = len(join_rows(crossing))
    for side in (join_rows(left), join_rows(right)):
        beside = sum(low <= (row.bottom + row.top) / 2 <= high for row in side)
        if beside < max(_FEWEST, across * _CLEAR):
            return None
        if median(row.right - row.left for row in side) < narrowest:
            return None
    return across


def join_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines from top to bottom, those on one level made one."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (-each.top, each.left)):
        if rows and _on_one_level(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_join(row) for row in rows]


def _on_one_level(one: Line, other: Line) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > _SAME_ROW * min(one.top - one.bottom, other.top - other.bottom)


def _join(row: list[Line]) -> Line:
    row.sort(key=lambda each: each.left)
    text = row[0].text
    for before, each in pairwise(row):
        space = each.left - before.right
        text += (
            "" if space < 0.1 * each.size else " " if space < 2 * each.size else "\t"
        ) + each.text
    return replace(
        row[0],
        text=text,
        right=max(each.right for each in row),
        bottom=min(each.bottom for each in row),
        top=max(each.top for each in row),
        size=max(row, key=lambda each: len(each.text)).size,
    )


def _find_lines(page: LTPage) -> list[Any]:
    found: list[Any] = []
    waiting: list[Any] = [page]
    while waiting:
        for each in waiting.pop():
            if isinstance(each, LTTextLine):
                found.append(each)
            elif hasattr(each, "__iter__"):
                waiting.append(each)
    return found


def _clean(line: Any) -> str:
    text = _CONTROLS.sub("", line.get_text().translate(_LIGATURES).replace("\n", " "))
    return " ".join(text.split())


def _size(line: Any) -> float:
    return float(median([each.size for each in line if isinstance(each, LTChar)] or [line.height]))
