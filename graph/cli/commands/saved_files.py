"""Which files of a corpus were saved, as watchfiles hears it from the system."""

import os
import time
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from watchfiles import watch
from watchfiles.main import FileChange

from graph.read.ignored_files import is_aside

_STEP = 50
"""Milliseconds without a change after which watchfiles tells of those before."""
_PATIENCE = 100
"""Milliseconds after which it tells that there was none."""
_REST = 0.3
"""Seconds that a file which is gone, empty or ends within a line has to become whole."""
_LONGEST_WAIT = 2.0
"""Seconds after which what is written all the time is checked as it is."""


class Change(StrEnum):
    """What became of a file."""

    SAVED = "saved"
    NEW = "new"
    GONE = "gone"


class Saves:
    """Tells which files below ``records/`` and ``documents/`` were saved since it last told.

    Links to files elsewhere in the corpus are followed. Where the system refuses to tell, its files
    are looked at again and again; where it never tells, as of some network disks, they are if
    ``WATCHFILES_FORCE_POLLING`` is set.
    """

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._early: set[str] = set()
        self._events: Iterator[set[FileChange]] = iter(())
        self._look()
        self._begin()

    def wait(self) -> dict[str, Change]:
        """Wait for a save and until it is over; each file that changed, in the order of paths."""
        while True:
            touched, before = self._gather(), self._files
            self._look()
            if _identify(self._watched) != self._places:  # a link leads elsewhere now
                self._begin()
            saved = {path for path, real in self._files.items() if real in touched}
            changed = dict.fromkeys(saved, Change.SAVED)
            changed |= dict.fromkeys(self._files.keys() - before.keys(), Change.NEW)
            changed |= dict.fromkeys(before.keys() - self._files.keys(), Change.GONE)
            if changed:
                return dict(sorted(changed.items()))

    def _look(self) -> None:
        """Look which files there are, and what is to be watched so that all of them are."""
        self._files: dict[str, str] = {}
        self._watched: list[str] = []
        for name in ("records", "documents"):
            folder = os.path.realpath(self._corpus / name)
            self._watched.append(folder)
            for path in _walk(folder):
                below = f"{name}/{path.relative_to(folder).as_posix()}"
                self._files[below] = str(path)
                if path.is_symlink():
                    self._files[below] = os.path.realpath(path)
                    self._watched.append(self._files[below])

    def _gather(self) -> set[str]:
        """The real paths of what was touched, once all of it looks whole or rests."""
        touched: set[str] = set()
        began = last = time.monotonic()
        while True:
            told = self._listen()
            now = time.monotonic()
            if told:
                began = began if touched else now
                last = now
                touched |= told
            if not touched:
                continue
            rested = now > min(last + _REST, began + _LONGEST_WAIT)
            if rested or (not told and all(map(_looks_whole, touched))):
                return touched

    def _listen(self) -> set[str]:
        """What was touched since the last time; waits for it, but not long."""
        told = self._early | _paths(next(self._events, set()))
        self._early = set()
        # A folder in the place of another is another to the system, which tells nothing of it.
        if (places := _identify(self._watched)) != self._places:
            replaced = [path for path in places if places[path] != self._places.get(path)]
            told.update(replaced)
            told.update(real for real in self._files.values() if _is_below(real, replaced))
            self._begin()
        return told

    def _begin(self) -> None:
        """Ask the system anew; what is saved from now on is told."""
        self._places = _identify(self._watched)
        try:
            self._early = self._ask(polling=False)
        except FileNotFoundError:  # gone in between: the next look finds other places
            self._places = {}
        except (OSError, RuntimeError):  # too much is watched, or may not be
            self._early = self._ask(polling=True)

    def _ask(self, *, polling: bool) -> set[str]:
        self._events = watch(
            *(path for path, place in self._places.items() if place is not None),
            watch_filter=lambda _, path: not is_aside(Path(path).name),
            step=_STEP,
            rust_timeout=_PATIENCE,
            yield_on_timeout=True,
            force_polling=polling or None,
            ignore_permission_denied=polling,
        )
        return _paths(next(self._events))  # which begins to watch


def _paths(events: Iterable[FileChange]) -> set[str]:
    return {path for _, path in events}


def _is_below(path: str, folders: Iterable[str]) -> bool:
    return any(map(Path(path).is_relative_to, folders))


def _identify(paths: Iterable[str]) -> dict[str, tuple[int, int] | None]:
    """What tells each file or folder from another of the same name; None where there is none."""
    places: dict[str, tuple[int, int] | None] = {}
    for path in paths:
        try:
            found = Path(path).stat()
        except OSError:
            places[path] = None
        else:
            places[path] = (found.st_dev, found.st_ino)
    return places


def _walk(folder: str) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not is_aside(name)]
        yield from (Path(parent, name) for name in names if not is_aside(name))


def _looks_whole(path: str) -> bool:
    file = Path(path)
    try:
        if file.is_dir():
            return True
        if not file.is_file():  # opening a pipe would wait for ever
            return False
        with file.open("rb") as opened:
            opened.seek(-1, os.SEEK_END)
            return opened.read(1) == b"\n"
    except OSError:
        return False
