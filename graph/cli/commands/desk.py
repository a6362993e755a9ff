"""``claimgraph desk``: the same files in the browser, where articles are added and read."""

from typing import TYPE_CHECKING

from graph.cli.arguments.options import CorpusArgument, CorpusOption
from graph.cli.defaults import CORPUS
from graph.cli.output.local_server import NoOpenOption, PortOption, run_server

if TYPE_CHECKING:
    from starlette.applications import Starlette


def desk(
    folder: CorpusArgument = None,
    *,
    corpus: CorpusOption = CORPUS,
    port: PortOption = 0,
    no_open: NoOpenOption = False,
) -> None:
    """Add and read articles in the browser, until Ctrl-C.

    The files of the corpus stay the truth: each step changes the lines of single records, is
    checked at once, and can be undone. Only this machine is answered, and only who has the address.
    """
    shown = folder or corpus

    def make(number: int) -> "tuple[Starlette, str]":
        import secrets

        from graph.desk.desk_app import make_desk_app

        token = secrets.token_urlsafe(24)
        return make_desk_app(shown, number, token), f"/desk#{token}"

    run_server("desk", shown, port, make, no_open=no_open)
