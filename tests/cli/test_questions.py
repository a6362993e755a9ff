"""Each question's command is made from the question: its options, its help, its columns."""

import csv
import inspect
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from pydantic.fields import FieldInfo

from graph.queries import QUERIES, load_question
from tests.cli.command import BASE, claimgraph

InProcess = Callable[..., int]

ARGUMENTS = {
    "trace": ["ferry-pays"],
    "drift": ["ferry-pays"],
    "compare": ["2019", "2021"],
    "related": ["ferry-pays"],
    "path": ["ferry-pays", "council-2019"],
}
"""What a question that needs arguments is asked with."""


def _columns(question: str) -> list[str]:
    (model,) = get_args(get_type_hints(load_question(question))["return"])
    fields: dict[str, FieldInfo] = model.model_fields
    return [field.serialization_alias or name for name, field in fields.items()]


@pytest.fixture
def ask(run_here: InProcess, capfd: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run ``claimgraph query`` here; gives what it wrote to stdout."""

    def run(*arguments: object) -> str:
        assert run_here("query", *arguments) == 0
        return capfd.readouterr().out

    return run


@pytest.mark.parametrize("question", QUERIES)
def test_help_tells_every_parameter(question: str, ask: Callable[..., str]) -> None:
    told = ask(question, "--help")
    assert "--format" in told
    assert "--corpus" in told
    assert f"Example:  claimgraph query {question}" in told
    _, *parameters = inspect.signature(load_question(question)).parameters.values()
    for each in parameters:
        option = f"--{each.name.replace('_', '-')}"
        assert option in told or each.kind is each.POSITIONAL_OR_KEYWORD
        assert f"--no-{each.name}" not in told


def _csv(told: str) -> str:
    """What Excel reads: a byte order mark, and then the rows."""
    assert told.startswith("\ufeff")
    return told.removeprefix("\ufeff")


@pytest.mark.parametrize("question", QUERIES)
def test_every_format_carries_the_fields_of_the_row(question: str, ask: Callable[..., str]) -> None:
    asked = [question, *ARGUMENTS.get(question, [])]
    columns = _columns(question)
    rows: list[dict[str, Any]] = json.loads(ask(*asked, "--format", "json"))
    assert [list(row) for row in rows] == [columns] * len(rows)
    lines = ask(*asked, "--format", "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.reader(io.StringIO(_csv(ask(*asked, "--format", "csv")))))
    assert table[0] == columns
    assert len(table) == len(rows) + 1
    assert rows or question in ("repeats", "silent")


def test_no_rows_are_an_answer() -> None:
    asked = ("query", "repeats", "--min-years", "9")
    assert claimgraph(*asked).stderr == "nothing in the corpus answers this\n"
    assert claimgraph(*asked, "--format", "json").stdout == "[]\n"
    assert claimgraph(*asked, "--format", "jsonl").stdout == ""
    header = _csv(claimgraph(*asked, "--format", "csv").stdout)
    assert header.startswith("claim,text,years,possible_years,")
    assert header.count("\n") == 1


def test_options_reach_the_question(ask: Callable[..., str]) -> None:
    rows = json.loads(
        ask("statements", "--speaker", "ada-lund", "--since", "2019", "--format", "json")
    )
    assert {row["speaker"] for row in rows} == {"ada-lund"}
    assert len(rows) > 1


def test_an_old_id_still_answers(ask: Callable[..., str]) -> None:
    new = ask("trace", "ferry-pays", "--format", "jsonl")
    assert new == ask("trace", "ferry-earns-its-cost", "--format", "jsonl")


def test_json_is_text_that_a_person_can_read(ask: Callable[..., str]) -> None:
    told = ask("statements", "--source", "imported", "--format", "json")
    assert "„Die Fähre trägt sich selbst.“" in told
    assert told.startswith("[\n  {\n")


@pytest.mark.parametrize("command", [["check"], ["build"], ["open"], ["query"], []])
def test_every_command_has_help(
    command: list[str], run_here: InProcess, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_here(*command, "--help") == 0
    told = capfd.readouterr().out
    assert told.startswith("Usage: claimgraph")
    assert "Example:  claimgraph" in told or not command


def test_the_corpus_may_be_named_in_the_environment_or_as_an_option(tmp_path: Path) -> None:
    assert "3 sources" in claimgraph("check").stderr
    assert claimgraph("check", CLAIMGRAPH_CORPUS=str(tmp_path)).returncode == 1
    told = claimgraph("check", "--corpus", BASE, CLAIMGRAPH_CORPUS=str(tmp_path)).stderr
    assert "3 sources" in told
    assert "3 sources" in claimgraph("check", BASE, "--corpus", tmp_path).stderr


def test_a_table_shows_what_is_open_in_words(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(BASE, corpus)
    (corpus / "a.txt").write_text("A bridge\n\nIt is being built.\n", encoding="utf-8")
    claimgraph("new", "source", corpus / "a.txt", "--corpus", corpus, "--id", "bridge")
    told = claimgraph("query", "coverage", "--corpus", corpus, "--source", "bridge", COLUMNS="200")
    assert "0–28 “A bridge It is being built.”" in told.stdout


def test_claims_are_searched_for_their_own_words(ask: Callable[..., str]) -> None:
    """A text that stands in a quote alone finds no claim, and the help says so."""
    asked = ("claims", "--format", "json", "--text")
    assert [row["claim"] for row in json.loads(ask(*asked, "EARNS what it costs."))] == [
        "ferry-pays"
    ]
    assert json.loads(ask(*asked, "she said")) == []
    assert "claim's own text" in ask("claims", "--help")


def test_statements_name_title_publisher_and_address_of_their_source() -> None:
    told = claimgraph("query", "statements", "--corpus", "seeds", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(_csv(told.stdout))))
    (row,) = [each for each in rows if each["id"] == "tass-2017/armaments-piled-up"]
    assert row["title"].startswith("NATO building up offensive armaments")
    assert row["publisher"] == "TASS"
    assert set(rows[0]) >= {"title", "publisher", "url"}
