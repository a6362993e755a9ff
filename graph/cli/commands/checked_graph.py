"""Records that can be asked, or the problems that stand in the way."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from graph.cli.exits import PROBLEMS
from graph.cli.output.counts import count, count_problems
from graph.cli.output.rows import EMPTY

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.assemble import ClaimGraph
    from graph.store.refresh import Refreshed

_Answer = TypeVar("_Answer")


def is_empty(graph: "ClaimGraph") -> bool:
    """Whether a corpus holds no statement that a question could find."""
    return next(iter(graph.in_order_of_time()), None) is None


def read_graph(folder: Path) -> "ClaimGraph":
    """The graph of a corpus, from its database while that is fresh.

    Raises:
        SystemExit: the records have errors; they were printed.
    """
    from graph.cli.output.progress import shown_progress
    from graph.store.sound import CorpusError, open_sound

    try:
        with shown_progress("checking") as tell_share:
            return open_sound(folder, tell_share)
    except CorpusError as error:
        from graph.cli.output.problems import show_problems

        found = error.found
        show_problems(error.problems, found, showing_all="'claimgraph check --format json'")
        print(count_problems(found, 0), file=sys.stderr)
        raise SystemExit(PROBLEMS) from None


def ask_graph(folder: Path, question: "Callable[[ClaimGraph], _Answer]") -> "_Answer":
    """Ask the graph of a corpus; again, of a new database, where the old one is found damaged.

    Raises:
        SystemExit: the records have errors; they were printed.
    """
    from graph.cli.output.progress import shown_progress
    from graph.store.database import DamagedDatabaseError
    from graph.store.opening import distrust

    def ask() -> "_Answer":
        graph = read_graph(folder)
        with shown_progress("looking for the answer"):
            return question(graph)

    try:
        return ask()
    except DamagedDatabaseError:
        distrust(folder)
        return ask()


def check_records(folder: Path, *, trusting: bool) -> "Refreshed":
    """Check a corpus, and keep what is found for the next question."""
    from graph.cli.output.progress import shown_progress
    from graph.store.refresh import refresh

    with shown_progress("checking") as tell_share:
        return refresh(folder, progress=tell_share, trusting=trusting)


def summarise(found: "Refreshed") -> str:
    """What a check read and found, in one line."""
    counts = [count(found.sources, "source"), count(found.statements, "statement")]
    if not (found.sources or found.errors):
        return EMPTY
    if not found.errors:
        counts.append(count(found.claims, "claim"))
    return f"{', '.join(counts)}: {count_problems(found.errors, found.warnings)}"
