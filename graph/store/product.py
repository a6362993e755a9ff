"""A store made ready to be handed on: the same records, the same content."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from graph.disk.products import DATABASE_ID
from graph.store.connecting import connect
from graph.store.reading import Store
from graph.store.tables import create_indexes, create_tables
from graph.store.words import DAY_BITS, index_all_quotes

_STATEMENT_IN = {
    "statements": "key",
    "claim_links": "statement",
    "figures": "statement",
    "attributions": "statement",
}
"""Where the keys of statements stand, which tell in what order they came to be known."""
_ORDERS = {
    "documents": "file, path, sha256",
    "former_ids": "former, claim, file",
    "dismissed": "source, position",
}
"""How rows without a key of their own are put in order, other than by file and position."""
_MADE_ANEW = "terms"


def write_product(store: Store, path: Path) -> None:
    """Write the records of a store into a new database.

    Raises:
        OSError: it cannot be written.
        sqlite3.Error: the store is damaged.
    """
    path.unlink(missing_ok=True)
    with closing(connect(path.absolute())) as product:
        # Without a journal: the file is nobody's until it is whole.
        product.execute("PRAGMA journal_mode = OFF")
        product.execute("PRAGMA synchronous = OFF")
        product.execute(f"PRAGMA application_id = {DATABASE_ID}")
        try:
            _renumber(store.connection)
            _copy(store.connection, product)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in _NO_ROOM:
                raise OSError(None, str(error), str(path)) from error
            raise
        finally:
            store.connection.execute("DROP TABLE IF EXISTS temp.renumbered")


_NO_ROOM = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}


def _renumber(store: sqlite3.Connection) -> None:
    """Number the statements as the files tell them, whenever these were read."""
    running = (1 << DAY_BITS) - 1
    store.execute("CREATE TEMP TABLE renumbered (key INTEGER PRIMARY KEY, now INTEGER NOT NULL)")
    store.execute(
        f"INSERT INTO renumbered SELECT s.key, (s.key & ~{running}) | row_number() OVER "
        f"(ORDER BY o.file, o.position, s.key & {running}) "
        "FROM statements s JOIN sources o ON o.id = s.source"
    )


def _copy(store: sqlite3.Connection, product: sqlite3.Connection) -> None:
    create_tables(product)
    product.execute("BEGIN")
    for table in _tables(product):
        columns = product.execute(f"PRAGMA table_info({table})").fetchall()
        marks = ",".join("?" * len(columns))
        product.executemany(
            f"INSERT INTO {table} VALUES ({marks})", store.execute(_select(table, columns))
        )
    index_all_quotes(product)
    product.execute("COMMIT")
    create_indexes(product)


def _tables(product: sqlite3.Connection) -> Iterator[str]:
    """The tables that hold records; what finds words follows from them."""
    rows = product.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    virtual = [name for name, sql in rows if sql.startswith("CREATE VIRTUAL")]
    for name, _ in rows:
        if name != _MADE_ANEW and not name.startswith(tuple(virtual)):
            yield name


def _select(table: str, columns: list[tuple[int, str, str, int, object, int]]) -> str:
    keyed = _STATEMENT_IN.get(table)
    chosen = ", ".join("r.now" if name == keyed else f"t.{name}" for _, name, *_ in columns)
    joined = f" JOIN temp.renumbered r ON r.key = t.{keyed}" if keyed else ""
    primary = sorted((place, number + 1) for number, *_, place in columns if place)
    order = ", ".join(str(number) for _, number in primary)
    return (
        f"SELECT {chosen} FROM {table} t{joined} "
        f"ORDER BY {order or _ORDERS.get(table, 'file, position')}"
    )
