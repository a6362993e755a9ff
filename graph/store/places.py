"""Where the store of a corpus lies: beside its records, or else in the user's cache."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zlib import crc32

FOLDER = ".claimgraph"
_IGNORE = "# Made by claimgraph from the records; may be deleted at any time.\n*\n"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# https://bford.info/cachedir/\n"
_LEFT_BEHIND = 600
"""Seconds after which a file that nobody seals was left behind."""


def places_for(corpus: Path) -> Iterator[Path]:
    """The folders that may hold the store of a corpus, the better first."""
    yield corpus / FOLDER
    real = os.path.realpath(corpus)
    name = f"{Path(real).name}-{crc32(os.fsencode(real)):08x}"
    yield _user_cache() / "claimgraph" / name


def _user_cache() -> Path:
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def make_folder(folder: Path) -> None:
    """Make the folder of a store, known to Git and to backup tools as a cache.

    Raises:
        OSError: it cannot be made, or not be written in.
    """
    folder.mkdir(parents=folder.name != FOLDER, exist_ok=True)
    for name, text in ((".gitignore", _IGNORE), ("CACHEDIR.TAG", _TAG)):
        path = folder / name
        if not path.exists():
            path.write_text(text, encoding="utf-8")


def new_name(folder: Path) -> Path:
    """A file that no other process writes."""
    import time

    return folder / f"store-{os.getpid()}-{time.time_ns():x}.db"


def sweep(folder: Path, current: str) -> None:
    """Delete what older stores and killed processes left behind."""
    import time

    for path in folder.glob("store-*"):
        if path.name == current:
            continue
        with suppress(OSError):
            writer = int(path.name.split("-")[1])
            if not _is_alive(writer) or path.stat().st_mtime < time.time() - _LEFT_BEHIND:
                path.unlink()


def _is_alive(process: int) -> bool:
    if process == os.getpid():
        return False
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
