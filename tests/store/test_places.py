"""Wherever a corpus lies, and whatever lies there besides, its answers are its own."""

import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from graph.store.cache_folder import cache_of
from graph.store.opening import open_fresh
from tests.cli.command import claimgraph
from tests.store.small import copy_small, database_of, forget_all

QUESTION = ("query", "repeats", "--min-years", "1", "--possible", "--format", "jsonl")


def _ask(corpus: Path) -> str:
    done = claimgraph(*QUESTION, CLAIMGRAPH_CORPUS=os.fspath(corpus))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_nothing_is_written_beside_the_records(corpus: Path, tmp_path: Path) -> None:
    before = sorted(corpus.rglob("*"))
    _ask(corpus)
    assert sorted(corpus.rglob("*")) == before
    assert database_of(corpus).is_relative_to(tmp_path / "cache")


def test_what_came_with_a_corpus_is_neither_read_nor_touched(corpus: Path, tmp_path: Path) -> None:
    """A folder of that name, a link out of the corpus among it, held a database once."""
    expected = _ask(copy_small(tmp_path / "copy"))
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "store-2023-receipts.zip").write_text("receipts")
    (mine / "store-1-1.db").write_text("mine")
    (corpus / ".claimgraph").symlink_to(mine, target_is_directory=True)
    with sqlite3.connect(corpus / "claims.db") as forged:
        forged.execute(
            "CREATE VIEW nodes AS WITH RECURSIVE e(x) AS (SELECT 1 UNION ALL SELECT x "
            "FROM e) SELECT x FROM e"
        )
    assert _ask(corpus) == expected
    assert sorted(path.name for path in mine.iterdir()) == [
        "store-1-1.db",
        "store-2023-receipts.zip",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_may_read_the_database(corpus: Path) -> None:
    for umask in (0o077, 0o000):
        before = os.umask(umask)
        try:
            forget_all(corpus)
            _ask(corpus)
        finally:
            os.umask(before)
        folder = database_of(corpus).parent
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        for path in folder.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
@pytest.mark.parametrize("above", [0, 1, 2])
def test_a_cache_in_which_others_may_write_is_not_used(above: int, corpus: Path) -> None:
    expected = _ask(corpus)
    folder = database_of(corpus).parent
    [folder, *folder.parents][above].chmod(0o777)
    assert open_fresh(corpus) is None
    database_of(corpus).write_bytes(b"")
    assert _ask(corpus) == expected
    assert database_of(corpus).read_bytes() == b""


def test_a_link_in_place_of_the_cache_is_not_followed(corpus: Path, tmp_path: Path) -> None:
    expected = _ask(corpus)
    folder = database_of(corpus).parent
    elsewhere = folder.rename(tmp_path / "elsewhere")
    before = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    folder.symlink_to(elsewhere, target_is_directory=True)
    with (corpus / "records/claims.yaml").open("a") as file:
        file.write("\n")
    assert _ask(corpus) == expected
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == before


def test_a_cache_that_cannot_be_made_is_done_without(corpus: Path, tmp_path: Path) -> None:
    expected = _ask(corpus)
    (tmp_path / "cache").rename(tmp_path / "gone")
    (tmp_path / "cache").touch()
    assert _ask(corpus) == expected


NAMES = [
    "a b",
    "a?b=1&immutable=0",
    "a#b",
    "100%41",
    "c:d",
    "é\u202e",
    b"caf\xe9".decode("utf-8", "surrogateescape"),
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_corpus_may_lie_anywhere(name: str, tmp_path: Path) -> None:
    corpus = copy_small(tmp_path / name)
    expected = _ask(copy_small(tmp_path / "copy"))
    for edit in range(2):
        assert _ask(corpus) == expected
        with (corpus / "records/claims.yaml").open("a") as file:
            file.write(f"\n# {edit}\n")
    assert len(list(tmp_path.rglob("claims.db"))) == 2


def test_moved_copied_and_linked_corpora_answer_for_themselves(tmp_path: Path) -> None:
    one = copy_small(tmp_path / "one")
    expected = _ask(one)
    copied = Path(shutil.copytree(one, tmp_path / "copied"))
    claims = copied / "records/claims.yaml"
    claims.write_text(claims.read_text().replace("The ferry", "No ferry"))
    changed = _ask(copied)
    assert changed != expected
    assert _ask(one) == expected
    linked = tmp_path / "linked"
    linked.symlink_to(one, target_is_directory=True)
    assert cache_of(linked) == cache_of(one)
    assert _ask(linked) == expected
    one.rename(tmp_path / "aside")
    copied.rename(one)
    assert _ask(one) == _ask(linked) == changed
