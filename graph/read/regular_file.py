"""Opening and reading the files of others: ordinary ones alone, and never without a bound."""

import os
import stat
from io import BufferedReader
from pathlib import Path

from graph.disk.bounds import RefusedError
from schemas.limits import Limit


class NotAFileError(OSError):
    """A folder, pipe, device or socket stands where an ordinary file should."""


class TooLargeError(Exception):
    """A file is larger than its limit; the message says by how much."""

    def __init__(self, limit: Limit, found: int | None = None) -> None:
        super().__init__(limit.message(found))
        self.limit = limit


def open_regular(path: Path) -> BufferedReader:
    """Open an ordinary file for reading; nothing else is waited for, nor touched.

    Raises:
        NotAFileError: it is none.
        OSError: it cannot be opened.
    """
    # To open a device may already set it going, so it is looked at before and, since another may
    # have taken its place, after.
    _refuse_others(path, os.stat(path))  # noqa: PTH116 - one look, at what links lead to
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    opened = os.open(path, flags | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        _refuse_others(path, os.fstat(opened))
        return os.fdopen(opened, "rb")
    except BaseException:
        os.close(opened)
        raise


def read_regular(path: Path, limit: Limit) -> bytes:
    """The bytes of an ordinary file.

    Raises:
        NotAFileError: it is none.
        TooLargeError: it has more bytes than the limit allows, or grows beyond it meanwhile.
        OSError: it cannot be read.
    """
    with open_regular(path) as file:
        most = limit.most
        size = os.fstat(file.fileno()).st_size
        if size > most:
            raise TooLargeError(limit, size)
        raw = file.read(most + 1)
    if len(raw) > most:
        raise TooLargeError(limit)
    return raw


def read_named(path: Path, limit: Limit) -> bytes:
    """The bytes of an ordinary file that somebody named, or a refusal in words.

    Raises:
        RefusedError: it is no ordinary file, or larger than the limit allows.
        OSError: it cannot be read.
    """
    try:
        return read_regular(path, limit)
    except TooLargeError as error:
        raise RefusedError(f"{path}: {error}; {limit.hint}") from None
    except NotAFileError as error:
        raise RefusedError(f"{path}: {error.strerror}") from None


def _refuse_others(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotAFileError(None, "this is no ordinary file", os.fspath(path))
