"""``claimgraph query cypher``: its own columns, in every format; slips end with code 2."""

import csv
import io
import json
import sys
from collections.abc import Callable

import pytest

from graph.cli.exits import USAGE
from graph.exchange.vocabulary import LABELS, TYPES
from tests.cli.command import claimgraph

InProcess = Callable[..., int]

WHO = (
    "MATCH (s:Statement)-[:SAID_BY]->(p:Speaker {id: $who}) "
    "RETURN p.id AS speaker, COUNT(s) AS `how many`, COLLECT(DISTINCT s.form) AS forms"
)


@pytest.fixture
def ask(run_here: InProcess, capfd: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Ask in Cypher here; gives what was written to stdout."""

    def run(*arguments: object) -> str:
        assert run_here("query", "cypher", *arguments) == 0
        return capfd.readouterr().out

    return run


def test_columns_come_from_the_question_in_every_format(ask: Callable[..., str]) -> None:
    asked = (WHO, "--param", "who=ada-lund", "--format")
    rows = json.loads(ask(*asked, "json"))
    assert [list(row) for row in rows] == [["speaker", "how many", "forms"]]
    assert rows[0]["speaker"] == "ada-lund"
    assert rows[0]["how many"] > 1
    assert [json.loads(line) for line in ask(*asked, "jsonl").splitlines()] == rows
    header, line = csv.reader(io.StringIO(ask(*asked, "csv").removeprefix("\ufeff")))
    assert header == ["speaker", "how many", "forms"]
    assert line[:2] == ["ada-lund", str(rows[0]["how many"])]
    assert ask(*asked, "table").startswith("speaker   how many  forms")


def test_a_node_is_a_map_of_its_properties(ask: Callable[..., str]) -> None:
    asked = "MATCH (c:Claim {id: 'ferry-pays'}) RETURN c"
    ((node,),) = [row.values() for row in json.loads(ask(asked, "--format", "json"))]
    assert list(node)[:2] == ["id", "key"]
    assert node["key"] == "claim:ferry-pays"
    assert '"key": "claim:ferry-pays"' in ask(asked)


def test_parameters_are_text_or_json(ask: Callable[..., str]) -> None:
    asked = ("RETURN $a AS a, $b AS b, $c AS c", "--format", "jsonl")
    told = ask(*asked, "--param", "a=2", "--param", "b:=[2, true]", "--param", "c=x=y")
    assert json.loads(told) == {"a": "2", "b": [2, True], "c": "x=y"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["MATCH (n:Clam) RETURN n"], "there is no label :Clam\n  = hint: did you mean :Claim?"),
        (["MATCH (n) DELETE n"], "claimgraph: DELETE is refused: the graph is only read here"),
        (["MATCH (n RETURN n"], "claimgraph: Cypher syntax error at line 1"),
        ([WHO], "claimgraph: $who has no value\n  = hint: on the command line: --param who=TEXT"),
        ([WHO, "--param", "who"], "'who' is not NAME=TEXT or NAME:=JSON"),
        ([WHO, "--param", "who:=ada"], "'ada' is no JSON"),
        ([], "Missing argument 'QUESTION'"),
    ],
)
def test_slips_are_wrong_usage(
    arguments: list[str], message: str, run_here: InProcess, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_here("query", "cypher", *arguments) == USAGE
    told = capfd.readouterr()
    assert told.out == ""
    assert message in told.err


def test_without_the_extra_it_says_what_to_install(
    run_here: InProcess, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "kglite", None)
    assert run_here("query", "cypher", "RETURN 1 AS one") == USAGE
    assert capfd.readouterr().err == (
        "claimgraph: Cypher needs the package kglite: pip install 'claimgraph[cypher]', "
        "or in a checkout pip install -e '.[cypher]'\n"
    )


def test_help_shows_examples_that_work_and_every_name(ask: Callable[..., str]) -> None:
    told = ask("--help")
    assert {f":{name}" for name in (*LABELS, *TYPES)} <= set(told.split())
    examples = [part for part in told.split("'") if part.startswith("MATCH")]
    assert len(examples) == 3
    for example in examples:
        ask(example, "--param", "who=ada-lund")


def test_notes_go_to_stderr() -> None:
    told = claimgraph("query", "cypher", "MATCH (s:Source) RETURN s.archived_url AS url")
    assert told.returncode == 0
    assert "archived_url" not in told.stdout
    assert told.stderr.startswith("note: ")
