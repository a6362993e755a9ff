"""The tables and views of a database, as documented in ``docs/store.md``."""

import sqlite3
from importlib.resources import files

from graph.disk.products import DATABASE_ID

_INDEXES = (
    "CREATE INDEX nodes_by_key ON nodes (key)",
    "CREATE INDEX nodes_by_file ON nodes (file)",
    "CREATE INDEX edges_into ON edges (target, source)",
)


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty database."""
    connection.execute("PRAGMA page_size = 8192")
    connection.execute(f"PRAGMA application_id = {DATABASE_ID}")
    connection.executescript((files("graph.store") / "schema.sql").read_text("utf-8"))


def create_indexes(connection: sqlite3.Connection) -> None:
    """Make the indexes; at once they are made faster than row by row."""
    for command in _INDEXES:
        connection.execute(command)
