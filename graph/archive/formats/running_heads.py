"""Lines that recur at the head or foot of pages, and page numbers: they are no part of the text."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from graph.archive.formats.page_lines import Line, join_rows

_EDGE = 0.13
_DEEPEST = 3
_NUMBER = re.compile(
    r"(?:\S+://\S+\s)?[\s\-–—|·]*(?:page|p\.|seite|s\.|стр\.|страница|стор\.|página|pagina|strona|str\.|side|sida)?"
    r"\s*(\d{1,4})\s*(?:(?:/|of|von|de|sur|di|из|з|z|van|av)\s*\d{1,4})?[\s\-–—|·]*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[^\W\d]|/")


def part_running_heads(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The lines of each page without its head and foot, and the words of those."""
    edges = [_find_edges(lines) for lines in pages]
    often: Counter[str] = Counter()
    for page in edges:
        often.update({_shape(row.text) for side in page for row in side})
    least = max(2, min(3, -(-len(pages) // 2)))
    offset = _find_offset(edges)
    bodies, heads = [], []
    for number, (lines, page) in enumerate(zip(pages, edges, strict=True), 1):
        dropped: list[Line] = []
        for side in page:
            for row in side:
                if often[_shape(row.text)] < least and not _is_number(row.text, number, offset):
                    break
                dropped.append(row)
        heads += [row.text for row in dropped]
        bodies.append([line for line in lines if not any(_covers(row, line) for row in dropped)])
    return bodies, list(dict.fromkeys(heads))


def _find_edges(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The outermost rows of a page that stand apart from its body, from the edge inwards."""
    rows = join_rows(lines)
    return _apart(rows, top=True), _apart(rows[::-1], top=False)


def _apart(rows: list[Line], *, top: bool) -> list[Line]:
    """The rows before the first wide gap, if they are few and near the edge."""
    for at, (row, following) in enumerate(pairwise(rows[: _DEEPEST + 1]), 1):
        distance = row.page_height - row.bottom if top else row.top
        if distance > row.page_height * _EDGE:
            return []
        gap = row.bottom - following.top if top else following.bottom - row.top
        if gap > 0.9 * row.size:
            return rows[:at]
    return []


def _find_offset(edges: Sequence[tuple[list[Line], list[Line]]]) -> int | None:
    """By how much the printed page numbers differ from the count, if they go on by one."""
    found: Counter[int] = Counter()
    for at, page in enumerate(edges, 1):
        numbers = {match[1] for side in page for row in side if (match := _match(row.text))}
        found.update({int(number) - at for number in numbers})
    best = found.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None


def _is_number(text: str, page: int, offset: int | None) -> bool:
    match = _match(text)
    if match is None:
        return False
    number = int(match[1])
    return number - page == (offset or 0) or (bool(_NAMED.search(text)) and offset is None)


def _match(text: str) -> re.Match[str] | None:
    return _NUMBER.fullmatch(text)


def _shape(text: str) -> str:
    """A line with its numbers made alike: ``The Gazette, page #``."""
    shape = re.sub(r"\d+", "#", " ".join(text.casefold().split()))
    return shape if re.search(r"\w", shape.replace("#", "")) else f"{text} alone"


def _covers(row: Line, line: Line) -> bool:
    return row.bottom - 0.1 <= line.bottom and line.top <= row.top + 0.1
