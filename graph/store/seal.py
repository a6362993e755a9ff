"""Whether a store is the one that was finished, and the corpus the one that it was made from."""

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from graph.store.stamp import Stamp, take_stamp

_NAME = "seal"
_FORMAT = 1
_READ_WHOLE = 16_000_000
"""Stores up to so many bytes are read whole each time, and proved by their checksum."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A finished store, and the corpus as it was looked at before its making."""

    store: Path
    sound: bool
    """Whether the corpus has no error."""
    further: tuple[str, ...]
    """Files that the corpus uses from outside its two folders."""
    stamp: str
    settled: bool
    """Whether every later change of a file must show in its stamp."""

    def is_fresh(self, corpus: Path) -> bool:
        """Whether the corpus surely is as it was."""
        return self.settled and take_stamp(corpus, self.further).text() == self.stamp

    def lines(self) -> Mapping[str, str]:
        """What each file looked like, by its path."""
        pairs = (line.split("\0", 1) for line in self.stamp.split("\n"))
        return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def read_seal(folder: Path) -> Seal | None:
    """The seal of a folder's store, where both are whole."""
    try:
        head, _, stamp = (folder / _NAME).read_bytes().partition(b"\n")
        checksum, _, told = head.partition(b" ")
        if int(checksum, 16) != crc32(told + stamp):
            return None
        data = json.loads(told)
        if data["format"] != _FORMAT:
            return None
        store = folder / data["store"]
        if data["described"] != _describe(store, data["described"]["checksum"] is not None):
            return None
        text = stamp.decode("utf-8", "surrogateescape")
        return Seal(store, data["sound"], tuple(data["further"]), text, data["settled"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_seal(
    folder: Path, store: Path, stamp: Stamp, *, sound: bool, further: tuple[str, ...], began: int
) -> Seal:
    """Seal a store: from now on it is the folder's.

    Raises:
        OSError: the disk is full.
    """
    text = stamp.text()
    settled = stamp.is_settled(began)
    told = json.dumps(
        {
            "format": _FORMAT,
            "store": store.name,
            "described": _describe(store, store.stat().st_size <= _READ_WHOLE),
            "sound": sound,
            "further": further,
            "settled": settled,
        }
    ).encode()
    raw = text.encode("utf-8", "surrogateescape")
    temporary = folder / f"{store.name}-{time.time_ns():x}.seal"
    try:
        temporary.write_bytes(f"{crc32(told + raw):08x} ".encode() + told + b"\n" + raw)
        temporary.replace(folder / _NAME)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return Seal(store, sound, further, text, settled)


def _describe(store: Path, read_whole: bool) -> dict[str, int | None]:
    found = os.stat(store)  # noqa: PTH116 - Path.stat takes longer
    return {
        "size": found.st_size,
        "modified": found.st_mtime_ns,
        "changed": found.st_ctime_ns,
        "number": found.st_ino,
        "checksum": crc32(store.read_bytes()) if read_whole else None,
    }
