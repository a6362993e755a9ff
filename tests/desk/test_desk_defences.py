"""Nothing is read or written at the desk but by who has its address, from its own page."""

import json

import pytest
from starlette.routing import Route

from graph.desk.desk_app import make_desk_app
from graph.desk.serving import make_app
from tests.desk.conftest import Served
from tests.desk.test_defences import FORGED, HOST, send

OWN = {"Host": HOST, "Origin": "http://127.0.0.1:{port}", "X-Claimgraph-Token": "{token}"}
JSON = {"Content-Type": "application/json"}
JUDGEMENT = json.dumps(
    {
        "operation": {
            "do": "add_judgement",
            "kind": "not-same",
            "claims": ["ferry-pays", "harbour-deep-enough"],
            "reason": "Forged.",
        }
    }
)
FORGED_WRITES: dict[str, dict[str, str | None]] = {
    "no token": {"X-Claimgraph-Token": None},
    "an empty token": {"X-Claimgraph-Token": ""},
    "another token": {"X-Claimgraph-Token": "x" * 32},
    "the token in a cookie": {"X-Claimgraph-Token": None, "Cookie": "X-Claimgraph-Token={token}"},
    "the token in the address": {"X-Claimgraph-Token": None, "Referer": "http://x/#{token}"},
    "no origin": {"Origin": None},
    "no origin of its own": {"Origin": "null"},
    "another port": {"Origin": "http://127.0.0.1:80"},
    "another site": {"Origin": "https://evil.example"},
    "another name": {"Host": "evil.example:{port}", "Origin": "http://evil.example:{port}"},
    "rebound, with its own token": {"Host": "evil.example:{port}"},
    "from a page elsewhere": {"Sec-Fetch-Site": "cross-site"},
    "from a page of one site": {"Sec-Fetch-Site": "same-site"},
    "text": {"Content-Type": "text/plain"},
    "a form": {"Content-Type": "application/x-www-form-urlencoded"},
    "a file": {"Content-Type": "multipart/form-data; boundary=x"},
    "no type": {"Content-Type": None},
    "JSON with more": {"Content-Type": "application/json; charset=utf-7"},
    "a body in pieces": {"Transfer-Encoding": "chunked", "Content-Length": None},
    "a length that is none": {"Content-Length": "-1"},
    "a length beyond all": {"Content-Length": "999999999999999999"},
    "a body that is too large": {"Content-Length": "50000000"},
}


def _written(served: Served, changed: dict[str, str | None], line: str, body: str) -> str:
    headers = {**OWN, **JSON, "Content-Length": str(len(body.encode())), **changed}
    kept = {
        name: value.replace("{token}", served.token)
        for name, value in headers.items()
        if value is not None
    }
    return send(served.port, line, kept, body)


def _judgements(served: Served) -> str:
    return (served.corpus / "records/judgements.yaml").read_text("utf-8")


@pytest.mark.parametrize("what", FORGED_WRITES)
def test_a_forged_operation_is_not_done(small_desk: Served, what: str) -> None:
    before = _judgements(small_desk)
    answer = _written(small_desk, FORGED_WRITES[what], "POST /desk/api/operations", JUDGEMENT)
    assert not answer.startswith("HTTP/1.1 2"), answer[:200]
    assert "Forged" not in answer
    assert _judgements(small_desk) == before


@pytest.mark.parametrize("kind", FORGED)
def test_a_forged_question_is_not_answered_at_the_desk_either(
    small_desk: Served, kind: str
) -> None:
    line, headers, body = FORGED[kind]
    answer = send(small_desk.port, line, headers, body)
    assert not answer.startswith("HTTP/1.1 2"), answer[:200]
    assert "ferry" not in answer


READ = (
    "state",
    "sources/harbour-2019",
    "sources/harbour-2019/passages/0",
    "records",
    "records/claim/ferry-pays",
    "nearest?text=a",
)


@pytest.mark.parametrize("path", READ)
def test_nothing_is_read_without_the_token(small_desk: Served, path: str) -> None:
    line = f"GET /desk/api/{path}"
    without = send(small_desk.port, line, {"Host": HOST}, "")
    assert without.startswith("HTTP/1.1 401"), without[:200]
    with_it = {"Host": HOST, "X-Claimgraph-Token": small_desk.token}
    assert send(small_desk.port, line, with_it, "").startswith("HTTP/1.1 200")


WRONG = {
    "no JSON": ("{", 422),
    "a list": ("[]", 422),
    "an unknown operation": ('{"operation": {"do": "delete_all"}}', 422),
    "a path for an id": (
        '{"operation": {"do": "reopen", "source": "../x", "at": 0, "hash": "a"}}',
        422,
    ),
    "fields that no operation has": (
        '{"operation": {"do": "reopen", "source": "imported", "at": 0, "hash": "a", "path": "x"}}',
        422,
    ),
    "a passage far away": (
        '{"operation": {"do": "reopen", "source": "harbour-2019", "at": 99999, "hash": "a"}}',
        409,
    ),
    "very deep": ('{"operation":' + "[" * 5_000 + "]" * 5_000 + "}", 422),
    "a lone surrogate": (
        '{"operation": {"do": "add_judgement", "kind": "not-same", "reason": "\\ud800",'
        ' "claims": ["ferry-pays", "harbour-deep-enough"]}}',
        422,
    ),
    "what no record may hold": (
        '{"operation": {"do": "add_judgement", "kind": "not-same", "reason": "a\\u0000b",'
        ' "claims": ["ferry-pays", "harbour-deep-enough"]}}',
        422,
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_operation_is_refused_in_words(small_desk: Served, what: str) -> None:
    before = _judgements(small_desk)
    body, status = WRONG[what]
    answer = _written(small_desk, {}, "POST /desk/api/operations", body)
    head, _, told = answer.partition("\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status}"), answer[:300]
    assert json.loads(told)["error"]
    assert _judgements(small_desk) == before


@pytest.mark.parametrize(
    "name", ["../desk.html", "%2e%2e/serving.py", "nothing.js", "..%2fdesk.html"]
)
def test_only_its_own_files_are_served(small_desk: Served, name: str) -> None:
    answer = send(small_desk.port, f"GET /desk/assets/{name}", {"Host": HOST}, "")
    assert answer.startswith("HTTP/1.1 404"), answer[:200]


def test_every_route_is_walked(small_desk: Served) -> None:
    """A new route is not forgotten: each is for reading, or takes JSON with a token alone."""
    app = make_desk_app(small_desk.corpus, small_desk.port, "token")
    reading = {
        each.path for each in make_app(small_desk.corpus, 1).routes if isinstance(each, Route)
    }
    open_to_all = {*reading, "/desk", "/desk/assets/{name}"}
    routes = [each for each in app.routes if isinstance(each, Route)]
    assert len(routes) == len(app.routes)
    for route in routes:
        path = route.path.replace("{source}", "harbour-2019").replace("{at:int}", "0")
        path = path.format(question="claims", name="desk.js", kind="claim", id="ferry-pays")
        writes = "POST" in (route.methods or ())
        method = "POST" if writes else "GET"
        answer = _written(
            small_desk, {"X-Claimgraph-Token": None}, f"{method} {path}", "{}" if writes else ""
        )
        guarded = route.path not in open_to_all
        expected = "HTTP/1.1 401" if guarded else "HTTP/1.1 200"
        assert answer.startswith(expected), (route.path, answer[:100])
        head = answer.partition("\r\n\r\n")[0].lower()
        for guard in ("nosniff", "no-referrer", "frame-ancestors 'none'", "no-store"):
            assert guard in head, route.path


def test_the_screen_may_load_its_own_files_alone(small_desk: Served) -> None:
    answer = send(small_desk.port, "GET /desk", {"Host": HOST}, "")
    head = answer.partition("\r\n\r\n")[0].lower()
    policy = next(line for line in head.split("\r\n") if line.startswith("content-security-policy"))
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
