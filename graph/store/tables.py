"""The tables of a store, as documented in ``schema.sql``."""

import sqlite3
from importlib.resources import files


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty store."""
    connection.execute("PRAGMA page_size = 8192")
    connection.executescript((files("graph.store") / "schema.sql").read_text("utf-8"))


def create_indexes(connection: sqlite3.Connection) -> None:
    """Make the indexes; at once they are made faster than row by row."""
    connection.executescript((files("graph.store") / "indexes.sql").read_text("utf-8"))
