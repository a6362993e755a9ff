"""SQL asked of a database: it changes nothing, reaches no other file, and comes to an end."""

import sqlite3
import time
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from graph.assemble.graph import ClaimGraph
from graph.store.database import DamagedDatabaseError, Database

_LONGEST_VALUE = 50_000_000
"""Bytes of one value; SQL can ask for any number of zeros."""
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
_DENIED = {"load_extension", "fts3_tokenizer"}
"""Functions that run foreign code, or tell where in memory something lies."""
_STEPS = 10_000
"""Steps of SQLite's machine between two looks at the clock."""


class SqlError(Exception):
    """What was asked cannot be answered; the message says why."""


class SqlAnswer(NamedTuple):
    """The columns and the rows of an answer."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
    is_cut: bool
    """Whether there are more rows than were wanted."""


def ask_sql(
    graph: ClaimGraph, question: str, values: Mapping[str, str], *, rows: int, seconds: float
) -> SqlAnswer:
    """Ask one question in SQL of the database of a graph.

    Args:
        graph: one that has a database.
        question: a SELECT, or WITH ... SELECT.
        values: what stands for ``:name`` in it.
        rows: at most so many rows are read.
        seconds: after so many the question is given up.

    Raises:
        SqlError: it is wrong, it would do more than read, or it takes too long.
    """
    assert isinstance(graph.index, Database)
    connection = graph.index.connection
    until = time.monotonic() + seconds
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.text_factory = _decode
    connection.set_authorizer(_allow)
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        cursor = connection.execute(question, values)
        if cursor.description is None:
            raise SqlError("this asks nothing: write SELECT ...")
        found = cursor.fetchmany(rows + 1)
    except UnicodeEncodeError as error:
        raise SqlError("the question, or what --param gives, is not UTF-8") from error
    except sqlite3.Error as error:
        raise SqlError(_explain(error, seconds)) from error
    finally:
        connection.text_factory = str
        connection.set_authorizer(None)
        connection.set_progress_handler(None, 0)
    columns = tuple(column[0] for column in cursor.description)
    return SqlAnswer(columns, found[:rows], len(found) > rows)


def _decode(raw: bytes) -> str:
    """A text of the database; what a question makes of others may be no UTF-8."""
    return raw.decode("utf-8", "backslashreplace")


def _allow(
    action: int, first: str | None, second: str | None, _database: str | None, _view: str | None
) -> int:
    allowed = action in _ALLOWED and _DENIED.isdisjoint((first, second))
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _explain(error: sqlite3.Error, seconds: float) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_AUTH:
        return "only SELECT is answered: the database is only read here"
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        raise DamagedDatabaseError(str(error)) from error
    if code == sqlite3.SQLITE_INTERRUPT:
        return f"this took more than {seconds:g} seconds; --seconds gives it more"
    return f"SQL: {error}"
