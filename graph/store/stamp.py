"""What the files of a corpus look like from outside: whether one changed since."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import NamedTuple, cast

from graph.read.ignored_files import is_aside
from graph.read.regular_file import open_regular
from schemas.limits import LINES_BYTES, ORIGINAL_BYTES


class Stamp(NamedTuple):
    """Each file below ``records/`` and ``documents/``, with what the system says of it."""

    lines: Mapping[str, str]
    """From the path below the corpus to size, times and number of the file."""
    newest: int
    """The latest change of any file, in nanoseconds since 1970."""

    def text(self) -> str:
        """All of it, for :func:`read_lines`."""
        return "\0".join(chain.from_iterable(self.lines.items()))

    def differing(self, other: "Stamp") -> set[str]:
        """The paths that look otherwise in another stamp, or are in one of them alone."""
        paths = self.lines.keys() | other.lines.keys()
        return {path for path in paths if self.lines.get(path) != other.lines.get(path)}


def read_lines(text: str) -> Mapping[str, str]:
    """The lines of a stamp that was written as text; no path and no line holds a NUL."""
    parts = text.split("\0") if text else []
    return dict(zip(parts[::2], parts[1::2], strict=True))


def take_stamp(corpus: Path, further: Iterable[str] = ()) -> Stamp:
    """Look at every file of a corpus, and at further ones that it uses."""
    lines: dict[str, str] = {}
    newest = 0
    root = os.fspath(corpus)
    waiting = ["records", "documents"]
    while waiting:
        below = waiting.pop()
        try:
            with _open_folder(f"{root}/{below}") as entries:
                for entry in entries:
                    if is_aside(entry.name):
                        continue
                    path = f"{below}/{entry.name}"
                    try:
                        if entry.is_dir(follow_symlinks=False):
                            waiting.append(path)
                            lines[path] = "folder"
                            continue
                        lines[path], changed = _describe(entry.stat())
                        if entry.is_symlink():
                            lines[path] += _target(root, path)
                        if changed > newest:
                            newest = changed
                    except OSError as error:
                        lines[path] = type(error).__name__
        except OSError as error:
            lines[below] = type(error).__name__
    for path in further:
        if path not in lines:
            try:
                lines[path], changed = _describe((corpus / path).stat())
                lines[path] += _target(root, path)
                newest = max(newest, changed)
            except (OSError, ValueError) as error:
                lines[path] = type(error).__name__
    return Stamp(lines, newest)


def add_further(corpus: Path, stamp: Stamp, further: Iterable[str]) -> Stamp:
    """The stamp as it was taken, and how further files look now."""
    missing = [path for path in further if path not in stamp.lines]
    if not missing:
        return stamp
    again = take_stamp(corpus, missing)
    added = {path: again.lines[path] for path in missing}
    return Stamp({**stamp.lines, **added}, max(stamp.newest, again.newest))


def is_file(line: str) -> bool:
    """Whether a line of a stamp is that of an ordinary file, or of a link to one."""
    return line[:1].isdigit()


def shape_of(line: str) -> object:
    """What no change of its bytes changes: of what kind something is, and where a link leads."""
    return line.split(" ", 4)[4:] if is_file(line) else line


def times_of(line: str) -> tuple[int, int] | None:
    """When a file was changed, its bytes and all else, in nanoseconds; None of what is none."""
    numbers = line.split(" ", 3)
    return (int(numbers[1]), int(numbers[2])) if len(numbers) == 4 else None


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's bytes; empty where it cannot be read, or is never read whole."""
    try:
        with open_regular(path) as file:
            limit = LINES_BYTES if path.suffix == ".jsonl" else ORIGINAL_BYTES
            if os.fstat(file.fileno()).st_size > limit.most:
                return ""
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


@contextmanager
def _open_folder(folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """The entries of a folder; a system that can finds their files from there, which is faster."""
    opened = None
    if os.scandir in os.supports_fd:
        # Opening a pipe would wait for ever.
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NONBLOCK)
    try:
        with os.scandir(folder if opened is None else opened) as entries:
            yield cast(Iterator[os.DirEntry[str]], entries)
    finally:
        if opened is not None:
            os.close(opened)


def _describe(found: os.stat_result) -> tuple[str, int]:
    modified, changed = found.st_mtime_ns, found.st_ctime_ns
    line = f"{found.st_size} {modified} {changed} {found.st_ino}"
    if not stat.S_ISREG(found.st_mode):
        line += f" {found.st_mode}"
    return line, modified if modified > changed else changed


def _target(root: str, path: str) -> str:
    """Where a link leads, told so that it stays the same when the whole corpus moves."""
    target = os.path.relpath(os.path.realpath(f"{root}/{path}"), os.path.realpath(root))
    return f" {target!a}"
