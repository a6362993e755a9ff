"""Nothing is answered but what a page or a program of this machine asks of this address."""

import socket

import pytest

from graph.desk.defences import MOST_QUERY
from graph.desk.serving import make_app
from tests.desk.conftest import Served

HOST = "127.0.0.1:{port}"
FORGED: dict[str, tuple[str, dict[str, str], str]] = {
    "another name": ("GET /api/claims", {"Host": "evil.example"}, ""),
    "another name with the port": ("GET /api/claims", {"Host": "evil.example:{port}"}, ""),
    "a name that begins alike": ("GET /api/claims", {"Host": "127.0.0.1.evil.example:{port}"}, ""),
    "no port": ("GET /api/claims", {"Host": "127.0.0.1"}, ""),
    "another port": ("GET /api/claims", {"Host": "127.0.0.1:80"}, ""),
    "an address of all": ("GET /api/claims", {"Host": "0.0.0.0:{port}"}, ""),
    "a name with a dot": ("GET /api/claims", {"Host": "localhost.:{port}"}, ""),
    "a user before the name": ("GET /api/claims", {"Host": "a@127.0.0.1:{port}"}, ""),
    "an empty name": ("GET /api/claims", {"Host": ""}, ""),
    "no name": ("GET /api/claims", {}, ""),
    "two names": ("GET /api/claims", {"Host": HOST, "host": "evil.example"}, ""),
    "rebound": (
        "GET /api/claims",
        {"Host": "evil.example:{port}", "Origin": "http://evil.example:{port}"},
        "",
    ),
    "a page elsewhere": ("GET /api/claims", {"Host": HOST, "Origin": "https://evil.example"}, ""),
    "a page of no origin": ("GET /api/claims", {"Host": HOST, "Origin": "null"}, ""),
    "a page at another port": (
        "GET /api/claims",
        {"Host": HOST, "Origin": "http://127.0.0.1:80"},
        "",
    ),
    "a script elsewhere": ("GET /api/claims", {"Host": HOST, "Sec-Fetch-Site": "cross-site"}, ""),
    "a page of one site": ("GET /api/claims", {"Host": HOST, "Sec-Fetch-Site": "same-site"}, ""),
    "a frame elsewhere": ("GET /", {"Host": HOST, "Sec-Fetch-Site": "cross-site"}, ""),
    "post": ("POST /api/claims", {"Host": HOST}, ""),
    "post of text": (
        "POST /api/claims",
        {"Host": HOST, "Content-Type": "text/plain", "Content-Length": "2"},
        "{}",
    ),
    "put": ("PUT /", {"Host": HOST}, ""),
    "delete": ("DELETE /api/claims", {"Host": HOST}, ""),
    "options": ("OPTIONS /api/claims", {"Host": HOST, "Origin": "https://evil.example"}, ""),
    "trace": ("TRACE /", {"Host": HOST}, ""),
    "connect": ("CONNECT evil.example:443", {"Host": HOST}, ""),
    "a body": ("GET /api/claims", {"Host": HOST, "Content-Length": "2"}, "{}"),
    "a body in pieces": (
        "GET /api/claims",
        {"Host": HOST, "Transfer-Encoding": "chunked"},
        "2\r\n{}\r\n0\r\n\r\n",
    ),
    "a large body": ("POST /", {"Host": HOST, "Content-Length": "99999999999"}, "x"),
    "a path upwards": ("GET /../../etc/passwd", {"Host": HOST}, ""),
    "a path upwards, encoded": ("GET /api/%2e%2e%2f%2e%2e%2fetc%2fpasswd", {"Host": HOST}, ""),
    "a file of the corpus": ("GET /records/claims.yaml", {"Host": HOST}, ""),
    "an absolute address": ("GET http://evil.example/api/claims", {"Host": "evil.example"}, ""),
    "a question below a question": ("GET /api/claims/x", {"Host": HOST}, ""),
    "a long query": (f"GET /api/claims?text={'a' * MOST_QUERY}", {"Host": HOST}, ""),
    "long headers": ("GET /api/claims", {"Host": HOST, "X": "a" * 100_000}, ""),
    "no HTTP": ("\x00\x01\x02", {}, ""),
}


def send(port: int, line: str, headers: dict[str, str], body: str) -> str:
    """What comes back for a request as it is, with whatever it says."""
    told = "".join(f"{name}: {value.format(port=port)}\r\n" for name, value in headers.items())
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        pieces = []
        try:
            connection.sendall(f"{line} HTTP/1.1\r\n{told}Connection: close\r\n\r\n{body}".encode())
            while piece := connection.recv(65_536):
                pieces.append(piece)
        except (ConnectionResetError, BrokenPipeError):
            pass
    return b"".join(pieces).decode("utf-8", "replace")


@pytest.mark.parametrize("kind", FORGED)
def test_a_forged_request_is_not_answered(served: Served, kind: str) -> None:
    answer = send(served.port, *FORGED[kind])
    assert not answer.startswith("HTTP/1.1 2"), answer[:200]
    assert "ferry" not in answer
    assert "root:" not in answer


@pytest.mark.parametrize("host", [HOST, "localhost:{port}"])
@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1:{port}"}],
    ids=["program", "page"],
)
def test_what_is_ours_is_answered(served: Served, host: str, headers: dict[str, str]) -> None:
    answer = send(served.port, "GET /api/claims", {"Host": host, **headers}, "")
    assert answer.startswith("HTTP/1.1 200"), answer[:200]
    assert "ferry-pays" in answer


def test_every_route_reads_alone_and_is_guarded(served: Served) -> None:
    """A new route is not forgotten: whatever the application has is asked here."""
    paths = [
        route.path.format(question="claims")  # type: ignore[attr-defined]
        for route in make_app(served.corpus, served.port).routes
    ]
    assert paths == ["/", "/openapi.json", "/api/claims"]
    for path in paths:
        answer = send(served.port, f"GET {path}", {"Host": HOST}, "").lower()
        head = answer.partition("\r\n\r\n")[0]
        assert head.startswith("http/1.1 200")
        for guard in (
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cross-origin-resource-policy: same-origin",
            "frame-ancestors 'none'",
            "cache-control: no-store",
        ):
            assert guard in head, path
        assert "\r\nserver:" not in head
        assert "access-control" not in head
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            refused = send(served.port, f"{method} {path}", {"Host": HOST}, "")
            assert refused.startswith("HTTP/1.1 405"), (method, path)
