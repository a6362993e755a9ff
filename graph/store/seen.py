"""What the files of a corpus looked like when its database was made: whether one changed since.

This is written beside the database as a note that may be lost at any time: without it, or where
it belongs to another database, everything is checked again.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from graph.store.cache_folder import DATABASE, NOTE, SEEN, new_file
from graph.store.program import describe_program
from graph.store.stamp import Stamp, is_file, read_lines, shape_of, take_stamp, times_of

_FORMAT = 5
_READ_WHOLE = 16_000_000
"""Databases up to so many bytes are read whole each time, and proved by their checksum."""
_SETTLED = 60_000_000_000
"""Nanoseconds after which a further write must show in a file's times.

A file system tells two changes within two seconds apart at the worst. What is written through a
mapping of the file shows only when the system writes the page back, which takes half a minute.
"""
_SETTLED_ELSEWHERE = 86_400_000_000_000
"""The same where the clock of the file system is not the one of the database's."""


class Seen(NamedTuple):
    """A finished database, and the corpus as it was looked at before its making."""

    look: Mapping[str, int | None]
    """Size, times, number and checksum of the database."""
    further: tuple[str, ...]
    """Files that the corpus uses and that lie elsewhere than in its two folders."""
    stamp: str
    settled: int
    """A file whose times lie before this must look otherwise when it is changed; nanoseconds."""
    result: Mapping[str, Any]
    """What the check found."""

    def is_settled(self, line: str) -> bool:
        """Whether a file with this line in a stamp must look otherwise once it is changed."""
        times = times_of(line)
        return times is not None and max(times) < self.settled

    def believed(self, now: Stamp) -> set[str]:
        """The files that surely have not changed."""
        before = read_lines(self.stamp)
        return {
            path
            for path, line in now.lines.items()
            if before.get(path) == line and self.is_settled(line)
        }

    def doubts(self, now: Stamp) -> Iterator[str] | None:
        """The files that may have changed by now; None where there are others than before."""
        before = read_lines(self.stamp)
        if now.newest < self.settled and now.lines == before:
            return iter(())
        if before.keys() != now.lines.keys():
            return None
        pairs = [(path, before[path], line) for path, line in now.lines.items()]
        if any(old != new and shape_of(old) != shape_of(new) for _, old, new in pairs):
            return None
        return (
            path
            for path, old, new in pairs
            if is_file(new) and (old != new or not self.is_settled(new))
        )


def settled_at(began: int, folder: Path, corpus: Path) -> int:
    """The time before which files are settled, for a check that began at a time.

    The time is that of a file that was made in the folder then, so that no other clock matters
    than that of its file system; the corpus may lie on another one.
    """
    try:
        device = (corpus / "records").stat().st_dev
        is_one = device == folder.stat().st_dev
    except OSError:
        is_one = False
    return began - (_SETTLED if is_one else _SETTLED_ELSEWHERE)


def read_seen(folder: Path) -> Seen | None:
    """The note of a folder, where it and its database are whole and made by this very program."""
    if not all((folder / name).is_file() for name in (SEEN, DATABASE)):
        return None  # of a pipe, reading would have no end
    try:
        head, _, stamp = (folder / SEEN).read_bytes().partition(b"\n")
        checksum, _, told = head.removeprefix(NOTE).partition(b" ")
        if int(checksum, 16) != crc32(told + stamp):
            return None
        data = json.loads(told)
        if data["format"] != _FORMAT or data["program"] != describe_program():
            return None
        look = data["look"]
        if look != _look_at(folder / DATABASE, look["checksum"] is not None):
            return None
        text = stamp.decode("utf-8", "surrogateescape")
        return Seen(look, tuple(data["further"]), text, data["settled"], data["result"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_seen(folder: Path, seen: Seen) -> None:
    """Write the note of a folder's database.

    Raises:
        OSError: the disk is full.
    """
    told = json.dumps(
        {
            "format": _FORMAT,
            "program": describe_program(),
            "look": seen.look,
            "further": seen.further,
            "settled": seen.settled,
            "result": seen.result,
        }
    ).encode()
    raw = seen.stamp.encode("utf-8", "surrogateescape")
    temporary = new_file(folder)
    try:
        temporary.write_bytes(NOTE + f"{crc32(told + raw):08x} ".encode() + told + b"\n" + raw)
        temporary.replace(folder / SEEN)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def forget(folder: Path) -> None:
    """Let a folder's database be believed no more."""
    with suppress(OSError):
        (folder / SEEN).unlink()


def renew(folder: Path, corpus: Path, seen: Seen, now: Stamp, began: int) -> None:
    """Note how files look now that were found to hold what they held."""
    renewed = seen._replace(stamp=now.text(), settled=settled_at(began, folder, corpus))
    with suppress(OSError):
        if take_stamp(corpus, seen.further).lines == now.lines:
            write_seen(folder, renewed)


def look_at(database: Path) -> Mapping[str, int | None]:
    """What a finished database looks like; a large one is on the disk then."""
    read_whole = database.stat().st_size <= _READ_WHOLE
    if not read_whole:
        # Nothing but its times will be compared, so it must not lose its bytes in a power cut.
        with database.open("r+b") as file:
            os.fsync(file.fileno())
    return _look_at(database, read_whole)


def _look_at(database: Path, read_whole: bool) -> Mapping[str, int | None]:
    found = os.stat(database)  # noqa: PTH116 - Path.stat takes longer
    return {
        "size": found.st_size,
        "modified": found.st_mtime_ns,
        "changed": found.st_ctime_ns,
        "number": found.st_ino,
        "checksum": crc32(database.read_bytes()) if read_whole else None,
    }
