"""The server that reads: the page of a corpus as it is now, and the questions."""

import socket
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from graph.desk.defences import MOST_HEADERS, Defences
from graph.desk.openapi import describe_api
from graph.desk.questions_api import LiveCorpus, QuestionsApi
from graph.page import render_page
from graph.store.sound import CorpusError

_ADDRESS = "127.0.0.1"


def make_app(folder: Path, port: int) -> Starlette:
    """The application of one corpus, under the names that this machine has for itself."""
    routes = reading_routes(folder)
    defences = Middleware(Defences, routes=routes, hosts=hosts_of(port))
    return Starlette(routes=routes, middleware=[defences])


def reading_routes(folder: Path) -> list[Route]:
    """The addresses of the live page and of the questions."""
    corpus = LiveCorpus(folder)

    def page(_: Request) -> Response:
        try:
            return HTMLResponse(corpus.ask(render_page))
        except CorpusError as error:
            return PlainTextResponse(str(error), status_code=409)

    def openapi(_: Request) -> Response:
        return JSONResponse(describe_api(_version()))

    return [
        Route("/", page, methods=["GET"]),
        Route("/openapi.json", openapi, methods=["GET"]),
        Route("/api/{question}", QuestionsApi(corpus).answer, methods=["GET"]),
    ]


def hosts_of(port: int) -> frozenset[str]:
    """What ``Host`` may say: the names that this machine has for itself, with the port."""
    return frozenset(f"{name}:{port}" for name in (_ADDRESS, "localhost"))


def open_socket(port: int) -> socket.socket:
    """A socket on this machine alone; port 0 takes one that is free.

    Raises:
        OSError: another program has the port.
    """
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        found.bind((_ADDRESS, port))
        found.listen()  # whoever is told the address may ask at once
    except OSError:
        found.close()
        raise
    return found


def serve_until_stopped(app: Starlette, listening: socket.socket) -> None:
    """Answer until Ctrl-C."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        http="h11",
        h11_max_incomplete_event_size=2 * MOST_HEADERS,
        timeout_graceful_shutdown=1,
    )
    uvicorn.Server(config).run(sockets=[listening])


def _version() -> str:
    try:
        return version("claimgraph")
    except PackageNotFoundError:
        return "unknown"
