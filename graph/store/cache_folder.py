"""Where the database of a corpus lies: in the user's own cache, and nowhere else.

A database that came with a corpus could say anything, and cannot be told from one of ours. So
none is ever read from beside the records, and nothing is ever written there.
"""

import os
import stat
import sys
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from graph.disk.products import DATABASE_ID
from graph.disk.staging import is_alive

DATABASE = "claims.db"
SEEN = "seen"
VECTORS = "vectors.db"
_LONGEST = 60
"""Characters of a folder's name; a file system takes 255 bytes."""
_LEFT_BEHIND = 600
"""Seconds after which a file that nobody finished was left behind."""
_UNUSED = 90 * 86_400
"""Seconds after which the database of a corpus that nobody asks is deleted."""
_HEADER = b"SQLite format 3\0"
_APPLICATION_AT = 68
"""Where the header of a database tells the application (https://sqlite.org/fileformat.html)."""


def cache_of(corpus: Path) -> Path | None:
    """The folder for the database of a corpus; None where this user has no home."""
    try:
        cache = _user_cache()
    except RuntimeError:
        return None
    real = os.path.realpath(corpus)
    digest = sha256(os.fsencode(real)).hexdigest()[:16]
    return cache / "claimgraph" / f"{Path(real).name[:_LONGEST]}-{digest}"


def _user_cache() -> Path:
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):  # noqa: PTH117 - of a text that may be empty
        return Path(named)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path.home() / ".cache"


def make_folder(folder: Path) -> None:
    """Make a folder that nobody else may read.

    Raises:
        OSError: it cannot be made, or somebody else may write in it.
    """
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for each in (folder.parent, folder):
        each.mkdir(mode=0o700, exist_ok=True)
        if not _is_closed(each) or not _is_kept(folder.parent.parent):
            raise PermissionError(None, "somebody else may write in this folder", os.fspath(each))


def is_our_own(folder: Path) -> bool:
    """Whether a folder of the cache is this user's, no link, and closed to others."""
    return _is_closed(folder) and _is_closed(folder.parent) and _is_kept(folder.parent.parent)


def _is_closed(folder: Path) -> bool:
    """Whether a folder is this user's, and nobody else may write in it."""
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    if os.name == "nt" or not stat.S_ISDIR(found.st_mode):
        return stat.S_ISDIR(found.st_mode)
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022


def _is_kept(folder: Path) -> bool:
    """Whether nobody else may rename what this user has in a folder, as in ``/tmp``."""
    try:
        found = folder.stat()
    except OSError:
        return False
    if os.name == "nt":
        return True
    return found.st_uid in (0, os.geteuid()) and (
        not found.st_mode & 0o002 or bool(found.st_mode & stat.S_ISVTX)
    )


def new_file(folder: Path) -> Path:
    """An empty file that no other process writes.

    Raises:
        OSError: it cannot be made.
    """
    path = folder / f"claims-{os.getpid()}-{time.time_ns():x}.tmp"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return path


def sweep(folder: Path) -> None:
    """Delete what killed processes left behind, and the databases that nobody uses any more."""
    for path in folder.glob("claims-*.tmp*"):
        if _is_left_behind(path):
            _delete(path)
    now = time.time()
    for other in folder.parent.glob("*/" + DATABASE):
        with suppress(OSError):
            if other.parent != folder and other.stat().st_atime < now - _UNUSED:
                _delete(other)
                _delete(other.parent / SEEN)
                _delete(other.parent / VECTORS)
                other.parent.rmdir()


def _delete(path: Path) -> None:
    """Delete a file, if it is a database or a note of ours and no link."""
    with suppress(OSError):
        if stat.S_ISREG(os.lstat(path).st_mode) and is_ours(path):
            path.unlink()


def is_ours(path: Path) -> bool:
    """Whether the header of a file says that it is ours; so is one that is still empty."""
    with path.open("rb") as file:
        head = file.read(100)
    application = head[_APPLICATION_AT : _APPLICATION_AT + 4]
    is_database = head.startswith(_HEADER) and application == DATABASE_ID.to_bytes(4, "big")
    return not head or is_database or head.startswith(NOTE)


NOTE = b"claimgraph seen "
"""How the note beside a database begins."""


def _is_left_behind(path: Path) -> bool:
    try:
        writer = int(path.name.split("-")[1])
        return not is_alive(writer) or path.stat().st_mtime < time.time() - _LEFT_BEHIND
    except (OSError, ValueError, IndexError):
        return False
