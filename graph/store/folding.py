"""Text as it is searched."""

import re

_PLAIN_MARKS = str.maketrans("‘’‚‛“”„‟«»", "''''" + '"' * 6)
_TERM = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text with case, runs of white space and the shape of quotation marks set aside."""
    return " ".join(text.translate(_PLAIN_MARKS).casefold().split())


def find_terms(folded: str) -> list[str]:
    """The words of a folded text: runs of letters and digits."""
    return _TERM.findall(folded)


def term_spans(folded: str) -> list[tuple[int, int]]:
    """Where these words stand."""
    return [match.span() for match in _TERM.finditer(folded)]
