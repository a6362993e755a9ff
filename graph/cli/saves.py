"""When files of a corpus were saved, noticed by looking at them again and again."""

import os
import time
from collections.abc import Collection, Mapping
from enum import StrEnum
from pathlib import Path

from graph.store.stamp import take_stamp

_TICK = 0.04
"""Seconds between two looks at the folders, and at the files that were saved last."""
_SHARE = 20
"""A look at all files is so many times as rare as it is long: one twentieth of a core."""
_LONGEST_BETWEEN = 3.0
_REST = 0.08
"""Seconds without a change after which a save is over."""
_LONG_REST = 0.3
"""The same where a file is gone, empty or ends within a line: an editor may be writing it."""
_LONGEST_WAIT = 2.0
"""Seconds after which what is written all the time is checked as it is."""
_MOST_HOT = 100


class Change(StrEnum):
    """What became of a file."""

    SAVED = "saved"
    NEW = "new"
    GONE = "gone"


class Saves:
    """Tells which files below ``records/`` and ``documents/`` were saved since it last told."""

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._recent: dict[str, None] = {}
        self._hot: list[str] = []
        self._length = 0.0
        self._lines: Mapping[str, str] = {}
        self._seen: Mapping[str, str] = {}
        self._look()
        self._told: Mapping[str, str] = self._seen

    def wait(self) -> dict[str, Change]:
        """Wait for a save and until it is over; each file that changed, in the order of paths."""
        while True:
            next_look = time.monotonic() + self._between()
            while time.monotonic() < next_look and not self._has_moved():
                time.sleep(_TICK)
            self._look()
            changed = self._rest()
            if changed:
                return changed

    def more(self) -> dict[str, Change]:
        """What was saved since, without waiting for it; but until it is over."""
        if not self._has_moved():
            return {}
        self._look()
        return self._rest()

    def _between(self) -> float:
        return min(max(_SHARE * self._length, _TICK), _LONGEST_BETWEEN)

    def _rest(self) -> dict[str, Change]:
        """Wait until nothing changes any more; what has changed then."""
        first = noticed = time.monotonic()
        while changed := _compare(self._told, self._seen):
            self._remember(changed)
            rest = _REST if all(map(self._looks_whole, changed)) else _LONG_REST
            now = time.monotonic()
            left = rest - max(now - noticed, self._quiet(changed))
            if left <= 0 or now > first + _LONGEST_WAIT:
                break
            while time.monotonic() < now + left and not self._has_moved():
                time.sleep(_TICK / 2)
            before = self._seen
            self._look()
            if self._seen != before:
                noticed = time.monotonic()
        self._told = self._seen
        return changed

    def _quiet(self, changed: Collection[str]) -> float:
        """Seconds since the last of some files was written; 0 where one is gone."""
        lines = [self._seen.get(path, "") for path in changed]
        if not all(line[:1].isdigit() for line in lines):
            return 0
        return time.time() - max(int(each) for line in lines for each in line.split()[1:3]) / 1e9

    def _look(self) -> None:
        """Look at all files."""
        self._glanced = self._glance()
        began = time.perf_counter()
        lines = take_stamp(self._corpus).lines
        self._length = time.perf_counter() - began
        if lines != self._lines:
            self._lines = lines
            self._seen = dict(lines)
            self._heat()

    def _has_moved(self) -> bool:
        return self._glance() != self._glanced

    def _glance(self) -> list[tuple[int, int, int] | None]:
        """What the folders look like, and the files that were saved last: cheap, and often enough.

        Most editors write a new file and rename it, which shows in the folder; the others save the
        same file again and again.
        """
        return [_describe(f"{self._corpus}/{path}") for path in self._hot]

    def _remember(self, changed: Collection[str]) -> None:
        for path in changed:
            self._recent.pop(path, None)
            self._recent[path] = None
        for path in list(self._recent)[:-_MOST_HOT]:
            del self._recent[path]
        self._heat()

    def _heat(self) -> None:
        folders = dict.fromkeys(path.rpartition("/")[0] for path in self._seen)
        hot = ["records", "documents", *list(folders)[:_MOST_HOT], *self._recent]
        if hot != self._hot:
            self._hot = hot
            self._glanced = self._glance()

    def _looks_whole(self, path: str) -> bool:
        file = self._corpus / path
        try:
            if not file.is_file():  # opening a pipe would wait for ever
                return False
            with file.open("rb") as opened:
                opened.seek(-1, os.SEEK_END)
                return opened.read(1) == b"\n"
        except OSError:
            return False


def _compare(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, Change]:
    paths = {path for path, _ in before.items() ^ after.items()}
    # A folder has a line of its own only while it cannot be looked into.
    paths -= {path.rpartition("/")[0] for path in paths}
    return {path: _name_change(before.get(path), after.get(path)) for path in sorted(paths)}


def _name_change(before: str | None, after: str | None) -> Change:
    """What became of a file; the lines of what could not be looked at are the error's name."""
    was, is_ = (line is not None and line[0].isdigit() for line in (before, after))
    if was and is_:
        return Change.SAVED
    return Change.NEW if is_ or (after is None and not was) else Change.GONE


def _describe(path: str) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - Path.stat takes longer
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino
