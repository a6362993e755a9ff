"""Text as a terminal shows it: how wide it is, and where its lines break."""

import re
from unicodedata import combining, east_asian_width

_WORDS = re.compile(r"[^ ]+ *")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=\w)")  # in ids, not in dates


def text_width(text: str) -> int:
    """The columns that a terminal gives a text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text
    )


def widest_part(text: str, *, hyphens: bool = False) -> int:
    """The columns of the longest part that is not broken."""
    return max((text_width(part.rstrip()) for part in _split(text, hyphens)), default=0)


def lines_of(text: str, width: int, *, hyphens: bool = False) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at spaces, or after hyphens too.

    A line that the text itself ends stays ended; a part that is wider than ``width`` stays whole.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for part in _split(paragraph, hyphens):
            if line and text_width(line + part.rstrip()) > width:
                lines.append(line.rstrip())
                line = ""
            line += part
        lines.append(line.rstrip())
    return lines


def pad(text: str, width: int) -> str:
    """The text with spaces up to ``width`` columns."""
    return text + " " * (width - text_width(text))


def _split(text: str, hyphens: bool) -> list[str]:
    words = _WORDS.findall(text.replace("\n", " "))
    if not hyphens:
        return words
    return [part for word in words for part in _AFTER_HYPHEN.split(word)]
