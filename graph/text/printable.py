"""Text of unknown origin, made fit to be shown."""

import re

OBEYED = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and line feed
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0"  # nothing to be seen
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # no width, direction, ends of lines
    "\ufff9-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    "\ud800-\udfff"  # halves of characters
    "]"
)
"""What a terminal obeys or hides: it moves the cursor, turns text round, or has no width."""

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
"""Characters that no record holds, since no reader sees them."""


def make_visible(text: str) -> str:
    r"""The text with each character that a terminal obeys or hides as ``\uXXXX``.

    In a JSON text such characters stand inside strings alone, so that the value stays the same.
    """
    return OBEYED.sub(_escape, text)


def printable(text: str) -> str:
    r"""The text on one line: white space is a space, and what cannot be seen is ``\uXXXX``."""
    if text.isprintable() and not OBEYED.search(text):
        return text
    return "".join(map(_visible, text))


def shorten(text: str, length: int = 60) -> str:
    """The beginning of a text on one line, for a message."""
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    seen = character.isprintable() and not OBEYED.match(character)
    return character if seen else _escape(character)


def _escape(found: re.Match[str] | str) -> str:
    """A character as its UTF-16 code units, which is how JSON escapes it."""
    raw = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in zip(raw[::2], raw[1::2], strict=True))
