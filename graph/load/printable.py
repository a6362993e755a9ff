"""Text of unknown origin, made fit to be shown on a line."""


def printable(text: str) -> str:
    """The text with each character that would move the cursor or hide others made visible."""
    if text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def shorten(text: str, length: int = 60) -> str:
    """The beginning of a text on one line, for a message."""
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else f"\\u{ord(character):04x}"
