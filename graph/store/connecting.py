"""Connections to database files."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path, PurePath

_UNESCAPED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:")
"""What may stand in a URI's path as it is (RFC 3986)."""


class _Connection(sqlite3.Connection):
    """A connection that whoever lets go of it closes, without a word of any Python."""

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # in another thread
            self.close()


def connect_to_write(path: Path | str) -> sqlite3.Connection:
    """Open a database to write it; transactions are begun and ended in words."""
    return sqlite3.connect(path, isolation_level=None, factory=_Connection)


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open a database that nobody changes any more.

    Raises:
        sqlite3.Error: it is none.
    """
    if not path.is_file():  # a pipe would be waited for
        raise sqlite3.OperationalError("no file lies there")
    return sqlite3.connect(
        read_only_uri(path.resolve()), uri=True, factory=_Connection, check_same_thread=False
    )


def read_only_uri(path: PurePath) -> str:
    """How SQLite is told to open a file that nobody changes; the path must be absolute."""
    # A host would stand where Path.as_uri writes that of a Windows share, and SQLite takes none.
    below = path.as_posix().lstrip("/")
    slashes = "//" if path.drive.startswith("\\\\") else "/"
    escaped = "".join(
        chr(each) if each in _UNESCAPED else f"%{each:02X}" for each in os.fsencode(below)
    )
    return f"file://{slashes}{escaped}?immutable=1"
