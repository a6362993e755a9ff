"""Whether a store is the one that was finished, and the corpus the one that it was made from."""

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeAlias
from zlib import crc32

from graph.store.program import describe_program
from graph.store.stamp import Stamp, read_lines, take_stamp, was_old

_NAME = "seal"
_FORMAT = 4
_READ_WHOLE = 16_000_000
"""Stores up to so many bytes are read whole each time, and proved by their checksum."""

Look: TypeAlias = Mapping[str, int | None]
"""Size, times, number and checksum of a store."""

_trusted: set[Path] = set()
"""The folders whose store this process has taken for whole."""


class Seal(NamedTuple):
    """A finished store, and the corpus as it was looked at before its making."""

    store: Path
    look: Look
    sound: bool
    """Whether the corpus has no error."""
    further: tuple[str, ...]
    """Files that the corpus uses and that lie elsewhere than in its two folders."""
    stamp: str
    settled: bool
    """Whether every later change of a file must show in its stamp."""
    began: int
    """When the check began that the stamp was taken for, in nanoseconds since 1970."""

    def is_fresh(self, corpus: Path) -> bool:
        """Whether the corpus surely is as it was."""
        return self.settled and take_stamp(corpus, self.further).lines == read_lines(self.stamp)

    def settled_lines(self) -> Mapping[str, str]:
        """What each file looked like of which every later change must show, by its path."""
        lines = read_lines(self.stamp).items()
        return {path: line for path, line in lines if was_old(line, self.began)}


def read_seal(folder: Path) -> Seal | None:
    """The seal of a folder's store, where both are whole and made by this very program."""
    try:
        head, _, stamp = (folder / _NAME).read_bytes().partition(b"\n")
        checksum, _, told = head.partition(b" ")
        if int(checksum, 16) != crc32(told + stamp):
            return None
        data = json.loads(told)
        if data["format"] != _FORMAT or data["program"] != describe_program():
            return None
        store = folder / data["store"]
        look = data["look"]
        if look != _look_at(store, look["checksum"] is not None):
            return None
        text = stamp.decode("utf-8", "surrogateescape")
        further = tuple(data["further"])
        seal = Seal(store, look, data["sound"], further, text, data["settled"], data["began"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    _trusted.add(folder)
    return seal


def look_at(store: Path) -> Look:
    """What a finished store looks like; a large one is on the disk then."""
    read_whole = store.stat().st_size <= _READ_WHOLE
    if not read_whole:
        # Nothing but its times will be compared, so it must not lose its bytes in a power cut.
        with store.open("r+b") as file:
            os.fsync(file.fileno())
    return _look_at(store, read_whole)


def write_seal(folder: Path, seal: Seal) -> None:
    """Seal a store: from now on it is the folder's.

    Raises:
        OSError: the disk is full.
    """
    told = json.dumps(
        {
            "format": _FORMAT,
            "program": describe_program(),
            "store": seal.store.name,
            "look": seal.look,
            "sound": seal.sound,
            "further": seal.further,
            "settled": seal.settled,
            "began": seal.began,
        }
    ).encode()
    raw = seal.stamp.encode("utf-8", "surrogateescape")
    temporary = folder / f"store-{os.getpid()}-{time.time_ns():x}.seal"
    try:
        temporary.write_bytes(f"{crc32(told + raw):08x} ".encode() + told + b"\n" + raw)
        temporary.replace(folder / _NAME)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _trusted.add(folder)


def make_seal(
    store: Path, look: Look, stamp: Stamp, *, sound: bool, further: tuple[str, ...], began: int
) -> Seal:
    """Put together what is to be sealed; the stamp was taken after it began."""
    return Seal(store, look, sound, further, stamp.text(), stamp.is_settled(began), began)


def break_seal(folder: Path) -> None:
    """Let a store be trusted by nobody any more."""
    with suppress(OSError):
        (folder / _NAME).unlink()


def break_seals_after(error: Exception) -> bool:
    """Trust no store any more where an error may come of a damaged one.

    Returns:
        Whether this process had trusted any.
    """
    if not isinstance(error, ValueError) and type(error).__module__ != "sqlite3":
        return False
    broken = bool(_trusted)
    while _trusted:
        break_seal(_trusted.pop())
    return broken


def _look_at(store: Path, read_whole: bool) -> Look:
    found = os.stat(store)  # noqa: PTH116 - Path.stat takes longer
    return {
        "size": found.st_size,
        "modified": found.st_mtime_ns,
        "changed": found.st_ctime_ns,
        "number": found.st_ino,
        "checksum": crc32(store.read_bytes()) if read_whole else None,
    }
