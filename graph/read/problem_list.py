"""Problems, all counted; of very many, the first are kept."""

from collections.abc import Iterable

from graph.read.problem import Problem, Severity, sort_problems

MOST_KEPT = 10_000


class Problems:
    """The problems of a corpus, of which any number may be found."""

    def __init__(self) -> None:
        self.errors = 0
        self.warnings = 0
        self._kept: dict[Problem, None] = {}

    def add(self, problems: Iterable[Problem]) -> None:
        """Count problems, each once, and keep them while there are few."""
        for problem in problems:
            if problem in self._kept:
                continue
            if problem.severity is Severity.ERROR:
                self.errors += 1
            else:
                self.warnings += 1
            if len(self._kept) < MOST_KEPT:
                self._kept[problem] = None

    @property
    def kept(self) -> tuple[Problem, ...]:
        """At most :data:`MOST_KEPT` of them, sorted by file, line and column."""
        return sort_problems(self._kept)
