"""``claimgraph init``: a corpus to begin with."""

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.counts import count
from graph.cli.exits import USAGE


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to make.", file_okay=False)
    ],
) -> None:
    """Make a corpus with a worked example, settings for editors, and a check for GitHub Actions.

    Nothing is written over a file that is there.
    """
    from graph.desk.new_corpus import make_corpus

    try:
        files = make_corpus(folder)
    except FileExistsError as error:
        typer.echo(f"claimgraph: {error.filename} is there already: name another folder", err=True)
        raise typer.Exit(USAGE) from None
    typer.echo(f"wrote {count(len(files), 'file')} below {folder}", err=True)
    typer.echo(f"next: read {folder / 'README.md'}, and run 'claimgraph check {folder}'", err=True)
