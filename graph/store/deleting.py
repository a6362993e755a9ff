"""Rows deleted whose file was changed or is gone."""

import sqlite3

from graph.load.files import Kind
from graph.store.counted import COLUMNS, Counted, counted_of
from graph.store.words import index_words

_RECORDS = (Kind.SPEAKERS, Kind.EVENTS, Kind.NARRATIVES, Kind.CLAIMS, Kind.QUANTITIES)


def delete_file(connection: sqlite3.Connection, path: str) -> set[Counted]:
    """Delete all that came from a file; return what of it was counted."""
    claims = "SELECT id, text, narrative FROM claims WHERE file = ?"
    counted: set[Counted] = set(connection.execute(claims, (path,)))
    rows = connection.execute("SELECT id FROM sources WHERE file = ?", (path,))
    for (source,) in rows.fetchall():
        counted |= _delete_statements(connection, source)
        connection.execute("DELETE FROM dismissed WHERE source = ?", (source,))
    for table in (*_RECORDS, "former_ids", "documents", "sources"):
        connection.execute(f"DELETE FROM {table} WHERE file = ?", (path,))
    connection.execute("DELETE FROM files WHERE path = ?", (path,))
    return counted


def _delete_statements(connection: sqlite3.Connection, source: str) -> set[Counted]:
    found: set[Counted] = set()
    query = f"SELECT key, quote, {COLUMNS} FROM statements WHERE source = ?"
    for key, quote, *told in connection.execute(query, (source,)).fetchall():
        counted = counted_of(*told)
        found.update(counted)
        connection.executemany(
            "DELETE FROM claim_links WHERE claim = ? AND statement = ?",
            [(claim, key) for claim, *_ in counted],
        )
        connection.execute(
            "INSERT INTO quote_words(quote_words, rowid, words) VALUES ('delete', ?, ?)",
            (key, index_words(quote)),
        )
        for table in ("figures", "attributions"):
            connection.execute(f"DELETE FROM {table} WHERE statement = ?", (key,))
    connection.execute("DELETE FROM statements WHERE source = ?", (source,))
    return found
