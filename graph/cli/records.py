"""Records that can be asked, or the problems that stand in the way."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph.cli.exits import PROBLEMS

if TYPE_CHECKING:
    from graph.assemble import ClaimGraph
    from graph.store.reading import Store


def read_graph(folder: Path) -> "ClaimGraph":
    """The graph of a corpus, from its store while that is fresh.

    Raises:
        typer.Exit: the records have errors; they were printed.
    """
    from graph.assemble.stored import StoredGraph
    from graph.store.opening import open_fresh

    store = open_fresh(folder)
    return StoredGraph(_check(folder) if store is None else store)


def _check(folder: Path) -> "Store":
    from graph.load import Severity
    from graph.queries.kept import keep_tallies
    from graph.store.refresh import refresh

    found = refresh(folder, keep_tallies, trusting=True)
    if found.store is not None:
        return found.store
    from graph.cli.problems import show_problems

    show_problems([each for each in found.problems if each.severity is Severity.ERROR])
    typer.echo(tally(found.errors, 0), err=True)
    raise typer.Exit(PROBLEMS)


def tally(errors: int, warnings: int) -> str:
    """How many problems there are: ``1 error, 0 warnings``."""
    return f"{count(errors, 'error')}, {count(warnings, 'warning')}"


def count(number: int, noun: str) -> str:
    """A number of things: ``1 claim``, ``2 claims``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
