"""Records that can be asked, or the problems that stand in the way."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph.cli.exits import PROBLEMS

if TYPE_CHECKING:
    from graph.assemble import ClaimGraph
    from graph.load import Problem


def read_graph(folder: Path) -> "ClaimGraph":
    """Load and assemble a corpus.

    Raises:
        typer.Exit: the records have errors; they were printed.
    """
    from graph.assemble import build_graph
    from graph.load import Severity, load_corpus

    result = load_corpus(folder)
    if result.corpus is None:
        from graph.cli.problems import show_problems

        errors = [problem for problem in result.problems if problem.severity is Severity.ERROR]
        show_problems(errors)
        typer.echo(tally(errors), err=True)
        raise typer.Exit(PROBLEMS)
    return build_graph(result.corpus)


def tally(problems: Iterable["Problem"]) -> str:
    """How many errors and warnings there are: ``1 error, 0 warnings``."""
    severities = [problem.severity.value for problem in problems]
    return ", ".join(count(severities.count(kind), kind) for kind in ("error", "warning"))


def count(number: int, noun: str) -> str:
    """A number of things: ``1 claim``, ``2 claims``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
