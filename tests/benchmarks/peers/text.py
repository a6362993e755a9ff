"""Text as claimgraph searches it."""

LIMIT = 20
"""How many rows of an answer are shown."""

_PLAIN_MARKS = str.maketrans("‘’‚‛“”„‟«»", "''''" + '"' * 6)


def fold(text: str) -> str:
    """Set aside case, white space and the shape of quotation marks."""
    return " ".join(text.translate(_PLAIN_MARKS).casefold().split())
