"""What changes while it is looked at, and what no look shows, is never answered from a store."""

import mmap
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

from graph.prove.corpus_check import Check
from graph.queries.repeats import repeats
from graph.store.cache_folder import DATABASE, VECTORS, cache_of, sweep
from graph.store.connecting import read_only_uri
from graph.store.kept_vectors import write_vectors
from graph.store.opening import open_fresh
from graph.store.refresh import Refreshed, refresh
from graph.store.stamp import take_stamp
from tests.cli.command import BASE
from tests.store.small import database_of, forget_all

CLAIMS = "records/claims.yaml"
DEAD = 2**22 + 1
"""No process has this number."""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small corpus, last changed an hour ago as far as clocks can tell."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    copy = tmp_path / "corpus"
    shutil.copytree(BASE, copy)
    monkeypatch.setattr("graph.store.seen._SETTLED", -3_600_000_000_000)
    return copy


def _refresh(corpus: Path, *, trusting: bool = True) -> Refreshed:
    return refresh(corpus, trusting=trusting)


def _texts(corpus: Path) -> set[str]:
    graph = open_fresh(corpus) or _refresh(corpus).graph
    assert graph is not None
    return {claim.text for claim in graph.corpus.claims.values()}


def _edit(path: Path, old: str = "The ", new: str = "One ") -> None:
    path.write_text(path.read_text().replace(old, new))


def _during_the_check(monkeypatch: pytest.MonkeyPatch, *edits: Callable[[], Any]) -> None:
    """Edit before and after the first reading of the records."""
    run, waiting = Check.run, [*edits]

    def run_between(check: Check) -> None:
        if waiting:
            waiting.pop(0)()
        run(check)
        if waiting:
            waiting.pop(0)()

    monkeypatch.setattr(Check, "run", run_between)


def test_a_file_changed_during_the_check_and_put_back_is_read_again(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its hash, taken before, would say that nothing has changed."""
    path = corpus / CLAIMS
    before, texts = path.read_bytes(), _texts(corpus)
    forget_all(corpus)
    _during_the_check(monkeypatch, lambda: _edit(path), lambda: path.write_bytes(before))
    _refresh(corpus)
    assert _texts(corpus) == texts


def test_a_check_during_which_the_corpus_changed_is_made_anew(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _during_the_check(monkeypatch, lambda: None, lambda: _edit(corpus / CLAIMS))
    found = _refresh(corpus)
    assert found.graph is not None
    assert any(claim.text.startswith("One ") for claim in found.graph.corpus.claims.values())
    assert open_fresh(corpus) is not None


def test_a_corpus_that_never_rests_is_answered_all_the_same(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits = [lambda: _edit(corpus / CLAIMS, "T", "TT")] * 40
    _during_the_check(monkeypatch, *edits)
    assert _refresh(corpus).graph is not None


def test_counts_are_there_once_a_problem_outside_the_records_is_gone(corpus: Path) -> None:
    link = corpus / "documents/link"
    link.symlink_to(corpus / "records", target_is_directory=True)
    assert _refresh(corpus).graph is None
    link.unlink()
    graph = _refresh(corpus).graph
    assert graph is not None
    assert repeats(graph, min_years=1, possible=True)


def _move_document(corpus: Path, target: str) -> Path:
    """Let a source rest on a document that lies elsewhere."""
    for record in (corpus / "records/sources").glob("*.yaml"):
        for path in (corpus / "documents").iterdir():
            if f"documents/{path.name}" in record.read_text():
                _edit(record, f"documents/{path.name}", target)
                (corpus / target).parent.mkdir(parents=True, exist_ok=True)
                return path.rename(corpus / target)
    raise AssertionError


@pytest.mark.parametrize(
    "target", ["archive/a.txt", "documents/.kept/a.txt", "./documents/a.txt", "a b?#%41.txt"]
)
def test_a_document_anywhere_is_watched(target: str, corpus: Path) -> None:
    document = _move_document(corpus, target)
    assert _refresh(corpus).graph is not None
    for _ in range(2):
        assert _refresh(corpus).graph is not None
        assert open_fresh(corpus) is not None
        _edit(corpus / CLAIMS)
    assert _refresh(corpus).graph is not None
    document.write_bytes(document.read_bytes() + b".")
    assert open_fresh(corpus) is None
    assert _refresh(corpus).graph is None


def test_an_empty_folder_named_like_records_is_noticed(corpus: Path) -> None:
    assert _refresh(corpus).graph is not None
    assert open_fresh(corpus) is not None
    (corpus / "records/events.yml").mkdir()
    assert open_fresh(corpus) is None


def test_a_corpus_of_nothing_is_looked_at_once(corpus: Path) -> None:
    for folder in ("records", "documents"):
        shutil.rmtree(corpus / folder)
        (corpus / folder).mkdir()
    assert _refresh(corpus).graph is not None
    assert open_fresh(corpus) is not None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_place_of_a_folder_keeps_nobody_waiting(corpus: Path) -> None:
    shutil.rmtree(corpus / "documents")
    os.mkfifo(corpus / "documents")
    assert "unreadable" in {problem.code for problem in _refresh(corpus).problems}


def test_a_link_whose_way_changes_is_noticed(corpus: Path) -> None:
    """The file at its end is the very same, and lies outside now."""
    inside, outside = corpus / "shared", corpus.parent / "outside"
    inside.mkdir()
    (corpus / CLAIMS).rename(inside / "claims.yaml")
    (corpus / CLAIMS).symlink_to("../shared/claims.yaml")
    assert _refresh(corpus).graph is not None
    assert open_fresh(corpus) is not None
    inside.rename(outside)
    inside.symlink_to(outside, target_is_directory=True)
    assert open_fresh(corpus) is None


def test_a_database_of_another_program_is_made_anew(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _refresh(corpus)
    assert open_fresh(corpus) is not None
    monkeypatch.setattr("graph.store.seen.describe_program", lambda: 1)
    assert open_fresh(corpus) is None
    assert _refresh(corpus).read_anew > 0


SETTLED = 60_000_000_000


def _change_unseen(path: Path) -> None:
    """Change a byte of a file, and let its size and its times be what they were before."""
    before = path.stat()
    _edit(path, "The ", "Thy ")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_write_that_shows_in_no_time_is_read_while_the_file_is_new(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one through a mapping that stays open, or within one tick of the clock."""
    monkeypatch.setattr("graph.store.seen._SETTLED", SETTLED)
    texts, before = _texts(corpus), take_stamp(corpus)
    _change_unseen(corpus / CLAIMS)
    monkeypatch.setattr("graph.store.opening.take_stamp", lambda *_: before)
    monkeypatch.setattr("graph.store.refresh.take_stamp", lambda *_: before)
    assert open_fresh(corpus) is None
    assert _texts(corpus) != texts


def test_what_was_written_through_a_mapping_is_seen(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.store.seen._SETTLED", SETTLED)
    with (
        (corpus / CLAIMS).open("r+b") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_WRITE) as mapped,
    ):
        mapped[:1] = mapped[:1]
        texts = _texts(corpus)
        place = mapped.find(b"text: The ")
        mapped[place + 6 : place + 9] = b"Thy"
        assert _texts(corpus) != texts


def test_no_clock_matters_but_that_of_the_file_system(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This program's clock is a day ahead, as if the file system's were behind."""
    monkeypatch.setattr("graph.store.seen._SETTLED", SETTLED)
    monkeypatch.setattr(time, "time_ns", lambda: 4_000_000_000_000_000_000)
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    texts, before = _texts(corpus), take_stamp(corpus)
    _change_unseen(corpus / CLAIMS)
    monkeypatch.setattr("graph.store.opening.take_stamp", lambda *_: before)
    assert open_fresh(corpus) is None
    monkeypatch.setattr("graph.store.refresh.take_stamp", lambda *_: before)
    assert _texts(corpus) != texts


def test_files_from_the_future_are_hashed_each_time(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.store.seen._SETTLED", SETTLED)
    later = time.time() + 86_400
    os.utime(corpus / CLAIMS, (later, later))
    texts = _texts(corpus)
    assert open_fresh(corpus) is not None
    _edit(corpus / CLAIMS)
    os.utime(corpus / CLAIMS, (later, later))
    assert _texts(corpus) != texts


def test_new_files_that_were_hashed_are_noted_as_settled(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.store.seen._SETTLED", SETTLED)
    _refresh(corpus)
    monkeypatch.setattr("graph.store.seen._SETTLED", -3_600_000_000_000)
    assert open_fresh(corpus) is not None
    monkeypatch.setattr("graph.store.opening.hash_file", lambda _: "")
    assert open_fresh(corpus) is not None


def test_a_touched_file_is_hashed_and_not_read_again(corpus: Path) -> None:
    _refresh(corpus)
    os.utime(corpus / CLAIMS)
    assert open_fresh(corpus) is not None
    assert _refresh(corpus).read_anew == 0


def test_files_of_killed_processes_are_swept_and_no_others(corpus: Path) -> None:
    _refresh(corpus)
    folder = database_of(corpus).parent
    mine, old = folder / f"claims-{os.getppid()}-1.tmp", folder / f"claims-{DEAD}-1.tmp"
    mine.touch()
    foreign, named_like_ours = folder / "claims-of-somebody.tmp", folder / f"claims-{DEAD}-2.tmp"
    old.touch()
    foreign.touch()
    named_like_ours.write_text("receipts")
    sweep(folder)
    assert open_fresh(corpus) is not None
    assert mine.exists()
    assert foreign.exists()
    assert named_like_ours.read_text() == "receipts"
    assert not old.exists()


def test_what_is_kept_of_a_corpus_that_nobody_asks_goes(corpus: Path, tmp_path: Path) -> None:
    _refresh(corpus)
    write_vectors(corpus, "any", {b"text": b"vector"})
    folder = database_of(corpus).parent
    assert (folder / VECTORS).exists()
    os.utime(folder / DATABASE, (0, 0))
    other = cache_of(tmp_path / "other")
    assert other is not None
    sweep(other)
    assert not folder.exists()


def test_files_of_living_processes_are_swept_when_they_are_old(tmp_path: Path) -> None:
    young, old = (tmp_path / f"claims-{os.getppid()}-{number}.tmp" for number in (1, 2))
    for path in (young, old):
        path.touch()
    os.utime(old, (0, 0))
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [young]


def test_a_user_without_a_home_has_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> Path:
        raise RuntimeError

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", fail)
    assert cache_of(tmp_path) is None


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (r"C:\of me\a#b?.db", "file:///C:/of%20me/a%23b%3F.db?immutable=1"),
        (r"\\host\share\a.db", "file:////host/share/a.db?immutable=1"),
    ],
)
def test_sqlite_is_told_of_windows_paths_as_it_knows_them(path: str, uri: str) -> None:
    assert read_only_uri(PureWindowsPath(path)) == uri
