"""What a reader of one format hands over: a text, and what its file says about it."""

import re
from dataclasses import dataclass, field

_WORD = re.compile(r"\w+")


class CannotExtractError(Exception):
    """No text comes out of a file; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value, and where it was found: ``og:title of the page``."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text, and what its file says about it."""

    text: str
    format: str
    """The kind of file, in words: ``web page``."""
    suffix: str | None = None
    """Of the original, which is kept beside the text; None where the file is the text."""
    encoding: Found | None = None
    fields: dict[str, Found] = field(default_factory=dict)
    """Fields of the record: ``title``, ``published``, ``archived_on``, the day it was captured."""
    remarks: tuple[str, ...] = ()
    """What its curator has to know: what was left out, what disagrees, what is unsure."""
    original: bytes | None = None
    """What of the file is kept beside the text, where that is not all of it."""
    speakers: tuple[tuple[int, str], ...] = ()
    """From which character on somebody else speaks, and who, as the file names them."""
    is_headed: bool = True
    """Whether its first lines may be a title."""


def missing_library(what: str, library: str, part: str = "articles") -> CannotExtractError:
    """The refusal where an optional part is not installed."""
    return CannotExtractError(
        f"reading {what} needs {library}; it is an optional part: pip install 'claimgraph[{part}]'"
    )


def squeeze(text: str) -> str:
    """The letters and digits of a text alone, in one case, to compare it with another."""
    return "".join(_WORD.findall(text.casefold()))


def quote_some(texts: list[str], most: int = 6, words: int = 8) -> str:
    """The first words of some texts, each in quotation marks, and how many more there are."""
    shown = [f"“{_first_words(text, words)}”" for text in texts[:most]]
    more = len(texts) - most
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _first_words(text: str, most: int) -> str:
    words = text.split()
    short = " ".join(words[:most])[:80]
    return short + ("…" if len(words) > most or len(short) == 80 else "")
