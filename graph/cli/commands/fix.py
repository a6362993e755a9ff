"""``claimgraph check --fix`` and ``--format-only``: canonical order and layout, shown first."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph.cli.exits import PROBLEMS
from graph.cli.output.counts import count
from graph.cli.output.difference import show_and_ask
from graph.cli.output.refusals import told_refusals
from graph.cli.output.stdout import tell
from graph.disk.batch import Draft, write_batch

if TYPE_CHECKING:
    from graph.edit.canonical_layout import Change


def check_layout(folder: Path) -> None:
    """Name the files that are laid out otherwise.

    Raises:
        typer.Exit: there are some.
    """
    changes = _find_changes(folder)
    for change in changes:
        tell(f"{change.file.shown}: not in canonical order and layout")
    if changes:
        hint = f"claimgraph check {folder} --fix"
        typer.echo(f"{count(len(changes), 'file')} to lay out: '{hint}'", err=True)
        raise typer.Exit(PROBLEMS)
    tell("every file is in canonical order and layout")


def _find_changes(folder: Path) -> "list[Change]":
    from graph.cli.output.progress import shown_progress
    from graph.edit.canonical_layout import find_changes

    with shown_progress("laying out the records"):
        return find_changes(folder)


def fix_layout(folder: Path, *, sure: bool) -> None:
    """Show what canonical order and layout change, and write it where that is wanted.

    Raises:
        typer.Exit: nothing was written, though something would change.
    """
    changes = _find_changes(folder)
    if not changes:
        tell("nothing to fix")
        return
    show_and_ask([(each.file.shown, each.before, each.after) for each in changes], sure=sure)
    with told_refusals(PROBLEMS):
        write_batch(folder, {each.file.relative: Draft(each.after, each.raw) for each in changes})
    tell(f"wrote {count(len(changes), 'file')}")
