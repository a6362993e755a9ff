"""The database of a graph, copied for other programs."""

import sqlite3
from pathlib import Path

from graph.assemble.graph import ClaimGraph
from graph.store.database import Database

_NO_ROOM = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}


def write_copy(graph: ClaimGraph, path: Path) -> None:
    """Write the database of a graph into a new file: the same records, the same bytes.

    Raises:
        OSError: it cannot be written.
    """
    assert isinstance(graph.index, Database)
    path.unlink(missing_ok=True)
    try:
        # Page by page: what lay in memory, or was written in another order, looks the same.
        graph.index.connection.execute("VACUUM INTO ?", (str(path),))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in _NO_ROOM:
            raise OSError(None, str(error), str(path)) from error
        raise
