"""``claimgraph check``: problems for people, for programs, and for GitHub."""

import json
import shutil
from pathlib import Path

import pytest

from graph.cli.output.problems import github_command
from graph.read.problem import Problem, Severity
from tests.cli.command import BASE, claimgraph


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """The small corpus with one word of a quote changed."""
    corpus = tmp_path / "corpus"
    shutil.copytree(BASE, corpus)
    source = corpus / "records/sources/harbour-2019.yaml"
    text = source.read_text(encoding="utf-8").replace(
        "The ferry will double", "The ferry may double"
    )
    source.write_text(text, encoding="utf-8")
    return corpus


def test_a_sound_corpus_is_counted() -> None:
    told = claimgraph("check")
    assert told.stdout == ""
    assert told.stderr == "3 sources, 10 statements, 6 claims: 0 errors, 0 warnings\n"


def test_people_read_problems_on_stderr(damaged: Path) -> None:
    told = claimgraph("check", damaged)
    assert (told.returncode, told.stdout) == (1, "")
    place = f"{damaged}/records/sources/harbour-2019.yaml"
    assert f"{place}:19:12: error[quote-not-found]: " in told.stderr
    assert "    quote: The ferry may double the traffic across the bay.\n" in told.stderr
    assert told.stderr.endswith("3 sources, 10 statements: 1 error, 0 warnings\n")


def test_programs_read_problems_as_json_on_stdout(damaged: Path) -> None:
    told = claimgraph("check", damaged, "--format", "json")
    assert told.returncode == 1
    problems = json.loads(told.stdout)
    (error,) = [problem for problem in problems if problem["severity"] == "error"]
    assert list(error) == [
        "path", "line", "column", "code", "message", "severity", "hint", "source_line", "width",
        "instead",
    ]  # fmt: skip
    assert (error["line"], error["column"], error["code"]) == (19, 12, "quote-not-found")
    assert claimgraph("check", "--format", "json").stdout == "[]\n"


def test_github_marks_problems_in_the_changed_file(damaged: Path) -> None:
    told = claimgraph("check", damaged, "--format", "github")
    assert told.returncode == 1
    place = f"file={damaged}/records/sources/harbour-2019.yaml,line=19,col=12"
    assert f"::error {place},title=quote-not-found::" in told.stdout
    assert all(line.startswith(("::error ", "::warning ")) for line in told.stdout.splitlines())


def test_what_ends_a_workflow_command_is_escaped() -> None:
    problem = Problem(
        "a,b:c.yaml", 2, 3, "some-code", "100 %\nof it", Severity.WARNING, hint="a: b, c"
    )
    assert github_command(problem) == (
        "::warning file=a%2Cb%3Ac.yaml,line=2,col=3,title=some-code"
        "::100 %25%0Aof it%0Ahint: a: b, c"
    )


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    problem = Problem("claims.yaml", 0, 0, "some-code", "empty")
    assert github_command(problem) == "::error file=claims.yaml,title=some-code::empty"
