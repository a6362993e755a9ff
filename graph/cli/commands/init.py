"""``claimgraph init``: a corpus to begin with."""

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.exits import USAGE
from graph.cli.output.counts import count
from graph.cli.output.refusals import told_refusals
from graph.cli.output.stdout import tell


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to make.", file_okay=False)
    ],
) -> None:
    """Make a corpus with a worked example, settings for editors, and a check for GitHub Actions.

    Nothing is written over a file that is there. What an interrupted try has left is completed.
    """
    from graph.edit.installation import find_requirement
    from graph.edit.new_corpus import WORKFLOW, make_corpus

    with told_refusals(USAGE):
        files = make_corpus(folder)
    tell(f"wrote {count(len(files), 'file')} below {folder}")
    tell(f"next: read {folder / 'README.md'}, and run 'claimgraph check {folder}'")
    if find_requirement() is None:
        where = folder / WORKFLOW
        tell(f"before you publish it: write in {where} from where claimgraph is to be installed")
