"""``claimgraph serve``: the live page and every question as JSON, for this machine alone."""

from typing import TYPE_CHECKING

from graph.cli.arguments.options import CorpusArgument, CorpusOption
from graph.cli.defaults import CORPUS
from graph.cli.output.local_server import NoOpenOption, PortOption, run_server

if TYPE_CHECKING:
    from starlette.applications import Starlette


def serve(
    folder: CorpusArgument = None,
    *,
    corpus: CorpusOption = CORPUS,
    port: PortOption = 0,
    no_open: NoOpenOption = False,
) -> None:
    """Show the page of a corpus as it is now, and answer questions as JSON, until Ctrl-C.

    Nothing is written, and only this machine is answered. Each question is an address,
    /api/repeats?narrative=ukraine; /openapi.json describes all of them.
    """
    shown = folder or corpus

    def make(number: int) -> "tuple[Starlette, str]":
        from graph.desk.serving import make_app

        return make_app(shown, number), "/"

    run_server("serve", shown, port, make, no_open=no_open)
