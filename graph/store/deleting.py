"""Rows deleted whose file was changed or is gone."""

import json
import sqlite3

from graph.load.files import Kind
from graph.store.words import index_words

_RECORDS = (Kind.SPEAKERS, Kind.EVENTS, Kind.NARRATIVES, Kind.CLAIMS, Kind.QUANTITIES)


def delete_file(connection: sqlite3.Connection, path: str) -> set[str]:
    """Delete all that came from a file; return the claims that were lost, or lost a statement."""
    claims = connection.execute("SELECT id FROM claims WHERE file = ?", (path,))
    touched = {claim for (claim,) in claims}
    rows = connection.execute("SELECT id FROM sources WHERE file = ?", (path,))
    for (source,) in rows.fetchall():
        touched |= _delete_statements(connection, source)
        connection.execute("DELETE FROM dismissed WHERE source = ?", (source,))
    for table in (*_RECORDS, "former_ids", "documents", "sources"):
        connection.execute(f"DELETE FROM {table} WHERE file = ?", (path,))
    connection.execute("DELETE FROM files WHERE path = ?", (path,))
    return touched


def claims_of(record: str) -> list[str]:
    """The claims that a statement has links to, by what the store has of it."""
    return [link["claim"] for link in json.loads(record)["claims"]]


def _delete_statements(connection: sqlite3.Connection, source: str) -> set[str]:
    touched: set[str] = set()
    query = "SELECT key, quote, record FROM statements WHERE source = ?"
    for key, quote, record in connection.execute(query, (source,)).fetchall():
        claims = claims_of(record)
        touched.update(claims)
        connection.executemany(
            "DELETE FROM claim_links WHERE claim = ? AND statement = ?",
            [(claim, key) for claim in claims],
        )
        connection.execute(
            "INSERT INTO quote_words(quote_words, rowid, words) VALUES ('delete', ?, ?)",
            (key, index_words(quote)),
        )
        for table in ("figures", "attributions"):
            connection.execute(f"DELETE FROM {table} WHERE statement = ?", (key,))
    connection.execute("DELETE FROM statements WHERE source = ?", (source,))
    return touched
