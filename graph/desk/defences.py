"""What is let through to the server: requests for this address, that a route allows, and no more.

A page of a stranger in the same browser can send requests here, also under a name that it has
lead to this machine (DNS rebinding). The browser then says so in ``Host`` or ``Sec-Fetch-Site``.
"""

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_QUERY = 8_000
"""Characters of a query string; no question needs nearly as many."""
MOST_HEADERS = 16_000
_OF_OURS = {b"same-origin", b"none"}
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_NO_PAGE = "default-src 'none'; frame-ancestors 'none'"
_PAGE = "frame-ancestors 'none'"
"""What a page may do besides stands in the page itself."""


class Defences:
    """Middleware that answers what no route allows, and guards what is answered."""

    def __init__(self, app: ASGIApp, *, routes: Sequence[Route], hosts: frozenset[str]) -> None:
        """Take the routes there are, and what ``Host`` may say: names with the port."""
        self._app = app
        self._routes = routes
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; anything but HTTP is closed."""
        if scope["type"] != "http":
            return

        async def guard(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_page = headers.get("content-type", "").startswith("text/html")
                headers.update({**_SAFE, "Content-Security-Policy": _PAGE if is_page else _NO_PAGE})
            await send(message)

        refused = self._refuse(scope)
        await (refused or self._app)(scope, receive, guard)

    def _refuse(self, scope: Scope) -> JSONResponse | None:
        headers = Headers(scope=scope)
        if headers.getlist("host") not in [[host] for host in self._hosts]:
            return _refusal(403, "this server answers under its own address alone")
        site = headers.get("sec-fetch-site")
        if site is not None and site.encode() not in _OF_OURS:
            return _refusal(403, "a page from elsewhere may not ask here")
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            return _refusal(403, "a page from elsewhere may not ask here")
        if headers.get("content-length", "0") != "0" or "transfer-encoding" in headers:
            return _refusal(413, "no request here has a body")
        if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_HEADERS:
            return _refusal(431, f"the headers have at most {MOST_HEADERS:,} characters")
        if len(scope["query_string"]) > MOST_QUERY:
            return _refusal(414, f"a query has at most {MOST_QUERY:,} characters")
        found = [route.matches(scope)[0] for route in self._routes]
        if Match.FULL in found:
            return None
        if Match.PARTIAL in found:
            return _refusal(405, "only GET is answered")
        return _refusal(404, "there is no such address; /openapi.json lists all")


def _refusal(status: int, reason: str) -> JSONResponse:
    return JSONResponse({"error": reason}, status_code=status)
