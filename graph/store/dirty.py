"""Which files of sources rest on records that were lost or changed."""

import sqlite3
from collections.abc import Collection

from graph.load.files import Kind

_USERS = {
    Kind.SPEAKERS: """
        SELECT source FROM statements WHERE speaker = ?1
        UNION SELECT source FROM attributions JOIN statements ON key = statement
        WHERE attributions.speaker = ?1
        UNION SELECT source FROM claim_links JOIN statements ON key = statement WHERE of = ?1
        UNION SELECT source FROM figures JOIN statements ON key = statement WHERE taken_from = ?1
        UNION SELECT id FROM sources WHERE json_extract(record, '$.speaker') = ?1
        UNION SELECT sources.id FROM sources, json_each(sources.record, '$.attribution') a
        WHERE a.value = ?1""",
    Kind.EVENTS: """
        SELECT source FROM statements WHERE event = ?1
        UNION SELECT id FROM sources WHERE json_extract(record, '$.event') = ?1""",
    Kind.CLAIMS: """
        SELECT source FROM claim_links JOIN statements ON key = statement WHERE claim = ?1""",
    Kind.QUANTITIES: """
        SELECT source FROM figures JOIN statements ON key = statement WHERE quantity = ?1""",
}


def files_that_use(connection: sqlite3.Connection, ids: Collection[tuple[Kind, str]]) -> set[str]:
    """The files of the sources that refer to any of these ids."""
    found: set[str] = set()
    for kind, identifier in sorted(ids):
        if kind in _USERS:
            query = f"SELECT DISTINCT file FROM sources WHERE id IN ({_USERS[kind]})"
            found.update(file for (file,) in connection.execute(query, (identifier,)))
    return found
