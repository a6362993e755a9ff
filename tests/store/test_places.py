"""Wherever a corpus lies, and whatever is done with its folder, its answers are its own."""

import os
import shutil
from pathlib import Path

import pytest

from graph.store.opening import open_fresh
from graph.store.places import FOLDER
from tests.cli.command import claimgraph
from tests.store.small import copy_small

QUESTION = ("query", "repeats", "--min-years", "1", "--possible", "--format", "jsonl")


def _ask(corpus: Path) -> str:
    done = claimgraph(*QUESTION, CLAIMGRAPH_CORPUS=os.fspath(corpus))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_file_in_the_way_of_the_store_is_left_alone(corpus: Path, tmp_path: Path) -> None:
    (corpus / FOLDER).write_text("mine")
    expected = _ask(copy_small(tmp_path / "copy"))
    for _ in range(2):
        assert _ask(corpus) == expected
    assert (corpus / FOLDER).read_text() == "mine"
    assert list(tmp_path.glob("cache/claimgraph/corpus-*/store-*.db"))
    (tmp_path / "cache").rename(tmp_path / "gone")
    (tmp_path / "cache").touch()
    assert _ask(corpus) == expected


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
@pytest.mark.parametrize(("records", "store"), [(0o700, 0o700), (0o550, 0o750)])
def test_who_may_not_read_the_records_may_not_read_the_store(
    records: int, store: int, corpus: Path
) -> None:
    (corpus / "records").chmod(records)
    _ask(corpus)
    assert (corpus / FOLDER).stat().st_mode & 0o777 == store


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_corpus_that_cannot_be_written_in_is_kept_elsewhere(corpus: Path, tmp_path: Path) -> None:
    expected = _ask(copy_small(tmp_path / "copy"))
    corpus.chmod(0o500)
    try:
        assert _ask(corpus) == expected
        assert open_fresh(corpus) is None or list(tmp_path.glob("cache/claimgraph/*/seal"))
    finally:
        corpus.chmod(0o700)


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
@pytest.mark.parametrize("in_cache", [False, True], ids=["beside", "in-cache"])
def test_a_corpus_may_lie_anywhere(name: str, in_cache: bool, tmp_path: Path) -> None:
    corpus = copy_small(tmp_path / name)
    if in_cache:
        (corpus / FOLDER).touch()
    expected = _ask(copy_small(tmp_path / "copy"))
    for edit in range(3):
        assert _ask(corpus) == expected
        with (corpus / "records/claims.yaml").open("a") as file:
            file.write(f"\n# {edit}\n")
    found = list(tmp_path.rglob("store-*.db"))
    assert {path.parent.name for path in found} > {FOLDER} or not in_cache
    assert len(found) == 2


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
    assert _ask(linked) == expected
    one.rename(tmp_path / "aside")
    copied.rename(one)
    assert _ask(one) == _ask(linked) == changed
    shutil.rmtree(one / FOLDER)
    (tmp_path / "aside" / FOLDER).rename(one / FOLDER)
    assert _ask(one) == changed
