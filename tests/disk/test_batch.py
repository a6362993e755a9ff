"""Files are written together: whole, all or none, and only over what was read."""

import io
import os
import shutil
import stat
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from graph.disk.batch import Before, Draft, TakenError, write_batch
from graph.disk.bounds import OutsideError, RefusedError
from graph.disk.staging import MARK
from tests.disk.forked import snapshot

NEW = Draft("new\n", Before.NOTHING)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _begin(tmp_path / "folder")
    return tmp_path / "folder"


def _begin(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "sub").mkdir(parents=True)
    (folder / "old").write_text("old\n")
    (folder / "sub/old").write_text("sub old\n")
    (folder / "tail").write_text("tail\n")


def test_new_files_old_files_and_what_goes_are_one_step(folder: Path) -> None:
    drafts = {
        "old": Draft("é\n", b"old\n"),
        "sub/old": Draft(b"\xff", Before.ANYTHING),
        "new/deep/file": NEW,
        "made": Draft(_write, Before.ANYTHING),
    }
    write_batch(folder, drafts, discard=["tail", "missing"])
    assert snapshot(folder) == {
        "made": "made\n",
        "new": "folder",
        "new/deep": "folder",
        "new/deep/file": "new\n",
        "old": "é\n",
        "sub": "folder",
        "sub/old": "\\xff",
    }


def _write(path: Path) -> None:
    path.write_text("made\n")


def _edit(folder: Path) -> None:
    (folder / "old").write_text("edited\n")


def _delete(folder: Path) -> None:
    (folder / "old").unlink()


def _make(folder: Path) -> None:
    (folder / "new").write_text("mine\n")


def _make_link(folder: Path) -> None:
    (folder / "new").symlink_to("nowhere")


def _put_pipe(folder: Path) -> None:
    (folder / "old").unlink()
    os.mkfifo(folder / "old")


def _link_twice(folder: Path) -> None:
    os.link(folder / "old", folder / "twin")


def _lead_out(folder: Path) -> None:
    (folder / "sub/old").unlink()
    (folder / "sub").rmdir()
    (folder / "sub").symlink_to(folder.parent)


MEANWHILE = [
    (_edit, "old was changed after it was read: run the command again"),
    (_delete, "old was deleted after it was read"),
    (_make, "new is there already"),
    (_make_link, "new is there already"),
    (_put_pipe, "old was changed"),
    (_link_twice, "old has a second name"),
]


@pytest.mark.parametrize(
    ("meanwhile", "message", "at"),
    [
        *[(*each, at) for each in MEANWHILE for at in ("before", "while others are written")],
        (_lead_out, "sub is a link that leads out of", "before"),
    ],
)
def test_what_somebody_did_meanwhile_is_not_lost(
    folder: Path, meanwhile: Callable[[Path], object], message: str, at: str
) -> None:
    done = []

    def do(path: Path) -> None:
        path.write_text("slow\n")
        if at != "before":
            meanwhile(folder)
            done.append(_shown(folder))

    if at == "before":
        meanwhile(folder)
        done.append(_shown(folder))
    drafts = {
        "first": NEW,
        "slow": Draft(do, Before.ANYTHING),
        "sub/old": Draft("after\n", Before.ANYTHING),
        "old": Draft("after\n", b"old\n"),
        "new": NEW,
    }
    with pytest.raises(RefusedError, match=message):
        write_batch(folder, drafts)
    assert _shown(folder) == done[0]


def _shown(folder: Path) -> dict[str, tuple[int, str]]:
    return {
        path.relative_to(folder).as_posix(): (stat.S_IFMT(path.lstat().st_mode), _text(path))
        for path in folder.rglob("*")
        if ".claimgraph-" not in path.as_posix()
    }


def _text(path: Path) -> str:
    return path.read_text() if path.is_file() else ""


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_stays(folder: Path, mode: int) -> None:
    (folder / "old").chmod(mode)
    write_batch(folder, {"old": Draft("after\n", b"old\n")})
    assert stat.S_IMODE((folder / "old").stat().st_mode) == mode


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays(folder: Path) -> None:
    os.chown(folder / "old", 1234, 4321)
    write_batch(folder, {"old": Draft("after\n", b"old\n")})
    found = (folder / "old").stat()
    assert (found.st_uid, found.st_gid) == (1234, 4321)


def test_a_link_inside_stays_one_and_its_target_is_written(folder: Path) -> None:
    (folder / "link").symlink_to("sub/old")
    write_batch(folder, {"link": Draft("after\n", b"sub old\n")})
    assert snapshot(folder)["link"] == "-> sub/old"
    assert (folder / "sub/old").read_text() == "after\n"


def test_a_link_that_leads_out_is_not_written_through(folder: Path) -> None:
    (folder.parent / "secret").write_text("secret\n")
    (folder / "link").symlink_to("../secret")
    with pytest.raises(OutsideError):
        write_batch(folder, {"first": NEW, "link": Draft("after\n", Before.ANYTHING)})
    assert (folder.parent / "secret").read_text() == "secret\n"
    assert not (folder / "first").exists()


def test_no_hard_links_are_needed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_batch(folder, {"new": NEW, "old": Draft("after\n", b"old\n")})
    assert ((folder / "new").read_text(), (folder / "old").read_text()) == ("new\n", "after\n")
    with pytest.raises(TakenError):
        write_batch(folder, {"other": NEW, "new": NEW})
    assert not (folder / "other").exists()


CALLS = [
    *[(os, name) for name in ("mkdir", "link", "rename", "replace", "unlink", "rmdir", "chmod")],
    *[(os, name) for name in ("fsync", "open", "stat", "scandir")],
    (io, "open"),
]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize(("module", "call"), CALLS)
def test_each_call_may_fail(
    module: ModuleType,
    call: str,
    error: BaseException,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One after the other, the first, the second, ... call of each kind fails."""
    before = _shown(folder)
    drafts = {
        "old": Draft("after\n", b"old\n"),
        "sub/old": Draft("after\n", Before.ANYTHING),
        "new/deep/file": NEW,
    }
    real = getattr(module, call)
    for at in range(60):
        left = at

        def fail(*arguments: object, real: object = real, **options: object) -> object:
            nonlocal left
            left -= 1
            if left == -1:
                raise error
            assert callable(real)
            return real(*arguments, **options)

        with monkeypatch.context() as patch:
            patch.setattr(module, call, fail)
            try:
                write_batch(folder, drafts, discard=["tail"])
                failed = False
            except (OSError, KeyboardInterrupt):
                failed = True
        assert list(folder.rglob(".claimgraph-*")) == [], at
        found = _shown(folder)
        if failed and found == before:
            continue
        assert {name: each[1] for name, each in found.items() if each[1]} == {
            "old": "after\n",
            "sub/old": "after\n",
            "new/deep/file": "new\n",
        }
        if not failed:
            return
        # Whoever is interrupted when all is in place finds it there.
        assert isinstance(error, KeyboardInterrupt)
        _begin(folder)
    pytest.fail("it fails for ever")


@pytest.mark.parametrize(
    ("name", "mark", "age", "goes"),
    [
        (".claimgraph-999999999-0123abcd.tmp", "ours", 0, True),
        (".claimgraph-999999999-0123abcd.tmp", "", 0, True),
        (".claimgraph-999999999-0123abcd.tmp", None, 0, True),
        (f".claimgraph-{os.getppid()}-0123abcd.tmp", "ours", 0, False),
        (f".claimgraph-{os.getppid()}-0123abcd.tmp", "ours", 100_000, True),
        (".claimgraph-999999999-0123abcd.tmp", "elsewhere", 0, False),
        (".claimgraph-999999999-0123abcd.tmp", "elsewhere", 100_000, True),
        (".claimgraph-999999999-0123abcd.tmp", "theirs", 100_000, False),
        (".claimgraph-notes.tmp", "ours", 100_000, False),
        ("claimgraph-999999999-0123abcd.tmp", "ours", 100_000, False),
    ],
)
def test_only_leftovers_that_are_surely_ours_are_deleted(
    folder: Path, name: str, mark: str | None, age: int, goes: bool
) -> None:
    """By the mark in them, not by their name: a mark of nobody, of another machine, or none."""
    left = folder / name
    left.mkdir()
    texts = {
        "ours": MARK + os.uname().nodename + "\n",
        "elsewhere": MARK + "another-machine\n",
        "theirs": "my notes\n",
        "": "",
    }
    if mark is not None:
        (left / "made-by-claimgraph").write_text(texts[mark])
        if mark:
            (left / "0").write_text("half")
    os.utime(left, (time.time() - age, time.time() - age))
    write_batch(folder, {"new": NEW})
    assert left.exists() is not goes


def test_a_leftover_that_is_a_link_is_not_followed(folder: Path) -> None:
    theirs = folder.parent / "theirs"
    theirs.mkdir()
    (theirs / "made-by-claimgraph").write_text(MARK)
    (folder / ".claimgraph-999999999-0123abcd.tmp").symlink_to(theirs)
    write_batch(folder, {"new": NEW})
    assert (theirs / "made-by-claimgraph").exists()


def test_a_leftover_that_is_a_second_name_of_a_file_is_no_obstacle(folder: Path) -> None:
    """So it is after a kill between the two steps of putting a file in its place."""
    left = folder / ".claimgraph-999999999-0123abcd.tmp"
    left.mkdir()
    (left / "made-by-claimgraph").write_text(MARK + os.uname().nodename + "\n")
    os.link(folder / "old", left / "0-old")
    write_batch(folder, {"old": Draft("after\n", b"old\n")})
    assert (folder / "old").read_text() == "after\n"
    assert not left.exists()
