"""``claimgraph serve`` answers what the command answers, as its files are at that moment."""

import json
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from jsonschema import Draft202012Validator

from graph.cli.exits import FINE, USAGE
from graph.queries import QUERIES, load_question
from graph.queries.parameters import read_parameters
from tests.cli.command import ROOT, claimgraph, surroundings
from tests.cli.test_questions import ARGUMENTS
from tests.desk.conftest import Served


def ask(served: Served, path: str) -> tuple[int, Any]:
    """The status, and the JSON or the text of an answer."""
    with closing(HTTPConnection("127.0.0.1", served.port, timeout=30)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read().decode()
    is_json = answer.headers["Content-Type"] == "application/json"
    return answer.status, json.loads(body) if is_json else body


@pytest.fixture(scope="module")
def described(served: Served) -> Any:
    status, document = ask(served, "/openapi.json")
    assert status == 200
    return document


@pytest.mark.parametrize("name", QUERIES)
def test_an_answer_has_the_rows_of_the_command_and_the_form_that_is_described(
    served: Served, described: Any, name: str
) -> None:
    given = ARGUMENTS.get(name, [])
    names = [each.name for each in read_parameters(load_question(name)) if each.positional]
    query = urlencode(dict(zip(names, given, strict=False)))
    status, rows = ask(served, f"/api/{name}?{query}")
    told = claimgraph("query", name, *given, "--corpus", served.corpus, "--format", "json")
    assert (status, rows) == (200, json.loads(told.stdout))
    operation = described["paths"][f"/api/{name}"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": described["components"]}).validate(rows)
    assert {each["name"] for each in operation["parameters"]} == {
        each.name for each in read_parameters(load_question(name))
    }


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/api/repeat", 404, "there is no question 'repeat'; there are repeats, "),
        ("/api/trace", 400, "trace: missing a required argument: 'claim'"),
        ("/api/trace?claim=ferry-pay", 404, "did you mean 'ferry-pays'?"),
        ("/api/repeats?min_years=0", 400, "min_years: must be at least 1"),
        ("/api/repeats?min_years=two", 400, "min_years: 'two' is not a whole number"),
        ("/api/repeats?limit=1&limit=2", 400, "limit is given twice"),
        ("/api/repeats?format=csv", 400, "unexpected keyword argument 'format'"),
        ("/api/repeats?graph=x", 400, "multiple values for argument 'graph'"),
        ("/api/statements?stance=hates", 400, "stance: Input should be 'asserts'"),
        ("/api/statements?possible=perhaps", 400, "possible: Input should be a valid boolean"),
        ("/api/path?start=ferry-pays&end=ferry-pays", 400, "name two"),
        ("/api/statements?text=%FF", 200, None),
    ],
)
def test_what_cannot_be_meant_is_named(
    served: Served, path: str, status: int, reason: str | None
) -> None:
    found, answer = ask(served, path)
    assert found == status
    assert reason is None or reason in answer["error"]


def test_a_saved_file_is_in_the_next_answer_and_errors_stand_where_it_was(served: Served) -> None:
    claims = served.corpus / "records/claims.yaml"
    before = claims.read_text("utf-8")
    try:
        claims.write_text(before.replace("The ferry earns", "The old ferry earns"), "utf-8")
        rows = ask(served, "/api/claims")[1]
        assert [row["text"] for row in rows if "old ferry" in row["text"]]
        assert "The old ferry earns" in ask(served, "/")[1]
        claims.write_text("- id: [\n", "utf-8")
        for path in ("/api/claims", "/"):
            status, told = ask(served, path)
            assert status == 409
            assert "records/claims.yaml:2:1" in str(told)
    finally:
        claims.write_text(before, "utf-8")
    assert ask(served, "/api/claims")[0] == 200


def test_a_port_that_is_taken_and_a_folder_that_is_no_corpus_are_named(
    served: Served, tmp_path: Path
) -> None:
    told = claimgraph("serve", served.corpus, "--port", str(served.port), "--no-open")
    assert (told.returncode, told.stdout) == (USAGE, "")
    assert f"port {served.port} cannot be had" in told.stderr
    told = claimgraph("serve", tmp_path, "--no-open")
    assert (told.returncode, told.stdout) == (USAGE, "")
    assert "is no corpus" in told.stderr


def test_without_the_libraries_one_line_says_what_to_install() -> None:
    program = "import sys; sys.modules['uvicorn'] = None; from graph.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "serve", "--no-open"],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == USAGE
    assert "pip install starlette uvicorn" in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_ends_it(served: Served) -> None:
    """The last test of this file, since the server is gone then."""
    assert served.stop() == (FINE, "")
