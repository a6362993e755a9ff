"""Where the store of a corpus lies: beside its records, or else in the user's cache."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from graph.disk.staging import is_alive

FOLDER = ".claimgraph"
_IGNORE = "# Made by claimgraph from the records; may be deleted at any time.\n*\n"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# https://bford.info/cachedir/\n"
_LEFT_BEHIND = 600
"""Seconds after which a file that nobody seals was left behind."""
_LONGEST = 60
"""Characters of a folder's name; a file system takes 255 bytes."""


def places_for(corpus: Path) -> Iterator[Path]:
    """The folders that may hold the store of a corpus, the better first."""
    if _is_ours(corpus / FOLDER):
        yield corpus / FOLDER
    with suppress(RuntimeError):  # this user has no home
        real = os.path.realpath(corpus)
        name = f"{Path(real).name[:_LONGEST]}-{crc32(os.fsencode(real)):08x}"
        yield _user_cache() / "claimgraph" / name


def _is_ours(folder: Path) -> bool:
    """Whether a folder is not there yet, or was made by us and is no link to another."""
    ours = [folder, folder / ".gitignore", folder / "CACHEDIR.TAG"]
    if any(path.is_symlink() for path in ours):
        return False
    try:
        begun = {path.name for path in folder.iterdir()} <= {path.name for path in ours[1:]}
        return begun or ours[1].read_text(encoding="utf-8").startswith(_IGNORE.partition("\n")[0])
    except FileNotFoundError:
        return not folder.exists()
    except (OSError, UnicodeDecodeError):
        return False


def _user_cache() -> Path:
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = os.environ.get("XDG_CACHE_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".cache"


def make_folder(folder: Path, corpus: Path) -> None:
    """Make the folder of a store, known to Git and to backup tools as a cache.

    Whoever may not read the records may not read the store.

    Raises:
        OSError: it cannot be made, or not be written in.
    """
    if not folder.is_dir():
        mode = 0o700
        if folder.name == FOLDER:
            mode |= (corpus / "records").stat().st_mode & 0o777
        else:
            folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode, exist_ok=True)
    for name, text in ((".gitignore", _IGNORE), ("CACHEDIR.TAG", _TAG)):
        path = folder / name
        if not path.exists() or not path.stat().st_size:
            path.write_text(text, encoding="utf-8")


def new_name(folder: Path) -> Path:
    """A file that no other process writes."""
    return folder / f"store-{os.getpid()}-{time.time_ns():x}.db"


def sweep(folder: Path, keep: set[str]) -> None:
    """Delete what older stores and killed processes left behind."""
    for path in folder.glob("store-*"):
        if path.name not in keep and _is_left_behind(path):
            with suppress(OSError):
                path.unlink()


def _is_left_behind(path: Path) -> bool:
    try:
        writer = int(path.name.split("-")[1])
        return not is_alive(writer) or path.stat().st_mtime < time.time() - _LEFT_BEHIND
    except (OSError, ValueError):
        return False
