"""``claimgraph check --fix`` and ``--format-only``: canonical order and layout, shown first."""

from pathlib import Path

import typer

from graph.cli.counts import count
from graph.cli.difference import show_and_ask
from graph.cli.exits import PROBLEMS
from graph.cli.files import write_files


def check_layout(folder: Path) -> None:
    """Name the files that are laid out otherwise.

    Raises:
        typer.Exit: there are some.
    """
    from graph.desk.layout import find_changes

    changes = find_changes(folder)
    for file, _, _ in changes:
        typer.echo(f"{file.shown}: not in canonical order and layout", err=True)
    if changes:
        hint = f"claimgraph check {folder} --fix"
        typer.echo(f"{count(len(changes), 'file')} to lay out: '{hint}'", err=True)
        raise typer.Exit(PROBLEMS)
    typer.echo("every file is in canonical order and layout", err=True)


def fix_layout(folder: Path, *, sure: bool) -> None:
    """Show what canonical order and layout change, and write it where that is wanted.

    Raises:
        typer.Exit: nothing was written, though something would change.
    """
    from graph.desk.layout import find_changes

    changes = find_changes(folder)
    if not changes:
        typer.echo("nothing to fix", err=True)
        return
    show_and_ask([(file.shown, before, after) for file, before, after in changes], sure=sure)
    for file, _, text in changes:
        write_files(file.location.parent, {file.location.name: text})
    typer.echo(f"wrote {count(len(changes), 'file')}", err=True)
