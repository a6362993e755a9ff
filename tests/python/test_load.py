"""A corpus is opened in one line, or the problems are shown."""

import subprocess
import sys
from pathlib import Path

import pytest

import graph
from graph.prove.corpus_loading import load_corpus
from graph.store.cache_folder import DATABASE, cache_of
from tests.cli.command import ROOT, claimgraph, surroundings
from tests.store.small import copy_small


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return copy_small(tmp_path / "corpus")


def test_a_corpus_is_checked_once_and_then_read_from_its_database(corpus: Path) -> None:
    first = graph.load(corpus)
    folder = cache_of(corpus)
    assert folder is not None
    number = (folder / DATABASE).stat().st_ino
    again = graph.load(str(corpus))
    assert (folder / DATABASE).stat().st_ino == number
    assert again.claims() == first.claims()
    assert {*again.nx} == {*first.nx}


def test_a_damaged_database_is_made_anew(corpus: Path) -> None:
    expected = graph.load(corpus).statements()
    folder = cache_of(corpus)
    assert folder is not None
    database = folder / DATABASE
    opened = graph.load(corpus)
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(database.stat().st_size - 4096))
    assert opened.statements() == expected
    assert repr(opened).startswith("<ClaimGraph: 3 sources")
    assert graph.load(corpus).statements() == expected


def test_the_room_of_the_same_name_stays_importable() -> None:
    assert callable(graph.load)
    assert callable(load_corpus)


def test_problems_are_shown_as_the_command_shows_them(corpus: Path) -> None:
    claims = corpus / "records/claims.yaml"
    claims.write_text(claims.read_text("utf-8").replace("text:", "txt:", 1), "utf-8")
    with pytest.raises(graph.CorpusError) as caught:
        graph.load(corpus)
    head, *told = str(caught.value).split("\n\n")
    assert (head, len(told)) == (f"there is 1 error in {corpus}", 1)
    assert "^" in told[0]
    done = claimgraph("query", "claims", "--corpus", corpus)
    assert done.stderr.split("\n\n")[:-1] == told
    assert len(caught.value.problems) == len(told)


def test_of_very_many_problems_the_first_are_shown(corpus: Path) -> None:
    lines = "".join(f'{{"id": "c{each}", "txt": "{each}"}}\n' for each in range(150))
    (corpus / "records/claims.jsonl").write_text(lines, "utf-8")
    with pytest.raises(graph.CorpusError) as caught:
        graph.load(corpus)
    assert "more; `claimgraph check` lists them" in str(caught.value).splitlines()[-1]


@pytest.mark.parametrize("missing", ["nowhere", "nowhere/at/all"])
def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path, missing: str) -> None:
    with pytest.raises(graph.CorpusError, match="error"):
        graph.load(tmp_path / missing)


# Another module of the name

PYTHON = "import graph; graph.load('seeds')"


@pytest.mark.parametrize("shadow", ["schemas.py", "schemas/__init__.py"])
@pytest.mark.parametrize("way", [["-m", "graph", "check"], ["-c", PYTHON]])
def test_another_package_of_the_name_is_named(tmp_path: Path, shadow: str, way: list[str]) -> None:
    other = tmp_path / shadow
    other.parent.mkdir(exist_ok=True)
    other.write_text("", "utf-8")
    done = subprocess.run(
        [sys.executable, *way],
        cwd=tmp_path,
        env=surroundings(PYTHONPATH=f"{tmp_path}:{ROOT}"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    told = f"claimgraph needs its own package 'schemas', but Python finds {other} first: rename"
    assert told in done.stderr
    assert done.returncode == (3 if "-m" in way else 1)
    assert ("Traceback" in done.stderr) is ("-c" in way)


def test_nothing_else_is_needed_for_a_first_answer() -> None:
    program = "import graph; print(graph.load('tests/prove/base').claims()[:1])"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "<claims: 1 row>\n"
