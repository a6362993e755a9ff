"""Text as it is searched."""

import re

_PLAIN_MARKS = (*((mark, "'") for mark in "‘’‚‛"), *((mark, '"') for mark in "“”„‟«»"))
_TERM = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text with case, runs of white space and the shape of quotation marks set aside."""
    if not text.isascii():
        for mark, plain in _PLAIN_MARKS:  # several times faster than str.translate
            text = text.replace(mark, plain)
    return " ".join(text.casefold().split())


def find_terms(folded: str) -> list[str]:
    """The words of a folded text: runs of letters and digits."""
    return _TERM.findall(folded)


def term_spans(folded: str) -> list[tuple[int, int]]:
    """Where these words stand."""
    return [match.span() for match in _TERM.finditer(folded)]
