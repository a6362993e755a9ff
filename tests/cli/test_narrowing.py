"""What of a check is shown: one source, errors alone, unknown ids once, open passages in a line."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli.exits import FINE, PROBLEMS, USAGE
from tests.cli.command import BASE, claimgraph, surroundings

HARBOUR = "records/sources/harbour-2019.yaml"
IMPORTED = "records/sources/imported.jsonl"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The small corpus with one id mistyped in two sources, and an article that nobody has read."""
    corpus = tmp_path / "corpus"
    shutil.copytree(BASE, corpus, ignore=shutil.ignore_patterns(".claimgraph"))
    (tmp_path / "pier.txt").write_text("A pier\n\nIt is new.\n\nIt is long.\n", encoding="utf-8")
    claimgraph("new", "source", tmp_path / "pier.txt", "--corpus", corpus, "--id", "pier")
    for name in (HARBOUR, IMPORTED):
        text = (corpus / name).read_text("utf-8")
        assert "ada-lund" in text
        (corpus / name).write_text(text.replace("ada-lund", "ada-lunt"), "utf-8")
    return corpus


def _check(corpus: Path, *options: str) -> tuple[int, list[dict[str, object]]]:
    told = claimgraph("check", corpus, "--format", "json", *options)
    return told.returncode, json.loads(told.stdout or "[]")


def test_an_unknown_id_is_told_once_with_the_number_of_its_uses(corpus: Path) -> None:
    code, problems = _check(corpus, "--errors")
    assert code == PROBLEMS
    (problem,) = [each for each in problems if each["code"] == "unknown-speaker"]
    uses = sum((corpus / name).read_text("utf-8").count("ada-lunt") for name in (HARBOUR, IMPORTED))
    assert problem["message"] == f"there is no speaker `ada-lunt`, used {uses} times"
    assert str(problem["path"]).endswith(HARBOUR)
    hint = "did you mean `ada-lund`? If not, `claimgraph new ids ada-lunt` adds it to "
    assert str(problem["hint"]) == f"{hint}records/speakers.yaml"
    assert "1 error" in claimgraph("check", corpus).stderr


@pytest.mark.parametrize(
    ("source", "code", "paths"),
    [
        ("harbour-2019", PROBLEMS, {HARBOUR}),
        ("pier", FINE, {"records/sources/pier.yaml"}),
        ("pie", USAGE, set()),
    ],
)
def test_one_source_can_be_asked_for(source: str, code: int, paths: set[str], corpus: Path) -> None:
    found, problems = _check(corpus, "--source", source)
    assert found == code
    assert {str(each["path"]).removeprefix(f"{corpus}/") for each in problems} == paths


def test_errors_alone_can_be_asked_for(corpus: Path) -> None:
    _, problems = _check(corpus, "--errors")
    assert {each["severity"] for each in problems} == {"error"}
    told = claimgraph("check", corpus, "--errors").stderr
    assert "warning[" not in told
    assert told.endswith("1 error, 0 warnings\n")


def test_open_passages_of_a_file_are_one_line_for_people_and_all_for_programs(
    corpus: Path,
) -> None:
    told = claimgraph("check", corpus, "--source", "pier").stderr
    lines = [line for line in told.split("\n") if "open-passage" in line]
    (line,) = lines
    assert line.endswith(
        "warning[open-passage]: 3 passages are open, the first here; "
        "`claimgraph coverage` shows them"
    )
    _, problems = _check(corpus, "--source", "pier")
    assert len(problems) == 3


@pytest.mark.parametrize("below", ["", "records/sources"])
def test_a_corpus_is_found_from_inside_it(below: str, corpus: Path) -> None:
    environment = surroundings()
    del environment["CLAIMGRAPH_CORPUS"]
    for _ in range(2):  # read, and then known from before
        told = subprocess.run(
            [sys.executable, "-m", "graph", "check", "--source", "pier"],
            cwd=corpus / below,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert told.returncode == FINE, told.stderr
        upward = Path(os.path.relpath(corpus, corpus / below))
        shown = (upward / "records/sources/pier.yaml").as_posix()
        assert told.stderr.startswith(f"{shown}:"), told.stderr
        assert "/./" not in told.stderr


def test_an_empty_corpus_is_called_empty_everywhere(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "records/sources").mkdir(parents=True)
    for arguments in (
        ("check", corpus),
        ("query", "repeats", "--corpus", corpus),
        ("query", "sources", "--corpus", corpus, "--format", "json"),
        ("coverage", "--corpus", corpus),
        ("new", "ids", "--corpus", corpus),
        ("build", corpus, "--out", tmp_path / "out"),
    ):
        told = claimgraph(*arguments)
        assert told.returncode == FINE, told.stderr
        assert "the corpus is empty" in told.stderr, arguments
