"""``claimgraph build`` and ``open``: whole files, or those that were there before."""

import json
import shutil
import webbrowser
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest

from graph.assemble import build_graph
from graph.prove.corpus_loading import load_corpus
from schemas.source import SourceKind
from tests.cli.command import BASE, ROOT

InProcess = Callable[..., int]

BROKEN = ROOT / "tests/prove/broken"
RECIPES: dict[str, Callable[[Path], object]] = {
    "missing folder": shutil.rmtree,
    "binary bytes": lambda corpus: (corpus / "records/claims.yaml").write_bytes(b"\x89PNG\x00\x1a"),
    "wrong encoding": lambda corpus: (corpus / "records/claims.yaml").write_bytes(b"- id: caf\xe9"),
    "open brackets": lambda corpus: (corpus / "records/claims.yaml").write_text("[" * 3000),
}


def _errors() -> list[str]:
    """The folders of damage that no corpus survives."""
    told = {case.parent.name: case.read_text("utf-8") for case in BROKEN.glob("*/expected.txt")}
    return sorted(
        case
        for case, problems in told.items()
        if ": error[" in problems
        and [path.name for path in (BROKEN / case).iterdir()] != ["expected.txt"]
    )


@pytest.mark.parametrize("case", [*_errors(), *RECIPES])
def test_damage_leaves_what_was_built_before(
    case: str, run_here: InProcess, tmp_path: Path
) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    shutil.copytree(BASE, corpus)
    if case in RECIPES:
        RECIPES[case](corpus)
    else:
        shutil.copytree(BROKEN / case, corpus, dirs_exist_ok=True)
        (corpus / "expected.txt").unlink()
    out.mkdir()
    for name in ("graph.html", "graph.json", "claims.db"):
        (out / name).write_text("before")
    assert run_here("build", corpus, "--out", out) == 1
    assert {path.name: path.read_text() for path in out.iterdir()} == {
        "graph.html": "before",
        "graph.json": "before",
        "claims.db": "before",
    }


@pytest.mark.parametrize("kind", SourceKind)
def test_a_source_of_any_kind_is_built_and_proved(
    kind: SourceKind, run_here: InProcess, tmp_path: Path
) -> None:
    """From the records, and again from the database."""
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    shutil.copytree(BASE, corpus)
    record = corpus / "records/sources/harbour-2019.yaml"
    record.write_text(
        record.read_text("utf-8").replace("title:", f"kind: {kind}\ntitle:", 1), "utf-8"
    )
    for _ in range(2):
        assert run_here("build", corpus, "--out", out) == 0
    assert run_here("verify", out / "graph.html", "--corpus", corpus) == 0


def test_build_writes_three_files_and_says_so(
    run_here: InProcess, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new/out"
    assert run_here("build", "--out", out) == 0
    told = capfd.readouterr()
    assert told.out == ""
    assert f"wrote {out}/graph.html" in told.err
    assert f"wrote {out}/graph.json" in told.err
    assert f"wrote {out}/claims.db" in told.err
    assert "3 sources, 10 statements, 6 claims" in told.err
    assert sorted(path.name for path in out.iterdir()) == ["claims.db", "graph.html", "graph.json"]


def test_networkx_reads_an_equal_graph_back(run_here: InProcess, tmp_path: Path) -> None:
    assert run_here("build", "--out", tmp_path) == 0
    data = json.loads((tmp_path / "graph.json").read_text(encoding="utf-8"))
    read = networkx.node_link_graph(data, edges="edges")
    corpus = load_corpus(BASE).corpus
    assert corpus is not None
    assert networkx.utils.graphs_equal(read, build_graph(corpus).nx)


def test_a_page_that_cannot_be_made_leaves_what_was_built_before(
    run_here: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> str:
        raise RuntimeError

    before = '<meta name="generator" content="claimgraph 0.1">'
    (tmp_path / "graph.html").write_text(before)
    monkeypatch.setattr("graph.page.render_page", fail)
    assert run_here("build", "--out", tmp_path) == 3
    assert [path.read_text() for path in tmp_path.iterdir()] == [before]


def test_open_shows_the_page(
    run_here: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_address(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", open_address)
    (tmp_path / "graph.html").touch()
    assert run_here("open", "--out", tmp_path) == 0
    assert opened == [(tmp_path / "graph.html").resolve().as_uri()]


def test_open_without_a_page_says_what_to_do(
    run_here: InProcess, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_here("open", "--out", tmp_path) == 2
    assert capfd.readouterr().err == (
        f"there is no {tmp_path}/graph.html yet: run 'claimgraph build' first\n"
    )


def test_open_without_a_browser_says_where_the_page_is(
    run_here: InProcess,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    (tmp_path / "graph.html").touch()
    assert run_here("open", "--out", tmp_path) == 1
    assert (tmp_path / "graph.html").resolve().as_uri() in capfd.readouterr().err
