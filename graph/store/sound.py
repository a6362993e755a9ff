"""The graph of a corpus that is sound, or the problems that stand in the way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.assemble import ClaimGraph
from graph.read.problem import Problem, Severity, format_problem
from graph.store.opening import open_fresh

if TYPE_CHECKING:
    from graph.prove.corpus_check import Progress

_MOST_SHOWN = 100


class CorpusError(ValueError):
    """The records of a corpus have errors, so that nothing can be asked of them.

    Its text shows them as ``claimgraph check`` does: where each is, the line with carets, a hint.
    """

    def __init__(self, corpus: Path, problems: Sequence[Problem], found: int) -> None:
        """Take the errors, sorted, and how many were found where not all were kept."""
        self.corpus = corpus
        self.problems = tuple(problems)
        self.found = found
        super().__init__(corpus, self.problems, found)

    def __str__(self) -> str:
        are = "is 1 error" if self.found == 1 else f"are {self.found:,} errors"
        shown = [format_problem(each) for each in self.problems[:_MOST_SHOWN]]
        if len(shown) < self.found:
            shown.append(f"... and {self.found - len(shown):,} more; `claimgraph check` lists them")
        return "\n\n".join([f"there {are} in {self.corpus}", *shown])


def open_sound(corpus: Path, progress: "Progress | None" = None) -> ClaimGraph:
    """The graph of a corpus: from its database while that is fresh, else checked anew.

    Raises:
        CorpusError: the records have errors.
    """
    graph = open_fresh(corpus)
    if graph is not None:
        return graph
    from graph.prove.corpus_check import show_nothing
    from graph.store.refresh import refresh

    found = refresh(corpus, progress=progress or show_nothing, trusting=True)
    if found.graph is not None:
        return found.graph
    errors = [each for each in found.problems if each.severity is Severity.ERROR]
    told = tell_unknown_once(errors)
    raise CorpusError(corpus, told, found.errors - len(errors) + len(told))


def tell_unknown_once(found: Sequence[Problem]) -> tuple[Problem, ...]:
    """Problems, each id that no record bears told once: at its first use, how many."""
    from graph.prove.known_ids import NOUNS

    unknown = {f"unknown-{noun}" for noun in NOUNS.values()}
    uses = Counter(each.message for each in found if each.code in unknown)
    problems, told = [], set()
    for each in found:
        number = uses[each.message] if each.code in unknown else 1
        if number == 1:
            problems.append(each)
        elif each.message not in told:
            told.add(each.message)
            problems.append(replace(each, message=f"{each.message}, used {number:,} times"))
    return tuple(problems)
