"""The database of a graph, copied for other programs."""

import shutil
import sqlite3
from pathlib import Path

from graph.assemble.graph import ClaimGraph
from graph.store.database import Database


def write_copy(graph: ClaimGraph, path: Path) -> None:
    """Write the database of a graph into a new file: the same records, the same bytes.

    Raises:
        OSError: it cannot be written.
    """
    assert isinstance(graph.index, Database)
    connection = graph.index.connection
    path.unlink(missing_ok=True)
    file = _file_of(connection)
    if file is None:
        path.write_bytes(connection.serialize())
    else:
        shutil.copyfile(file, path)


def _file_of(connection: sqlite3.Connection) -> str | None:
    """The file of a database; None where it is in memory."""
    for _, name, file in connection.execute("PRAGMA database_list"):
        if name == "main":
            return file or None
    return None
