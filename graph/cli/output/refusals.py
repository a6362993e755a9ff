"""What is not done to somebody's files, told to who asked for it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from graph.cli.defaults import OUT
from graph.cli.output.stdout import tell
from graph.disk.bounds import OutsideError, RefusedError, leads_out


@contextmanager
def told_refusals(code: int) -> Iterator[None]:
    """Say why nothing was written, and exit with a code."""
    try:
        yield
    except RefusedError as error:
        tell(f"claimgraph: {error}; nothing was written")
        raise typer.Exit(code) from None
    except NotADirectoryError as error:
        tell(f"claimgraph: {error.filename}: there is no such folder; nothing was written")
        raise typer.Exit(code) from None


def keep_inside(out: Path, corpus: Path | None) -> None:
    """Stop where a link that nobody typed leads what a build writes elsewhere.

    A link that is named with ``--out`` is followed, but for one that lies in the corpus: whoever
    made the corpus made it. That of the usual name was not named.

    Raises:
        OutsideError: so it is.
    """
    folders = [Path()] if out == OUT else []
    # Unlike Path.resolve, this follows no link.
    if corpus is not None and Path(os.path.abspath(out)).is_relative_to(os.path.abspath(corpus)):  # noqa: PTH100
        folders.append(corpus)
    for folder in folders:
        if leads_out(folder, out):
            raise OutsideError(
                f"{out} is a link that leads out of {folder}: name with --out where it leads"
            )
