"""``claimgraph open``: the page, in the browser."""

import typer

from graph.cli.arguments.options import OutOption
from graph.cli.commands.build import PAGE
from graph.cli.defaults import OUT
from graph.cli.exits import PROBLEMS, USAGE
from graph.cli.output.refusals import keep_inside, told_refusals
from graph.cli.output.stdout import tell
from graph.disk.bounds import locate


def open_page(*, out: OutOption = OUT) -> None:
    """Open the page that was built in the browser."""
    page = out / PAGE
    with told_refusals(USAGE):
        keep_inside(out, None)
        locate(out, PAGE)
    if not page.is_file():
        tell(f"there is no {page} yet: run 'claimgraph build' first")
        raise typer.Exit(USAGE)
    import webbrowser

    address = page.resolve().as_uri()
    if not webbrowser.open(address):
        tell(f"no browser was found; the page is at {address}")
        raise typer.Exit(PROBLEMS)
