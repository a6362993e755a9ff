"""What a command is about to change, shown before anything is written."""

import difflib
import sys
from collections.abc import Sequence

import typer

from graph.cli.exits import PROBLEMS
from graph.cli.output.counts import count
from graph.cli.output.stdout import write_answer


def show_and_ask(changes: Sequence[tuple[str, str, str]], *, sure: bool) -> None:
    """Show what changes in files: the name of each, its text before and after; and ask.

    Where nobody sits at a terminal, nobody is asked, and nothing is to be written.

    Raises:
        typer.Exit: the changes are not wanted.
    """
    write_answer("".join(_show(*change) for change in changes))
    if not sure and sys.stdin.isatty() and sys.stdout.isatty():
        sure = typer.confirm(f"Write {count(len(changes), 'file')}?", err=True)
    if not sure:
        typer.echo("nothing was written; --yes writes without asking", err=True)
        raise typer.Exit(PROBLEMS)


def _show(name: str, before: str, after: str) -> str:
    from graph.text.printable import printable

    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), name, name, lineterm="")
    return "".join(f"{printable(line)}\n" for line in lines)
