"""Where files wait until all of them are whole: folders that bear our mark, and go again."""

import os
import platform
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_STAGE = re.compile(r"\.claimgraph-(\d{1,10})-[0-9a-f]{8}\.tmp")
MARK_NAME = "made-by-claimgraph"
MARK = "Made by claimgraph, which was writing here; may be deleted once it is not running.\n"
_LONGEST = 86_400
"""Seconds after which nobody writes into such a folder any more, whatever processes there are."""


def make_folders(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it; what is made is added to a list, the highest first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        made.append(each)


@contextmanager
def stage(parent: Path) -> Iterator[Path]:
    """A new folder below another, for files that are not at their places yet; it goes again."""
    folder = parent / f".claimgraph-{os.getpid()}-{secrets.token_hex(4)}.tmp"
    try:
        folder.mkdir(0o700)
        (folder / MARK_NAME).write_text(MARK + platform.node() + "\n", encoding="utf-8")
        yield folder
    finally:
        try:
            shutil.rmtree(folder, ignore_errors=True)
        finally:  # once more, where a call failed or somebody pressed Ctrl-C
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other claimgraphs from putting files into a folder; they wait until this is over.

    Where the system has no such locks, nobody waits.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)  # which gives the lock back


def sweep(parent: Path) -> None:
    """Delete what processes that were killed have left below a folder."""
    with suppress(OSError):
        for each in list(os.scandir(parent)):
            named = _STAGE.fullmatch(each.name)
            if named and each.is_dir(follow_symlinks=False):
                folder = parent / each.name
                if _is_left_behind(folder, int(named[1])):
                    shutil.rmtree(folder, ignore_errors=True)


def _is_left_behind(folder: Path, writer: int) -> bool:
    """Whether a folder bears our mark (or holds nothing) and nobody writes into it any more."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names alone
        mark = folder / MARK_NAME
        told = "" if mark.is_symlink() or names == [] else mark.read_text(encoding="utf-8")
        is_ours = told.startswith(MARK) or (told == "" and set(names) <= {MARK_NAME})
        is_old = folder.lstat().st_mtime < time.time() - _LONGEST
    except (OSError, UnicodeDecodeError):
        return False
    is_here = told in ("", MARK + platform.node() + "\n")
    return is_ours and (is_old or (is_here and not is_alive(writer)))


def is_alive(process: int) -> bool:
    """Whether another process with this number may still be writing."""
    if process == os.getpid():
        return False
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
