"""The server that writes: the desk, its screen, and all that the server that reads answers."""

from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.desk.defences import Defences
from graph.desk.desk_api import DeskApi
from graph.desk.serving import hosts_of, reading_routes

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
_SCREEN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_MOST_OPERATION = 2_000_000
"""Bytes of an operation; one that dismisses thousands of passages needs half as many."""
_MOST_ARTICLE = 40_000_000
"""Bytes of an article as base64, with what is said of it; larger ones are for ``new source``."""


def make_desk_app(folder: Path, port: int, token: str) -> Starlette:
    """The application of one corpus for who knows the token."""
    assets = {
        each.name: each.read_bytes()
        for each in (files("graph.desk") / "assets").iterdir()
        if Path(each.name).suffix in _TYPES
    }

    def screen(_: Request) -> Response:
        return _asset(assets, "desk.html")

    def asset(request: Request) -> Response:
        return _asset(assets, request.path_params["name"])

    api = DeskApi(folder)
    base = "/desk/api"
    reading = reading_routes(folder)
    routes = [
        *reading,
        Route("/desk", screen, methods=["GET"]),
        Route("/desk/assets/{name}", asset, methods=["GET"]),
        Route(f"{base}/state", api.state, methods=["GET"]),
        Route(f"{base}/sources/{{source}}", api.source, methods=["GET"]),
        Route(f"{base}/sources/{{source}}/passages/{{at:int}}", api.passage, methods=["GET"]),
        Route(f"{base}/nearest", api.nearest, methods=["GET"]),
        Route(f"{base}/records", api.records, methods=["GET"]),
        Route(f"{base}/records/{{kind}}/{{id}}", api.record, methods=["GET"]),
        Route(f"{base}/changes", api.changes, methods=["GET"]),
        Route(f"{base}/operations", api.operate, methods=["POST"]),
        Route(f"{base}/undo", api.undo, methods=["POST"]),
        Route(f"{base}/redo", api.redo, methods=["POST"]),
        Route(f"{base}/sources", api.add, methods=["POST"]),
        Route(f"{base}/editions", api.add_edition, methods=["POST"]),
    ]
    defences = Middleware(
        Defences,
        routes=routes,
        hosts=hosts_of(port),
        bodies={
            f"{base}/operations": _MOST_OPERATION,
            f"{base}/undo": _MOST_OPERATION,
            f"{base}/redo": _MOST_OPERATION,
            f"{base}/sources": _MOST_ARTICLE,
            f"{base}/editions": _MOST_ARTICLE,
        },
        token=token,
        open_to_all=frozenset({"/desk", "/desk/assets/{name}", *(route.path for route in reading)}),
    )
    return Starlette(routes=routes, middleware=[defences])


def _asset(assets: dict[str, bytes], name: str) -> Response:
    if name not in assets:
        return Response(status_code=404)
    return Response(
        assets[name],
        media_type=_TYPES[Path(name).suffix],
        headers={"Content-Security-Policy": _SCREEN},
    )
