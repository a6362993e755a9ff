"""A question answered without pydantic has the very words of one answered with it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli.app import app
from graph.queries import QUERIES
from graph.queries.kept import keep_tallies
from graph.store import refresh as refreshing
from graph.store.stamp import Stamp
from tests.cli.command import ROOT, surroundings

ARGUMENTS = {
    "trace": ["nato-exercises-near-russia"],
    "drift": ["nato-exercises-near-russia"],
    "compare": ["2017", "2023"],
    "related": ["nato-exercises-near-russia"],
    "path": ["tass", "strategic-defeat-2023"],
}
"""What a question needs."""

FURTHER = [
    ["repeats", "--possible", "--min-years", "1", "--limit", "3"],
    ["repeats", "--speaker", "valery-gerasimov", "--possible"],
    ["statements", "--text", "NATO", "--since", "2017", "--until=2023", "--possible"],
    ["figures", "nato-major-exercises"],
    ["trace", "nato-exercises-near-russia", "--stance", "asserts"],
]

FORMATS = ["table", "json", "jsonl", "csv"]

ANSWER_ALL = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from graph.cli.quick import answer_quickly

written = []
for typed in json.load(sys.stdin):
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        answered = answer_quickly(typed)
    written.append([answered, out.getvalue(), err.getvalue()])
assert not [name for name in sys.modules if name.startswith(("pydantic.main", "typer"))]
assert not answer_quickly(["trace", "no-such-claim"])
from graph.store import as_json
from schemas.claim import Claim
assert as_json.Statement is sys.modules["schemas.corpus"].Statement
assert Claim.model_validate_json('{"id": "one", "text": "One."}').text == "One."
json.dump(written, sys.stdout)
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "corpus"
    shutil.copytree(ROOT / "seeds", folder, ignore=shutil.ignore_patterns(".claimgraph"))
    monkeypatch.setattr(Stamp, "is_settled", lambda *_: True)
    assert refreshing.refresh(folder, keep_tallies, trusting=False).errors == 0
    monkeypatch.setenv("CLAIMGRAPH_CORPUS", str(folder))
    monkeypatch.setenv("COLUMNS", "100")
    return folder


def test_every_question_is_answered_without_pydantic_and_the_same(
    corpus: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = [[name, *ARGUMENTS.get(name, [])] for name in QUERIES] + FURTHER
    typed = [[*each, "--format", format] for each in asked for format in FORMATS]
    done = subprocess.run(
        [sys.executable, "-c", ANSWER_ALL],
        input=json.dumps(typed),
        env=surroundings(CLAIMGRAPH_CORPUS=str(corpus), COLUMNS="100"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    for each, (answered, out, err) in zip(typed, json.loads(done.stdout), strict=True):
        assert answered, each
        with pytest.raises(SystemExit):
            app(["query", *each], prog_name="claimgraph")
        assert capfd.readouterr() == (out, err), each
