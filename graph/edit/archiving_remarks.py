"""The remarks that stand above open passages since their source was archived."""

import re
from collections.abc import Sequence

from graph.edit.canonical_layout import row_of_comments
from graph.edit.yaml_scalars import WIDTH

_OUTDATED = re.compile(r"\s*# (?:may repeat |unsure: )")
"""A remark on an open passage, written when its source was archived."""


def first_outdated(lines: Sequence[str], row: int) -> int:
    """Where the remarks of the archiving right above a record begin, wrapped lines included."""
    first = row_of_comments(lines, row, 0)
    while first < row:
        at = first
        while at < row and (_OUTDATED.match(lines[at]) or (at > first and _wraps(lines, at))):
            at += 1
        if at == row:
            return first
        first += 1
    return row


def _wraps(lines: Sequence[str], row: int) -> bool:
    """Whether the first word of a comment had no room on the line before."""
    word = lines[row].lstrip(" #").split(" ")[0].strip()
    return len(lines[row - 1].rstrip()) + 1 + len(word) > WIDTH
