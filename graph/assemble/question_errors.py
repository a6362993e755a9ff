"""What is raised where a question cannot be asked."""

from collections.abc import Sequence


class QuestionError(LookupError):
    """A question that cannot be asked of this graph; the message says why."""

    nearest: str | None = None
    """What was meant, perhaps."""

    def __str__(self) -> str:
        hint = f"; did you mean {self.nearest!r}?" if self.nearest else ""
        return super().__str__() + hint


class UnknownIdError(QuestionError):
    """An id that no record has."""

    def __init__(self, kind: str, given: str, known: Sequence[str]) -> None:
        from difflib import get_close_matches

        self.kind = kind
        self.given = given
        self.nearest = next(iter(get_close_matches(given, known, n=1, cutoff=0.5)), None)
        super().__init__(f"there is no {kind} {given!r}")
