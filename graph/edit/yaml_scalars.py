"""Text as YAML that reads well and comes back exactly."""

import re

WIDTH = 100
_PLAIN = re.compile(r"[^\W_][^\n\t]*|[“”„«»‘’(…—–][^\n\t]+")
_NOT_PLAIN = re.compile(r": |:\Z| #")
_LOOKS_TYPED = re.compile(
    r"[\d.,:_+eExX-]+|true|false|yes|no|on|off|y|n|null|none|nan|inf", re.IGNORECASE
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def write_scalar(text: str, *, indent: int, used: int) -> str:
    """One value: plain or in quotation marks where it fits the line, else folded below it.

    Args:
        text: without line breaks, and with single spaces alone.
        indent: the columns before each line of a folded text.
        used: the columns before the value on its own line.
    """
    plain = _PLAIN.fullmatch(text) and not _NOT_PLAIN.search(text)
    typed = _LOOKS_TYPED.fullmatch(text) and not _DAY.fullmatch(text)
    if plain and not typed and used + len(text) <= WIDTH:
        return text
    if '"' not in text and "\\" not in text and used + len(text) + 2 <= WIDTH:
        return f'"{text}"'
    return ">-\n" + "\n".join(f"{' ' * indent}{line}" for line in wrap(text, WIDTH - indent))


def wrap(text: str, width: int) -> list[str]:
    """The text in lines, broken at single spaces; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def write_comment(text: str, indent: int = 0) -> str:
    """A comment of as many lines as it needs, each with its end."""
    margin = " " * indent
    shown = " ".join(text.split())
    return "".join(f"{margin}# {line}\n" for line in wrap(shown, WIDTH - indent - 2))
