"""``claimgraph serve``: the live page and every question as JSON, for this machine alone."""

from contextlib import suppress
from typing import Annotated

import typer

from graph.cli.arguments.options import CorpusArgument, CorpusOption
from graph.cli.defaults import CORPUS
from graph.cli.exits import USAGE
from graph.cli.output.stdout import tell


def serve(
    folder: CorpusArgument = None,
    *,
    corpus: CorpusOption = CORPUS,
    port: Annotated[
        int,
        typer.Option(metavar="N", min=0, max=65_535, help="The port; any that is free if 0."),
    ] = 0,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Do not open the page in the browser.")
    ] = False,
) -> None:
    """Show the page of a corpus as it is now, and answer questions as JSON, until Ctrl-C.

    Nothing is written, and only this machine is answered. Each question is an address,
    /api/repeats?narrative=ukraine; /openapi.json describes all of them.
    """
    try:
        from graph.desk.serving import open_socket, serve_until_stopped
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn"):
            raise
        hint = "install them: python -m pip install starlette uvicorn"
        typer.echo(
            f"claimgraph: serve needs starlette and uvicorn, which are not here\n  = hint: {hint}",
            err=True,
        )
        raise typer.Exit(USAGE) from None
    shown = folder or corpus
    if not (shown / "records").is_dir():
        tell(f"claimgraph: {shown} is no corpus: there is no folder records/ in it")
        raise typer.Exit(USAGE)
    try:
        listening = open_socket(port)
    except OSError as error:
        tell(f"claimgraph: port {port} cannot be had: {error.strerror or error}; leave --port out")
        raise typer.Exit(USAGE) from None
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    tell(f"{shown} is at {address} until Ctrl-C")
    if not no_open:
        import webbrowser

        webbrowser.open(address)
    with suppress(KeyboardInterrupt):
        serve_until_stopped(shown, listening)
