"""Cypher text in its parts, so that a quotation is never taken for a command."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Part(Enum):
    """What a token is."""

    SPACE = auto()
    STRING = auto()
    QUOTED = auto()
    NUMBER = auto()
    PARAMETER = auto()
    WORD = auto()
    MARK = auto()


_TOKEN = re.compile(
    r"""
      (?P<SPACE>\s+|//[^\n]*|/\*.*?\*/)
    | (?P<STRING>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")
    | (?P<QUOTED>`(?:``|[^`])*`)
    | (?P<NUMBER>\d+)
    | (?P<PARAMETER>\$\w+)
    | (?P<WORD>[^\W\d]\w*)
    | (?P<MARK>/\*|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_NOTE = re.compile(r"\S")


class CypherError(ValueError):
    """A question in Cypher that is refused or not understood; ``hint`` says what to write."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Token:
    """A part of the text, as written."""

    part: Part
    text: str

    @property
    def name(self) -> str | None:
        """The word, or what stands between backticks."""
        if self.part is Part.QUOTED:
            return self.text[1:-1].replace("``", "`")
        return self.text if self.part is Part.WORD else None

    def is_word(self, *words: str) -> bool:
        """Whether it is one of some keywords, in any case; a quoted name is none."""
        return self.part is Part.WORD and self.text.upper() in words


def split_tokens(question: str) -> list[Token]:
    """The tokens of a question, without white space and comments.

    Raises:
        CypherError: a quotation mark, a backtick or a comment is never closed.
    """
    return [token for token in _tokens(question) if token.part is not Part.SPACE]


def without_comments(question: str) -> str:
    """The question with white space in place of its comments, so that places stay the same."""
    return "".join(
        _NOTE.sub(" ", token.text) if token.part is Part.SPACE else token.text
        for token in _tokens(question)
    )


def _tokens(question: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(question):
        token = Token(Part[str(match.lastgroup)], match[0])
        if token.part is Part.MARK and token.text in ("'", '"', "`", "/*"):
            opened = question[match.start() :].partition("\n")[0][:20]
            raise CypherError(f"what is opened here is never closed: {opened}")
        yield token
