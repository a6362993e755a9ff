"""A server for this machine, from its options to Ctrl-C."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.exits import USAGE
from graph.cli.output.stdout import tell

if TYPE_CHECKING:
    from starlette.applications import Starlette

PortOption = Annotated[
    int,
    typer.Option(metavar="N", min=0, max=65_535, help="The port; any that is free if 0."),
]
NoOpenOption = Annotated[
    bool, typer.Option("--no-open", help="Do not open the page in the browser.")
]


def run_server(
    command: str,
    folder: Path,
    port: int,
    make: Callable[[int], "tuple[Starlette, str]"],
    *,
    no_open: bool,
) -> None:
    """Serve a corpus until Ctrl-C, and say where.

    Args:
        command: what the person typed.
        folder: the corpus.
        port: where to listen; 0 for any port that is free.
        make: from the port to the application, and the path that is opened.
        no_open: whether the browser is left alone.
    """
    try:
        from graph.desk.serving import open_socket, serve_until_stopped
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("starlette", "uvicorn"):
            raise
        hint = "install them: python -m pip install starlette uvicorn"
        told = f"claimgraph: {command} needs starlette and uvicorn, which are not here"
        typer.echo(f"{told}\n  = hint: {hint}", err=True)
        raise typer.Exit(USAGE) from None
    if not (folder / "records").is_dir():
        tell(f"claimgraph: {folder} is no corpus: there is no folder records/ in it")
        raise typer.Exit(USAGE)
    try:
        listening = open_socket(port)
    except OSError as error:
        tell(f"claimgraph: port {port} cannot be had: {error.strerror or error}; leave --port out")
        raise typer.Exit(USAGE) from None
    number = listening.getsockname()[1]
    app, path = make(number)
    address = f"http://127.0.0.1:{number}{path}"
    tell(f"{folder} is at {address} until Ctrl-C")
    if not no_open:
        import webbrowser

        webbrowser.open(address)
    with suppress(KeyboardInterrupt):
        serve_until_stopped(app, listening)
