"""Which files of sources rest on records that were lost or changed."""

import sqlite3
from collections.abc import Collection

from graph.load.files import Kind

_USERS = {
    Kind.SPEAKERS: """
        SELECT source FROM statements WHERE speaker = :id
        UNION SELECT source FROM attributions JOIN statements ON key = statement
        WHERE attributions.speaker = :id
        UNION SELECT source FROM claim_links JOIN statements ON key = statement WHERE of = :id
        UNION SELECT source FROM figures JOIN statements ON key = statement WHERE taken_from = :id
        UNION SELECT id FROM sources WHERE json_extract(record, '$.speaker') = :id
        UNION SELECT sources.id FROM sources, json_each(sources.record, '$.attribution') a
        WHERE a.value = :id""",
    Kind.EVENTS: """
        SELECT source FROM statements WHERE event = :id
        UNION SELECT id FROM sources WHERE json_extract(record, '$.event') = :id""",
    Kind.CLAIMS: """
        SELECT source FROM claim_links JOIN statements ON key = statement WHERE claim = :id""",
    Kind.QUANTITIES: """
        SELECT source FROM figures JOIN statements ON key = statement WHERE quantity = :id""",
}


def files_that_use(connection: sqlite3.Connection, ids: Collection[tuple[Kind, str]]) -> set[str]:
    """The files of the sources that refer to any of these ids."""
    found: set[str] = set()
    for kind, identifier in sorted(ids):
        if kind in _USERS:
            query = f"SELECT DISTINCT file FROM sources WHERE id IN ({_USERS[kind]})"
            found.update(file for (file,) in connection.execute(query, {"id": identifier}))
    return found


def files_that_share(connection: sqlite3.Connection, paths: Collection[str]) -> set[str]:
    """The other files that have a source with the id of one in these, or in such a file."""
    query = (
        "SELECT DISTINCT other.file FROM sources own JOIN sources other ON other.id = own.id "
        "WHERE own.file = ?"
    )
    found: set[str] = set()
    waiting = list(paths)
    while waiting:
        for (file,) in connection.execute(query, (waiting.pop(),)).fetchall():
            if file not in found and file not in paths:
                found.add(file)
                waiting.append(file)
    return found
