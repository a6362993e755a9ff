"""What is let through to the server: requests for this address, that a route allows, and no more.

A page of a stranger in the same browser can send requests here, also under a name that it has
lead to this machine (DNS rebinding). The browser then says so in ``Host`` or ``Sec-Fetch-Site``.
What may write bears a token as well, which no other page and no other user of the machine knows.
"""

import hmac
from collections.abc import Mapping, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_QUERY = 8_000
"""Characters of a query string; no question needs nearly as many."""
MOST_HEADERS = 16_000
TOKEN_HEADER = "X-Claimgraph-Token"
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

    def __init__(
        self,
        app: ASGIApp,
        *,
        routes: Sequence[Route],
        hosts: frozenset[str],
        bodies: Mapping[str, int] | None = None,
        token: str | None = None,
        open_to_all: frozenset[str] = frozenset(),
    ) -> None:
        """Take the routes there are, and who may ask for what.

        Args:
            app: what answers.
            routes: all addresses; whatever is none of them is denied.
            hosts: what ``Host`` may say: names with the port.
            bodies: from the addresses that take JSON to the most bytes of it.
            token: what the header ``X-Claimgraph-Token`` must say.
            open_to_all: the addresses that need no token.
        """
        self._app = app
        self._routes = routes
        self._hosts = hosts
        self._bodies = bodies or {}
        self._token = token
        self._open = open_to_all

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; anything but HTTP is closed."""
        if scope["type"] != "http":
            return

        async def guard(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_page = headers.get("content-type", "").startswith("text/html")
                policy = _PAGE if is_page else _NO_PAGE
                headers.setdefault("Content-Security-Policy", policy)
                headers.update(_SAFE)
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
        if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_HEADERS:
            return _refusal(431, f"the headers have at most {MOST_HEADERS:,} characters")
        if len(scope["query_string"]) > MOST_QUERY:
            return _refusal(414, f"a query has at most {MOST_QUERY:,} characters")
        found = [route.matches(scope) for route in self._routes]
        if all(match is not Match.FULL for match, _ in found):
            if any(match is Match.PARTIAL for match, _ in found):
                return _refusal(405, "this address is not asked in that way")
            return _refusal(404, "there is no such address")
        path = next(route.path for route in self._routes if route.matches(scope)[0] is Match.FULL)
        return self._refuse_stranger(headers, path) or self._refuse_body(scope, headers, path)

    def _refuse_stranger(self, headers: Headers, path: str) -> JSONResponse | None:
        if self._token is None or path in self._open:
            return None
        given = headers.getlist(TOKEN_HEADER)
        if len(given) == 1 and hmac.compare_digest(given[0].encode(), self._token.encode()):
            return None
        return _refusal(401, "open the address that the terminal shows")

    def _refuse_body(self, scope: Scope, headers: Headers, path: str) -> JSONResponse | None:
        most = self._bodies.get(path, 0) if scope["method"] == "POST" else 0
        length = headers.get("content-length", "0")
        if "transfer-encoding" in headers or not length.isdecimal() or len(length) > 12:
            return _refusal(413, "the length of a body is said beforehand")
        if int(length) > most:
            told = f"a body has at most {most:,} bytes here" if most else "no body is taken here"
            return _refusal(413, told)
        if scope["method"] != "POST":
            return None
        if headers.getlist("content-type") != ["application/json"]:
            return _refusal(415, "what is sent is application/json")
        if headers.get("origin") is None:
            return _refusal(403, "a page from elsewhere may not write here")
        return None


def _refusal(status: int, reason: str) -> JSONResponse:
    return JSONResponse({"error": reason}, status_code=status)
