"""What the files of a corpus look like from outside: whether one changed since."""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file system surely tells two changes apart."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Each file below ``records/`` and ``documents/``, with what the system says of it."""

    lines: Mapping[str, str]
    """From the path below the corpus to size, times and number of the file."""
    newest: int
    """The latest change of any file, in nanoseconds since 1970."""

    def text(self) -> str:
        """One line for each file."""
        return "".join(f"{path}\0{line}\n" for path, line in self.lines.items())

    def is_settled(self, at: int) -> bool:
        """Whether a change after that time would show; in nanoseconds since 1970."""
        return self.newest < at - _SETTLED


def take_stamp(corpus: Path, further: Iterable[str] = ()) -> Stamp:
    """Look at every file of a corpus, and at further ones that it uses."""
    lines: dict[str, str] = {}
    newest = 0
    root = os.fspath(corpus)
    waiting = ["records", "documents"]
    while waiting:
        below = waiting.pop()
        try:
            entries = list(os.scandir(f"{root}/{below}"))
        except OSError as error:
            lines[below] = type(error).__name__
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{below}/{entry.name}"
            try:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                    continue
                lines[path], changed = _describe(entry.stat(), entry.is_symlink())
                newest = max(newest, changed)
            except OSError as error:
                lines[path] = type(error).__name__
    for path in further:
        if path not in lines:
            try:
                lines[path], changed = _describe((corpus / path).stat(), is_link=False)
                newest = max(newest, changed)
            except (OSError, ValueError) as error:
                lines[path] = type(error).__name__
    return Stamp(dict(sorted(lines.items())), newest)


def _describe(found: os.stat_result, is_link: bool) -> tuple[str, int]:
    line = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
    if is_link or stat.S_ISDIR(found.st_mode):
        line += f" {found.st_mode}"
    return line, max(found.st_mtime_ns, found.st_ctime_ns)
