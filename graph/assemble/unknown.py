"""What is raised where an id leads nowhere."""

from collections.abc import Sequence


class UnknownIdError(LookupError):
    """An id that no record has."""

    def __init__(self, kind: str, given: str, known: Sequence[str]) -> None:
        from difflib import get_close_matches

        self.kind = kind
        self.given = given
        self.nearest = next(iter(get_close_matches(given, known, n=1, cutoff=0.5)), None)
        super().__init__(f"there is no {kind} {given!r}")
