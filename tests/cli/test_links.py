"""Links in a corpus: those that lead out are neither read nor written through, by any command."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import BASE
from tests.disk.forked import run_forked, snapshot

SOURCE = "records/sources/harbour-2019.yaml"
PLACES = (
    *("records", "records/sources", "documents", "schemas", "out", ".claimgraph"),
    *(".vscode", ".github", ".github/workflows"),
    *("records/claims.yaml", SOURCE, "documents/harbour-2019.txt", "schemas/source.json"),
    *("out/graph.html", "out/claims.db", "README.md", ".gitignore"),
)
"""Where a corpus may have a link; what a stranger would make of it lies outside."""
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check", "corpus"),
    "check --fix": ("check", "corpus", "--fix", "--yes"),
    "query": ("query", "statements", "--corpus", "corpus"),
    "coverage": ("coverage", "--corpus", "corpus"),
    "suggest": ("suggest", "harbour-2019", "--corpus", "corpus"),
    "new source": ("new", "source", "pier.txt", "--corpus", "corpus", "--id", "pier"),
    "new ids": ("new", "ids", "--corpus", "corpus", "--yes"),
    "init": ("init", "corpus"),
    "schema --write": ("schema", "--write", "--corpus", "corpus"),
    "build": ("build", "corpus", "--out", "corpus/out", "--texts", "none"),
}
READ = ("records", "records/sources", "documents", "records/claims.yaml", SOURCE)
READERS = ("check", "check --fix", "query", "coverage", "suggest", "build")
REFUSED = {
    *[(command, place) for command in READERS for place in READ],
    *[(command, "documents/harbour-2019.txt") for command in READERS],
    *[("new source", place) for place in ("records", "records/sources", "documents")],
    *[("new ids", place) for place in ("records", "records/claims.yaml")],
    *[("schema --write", place) for place in ("schemas", "schemas/source.json")],
    *[("build", place) for place in ("out", "out/graph.html", "out/claims.db")],
}
"""Which commands need what a link hides, and so must refuse it; init refuses all of them."""


def _prepare(folder: Path, place: str, link: Callable[[Path, Path], None]) -> Path:
    """A corpus that every command has something to write to, one place of it a link."""
    corpus = folder / "corpus"
    shutil.copytree(BASE, corpus, ignore=shutil.ignore_patterns(".claimgraph"))
    (corpus / ".claimgraph").mkdir()
    for made in ("schemas", "out", ".vscode", ".github/workflows"):
        (corpus / made).mkdir(parents=True)
    for made in ("README.md", ".gitignore"):
        (corpus / made).write_text("theirs\n", encoding="utf-8")
    (corpus / "schemas/source.json").write_text("{}\n", encoding="utf-8")
    (corpus / "out/graph.html").write_text(
        '<meta name="generator" content="claimgraph 0">', encoding="utf-8"
    )
    (corpus / "out/claims.db").write_bytes(
        b"SQLite format 3\0".ljust(68, b"\0") + b"clmg" + bytes(28)
    )
    source = corpus / SOURCE
    source.write_text(
        source.read_text("utf-8").replace("id: harbour-2019\n", "id: harbour-2019\n\n\n\n"), "utf-8"
    )
    (folder / "pier.txt").write_text("A pier\n\nIt is new.\n", encoding="utf-8")
    outside = folder / "outside" / Path(place).name
    outside.parent.mkdir()
    shutil.move(corpus / place, outside)
    (outside.parent / "store-2023-receipts.zip").write_text("mine\n")
    if outside.is_dir():
        (outside / "store-2023-receipts.zip").write_text("mine\n")
        (outside / "store-999999999-a.db").write_text("mine\n")
    link(corpus / place, outside)
    return corpus


def _straight(link: Path, target: Path) -> None:
    link.symlink_to(target)


def _relative(link: Path, target: Path) -> None:
    link.symlink_to(os.path.relpath(target, link.parent))


def _chained(link: Path, target: Path) -> None:
    between = link.with_name(f".between-{link.name}")
    between.symlink_to(target)
    link.symlink_to(between.name)


OTHERWISE = ("records/sources", "documents", "records/claims.yaml", "schemas/source.json")


@pytest.mark.parametrize(
    ("place", "link"),
    [
        *[(place, _straight) for place in PLACES],
        *[(place, link) for place in OTHERWISE for link in (_relative, _chained)],
    ],
)
def test_a_link_that_leads_out_is_not_written_through(
    place: str, link: Callable[[Path, Path], None], tmp_path: Path
) -> None:
    for command, arguments in COMMANDS.items():
        if link is not _straight and command not in ("check", "new source", "schema --write"):
            continue
        folder = tmp_path / command.replace(" ", "")
        folder.mkdir()
        corpus = _prepare(folder, place, link)
        before = snapshot(folder / "outside")
        told = run_forked(*arguments, cwd=folder, XDG_CACHE_HOME=str(folder / "cache"))
        assert snapshot(folder / "outside") == before, (command, told.output)
        assert corpus.joinpath(place).is_symlink(), command
        assert told.code in (0, 1, 2), (command, told.output)
        assert "unexpected" not in told.output
        if (command, place) in REFUSED:
            assert told.code in (1, 2), (command, told.output)
            assert "leads out of" in told.output or "outside-corpus" in told.output, told.output
        assert command != "init" or told.code == 2


def test_the_usual_out_is_not_followed_where_nobody_named_it(tmp_path: Path) -> None:
    """In a folder of a stranger, ``out`` may be a link; one that is typed is meant."""
    corpus = tmp_path / "corpus"
    shutil.copytree(BASE, corpus)
    (tmp_path / "elsewhere").mkdir()
    (corpus / "out").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    told = run_forked("build", ".", cwd=corpus)
    assert told.code == 2
    assert "name with --out where it leads" in told.output
    assert list((tmp_path / "elsewhere").iterdir()) == []
    told = run_forked("build", ".", "--out", "../site", cwd=corpus)
    assert told.code == 0, told.output
    assert (tmp_path / "elsewhere/graph.html").exists()
    assert (tmp_path / "site").is_symlink()


def test_a_link_inside_the_corpus_is_read_and_its_target_written(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(BASE, corpus)
    (corpus / "shared").mkdir()
    claims = corpus / "records/claims.yaml"
    text = claims.read_text("utf-8")
    shutil.move(claims, corpus / "shared/claims.yaml")
    claims.symlink_to("../shared/claims.yaml")
    (corpus / "shared/claims.yaml").write_text(text + "\n\n\n", encoding="utf-8")
    (corpus / "shared/claims.yaml").chmod(0o600)
    told = run_forked("check", "corpus", "--fix", "--yes", cwd=tmp_path)
    assert told.code == 0, told.output
    assert os.readlink(claims) == "../shared/claims.yaml"  # noqa: PTH115 - as it was written
    assert claims.read_text("utf-8") == text
    assert (corpus / "shared/claims.yaml").stat().st_mode & 0o777 == 0o600


FOREIGN = {
    "graph.html": b"<!doctype html><title>My site about claimgraph</title>",
    "graph.json": b'{"nodes": [], "generator": "d3"}',
    "claims.db": b"SQLite format 3\0".ljust(100, b"\0"),
    "claims.db-journal": b"a journal of a database that is gone",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_build_writes_over_nothing_that_is_not_ours(name: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_bytes(FOREIGN[name])
    before = snapshot(tmp_path / "out")
    told = run_forked("build", BASE, "--out", tmp_path / "out", cwd=tmp_path)
    assert told.code == 2
    assert f"{name} " in told.output
    assert "name another folder with --out, or move it away" in told.output
    assert snapshot(tmp_path / "out") == before
    (tmp_path / "out" / name).unlink()
    for _ in range(2):
        assert run_forked("build", BASE, "--out", tmp_path / "out", cwd=tmp_path).code == 0
