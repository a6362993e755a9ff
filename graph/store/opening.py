"""The graph of a corpus from its database, where nothing has changed since that was made."""

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from graph.assemble.graph import ClaimGraph
from graph.read.regular_file import TooLargeError, read_regular
from graph.store.cache_folder import DATABASE, cache_of, is_our_own, new_file
from graph.store.connecting import connect_to_read
from graph.store.database import Database
from graph.store.mapping import read_graph
from graph.store.seen import Seen, forget, read_seen, renew
from graph.store.stamp import Stamp, hash_file, take_stamp
from schemas.limits import DOCUMENT_BYTES
from schemas.source import Source


class ArchivedTexts:
    """Reads the documents of a corpus, each proved by its hash."""

    def __init__(self, corpus: Path) -> None:
        """Name the folder of the corpus."""
        self._corpus = corpus

    def __call__(self, record: Source) -> str:
        """The document of a source, decoded.

        Raises:
            OSError: it cannot be read, or is not the one that was archived any more.
        """
        path = self._corpus / record.document
        try:
            raw = read_regular(path, DOCUMENT_BYTES)
        except TooLargeError:
            raw = b""
        if hashlib.sha256(raw).hexdigest() != record.sha256:
            raise OSError(0, "its bytes have changed; run `claimgraph check`", str(path))
        return raw.decode("utf-8")


def graph_of(connection: sqlite3.Connection, corpus: Path) -> ClaimGraph:
    """The graph that a database holds."""
    database = Database(connection)
    return ClaimGraph(read_graph(database), ArchivedTexts(corpus), database)


def close(graph: ClaimGraph) -> None:
    """Let go of the database of a graph; nothing can be read of it any more."""
    if isinstance(graph.index, Database):
        graph.index.close()


def open_fresh(corpus: Path) -> ClaimGraph | None:
    """The graph of a corpus that is sound and in which nothing has changed since its check."""
    folder = cache_of(corpus)
    if folder is None or not is_our_own(folder):
        return None
    seen = read_seen(folder)
    if seen is None or seen.result["errors"]:
        return None
    with suppress(OSError, sqlite3.Error):
        now = take_stamp(corpus, seen.further)
        connection = connect_to_read(folder / DATABASE)
        if is_unchanged(corpus, folder, seen, now, connection, trusting=True):
            return graph_of(connection, corpus)
    return None


def is_unchanged(
    corpus: Path,
    folder: Path,
    seen: Seen,
    now: Stamp,
    connection: sqlite3.Connection,
    *,
    trusting: bool,
) -> bool:
    """Whether every file holds what it held when a database was made.

    Trusting takes a file for unchanged that looks as before and that could not look so if it
    had been changed; otherwise every file is hashed.
    """
    doubts = seen.doubts(now)
    if doubts is None:
        return False
    doubtful = list(doubts) if trusting else [*now.lines]
    if not doubtful:
        return True
    began = 0
    with suppress(OSError):
        witness = new_file(folder)
        began = witness.stat().st_mtime_ns
        witness.unlink()
    if not _hold(corpus, doubtful, connection):
        return False
    if began:
        renew(folder, corpus, seen, now, began)
    return True


def _hold(corpus: Path, paths: Iterable[str], connection: sqlite3.Connection) -> bool:
    """Whether files hold what a database was made from."""
    known = known_hashes(connection)
    return all(path not in known or known[path] == hash_file(corpus / path) for path in paths)


def known_hashes(connection: sqlite3.Connection) -> dict[str, str]:
    """The SHA-256 of each file that a database was made from."""
    known = dict(connection.execute("SELECT path, sha256 FROM documents"))
    known.update(connection.execute("SELECT path, sha256 FROM files"))
    return known


def distrust(corpus: Path) -> None:
    """Let the database of a corpus be made anew, since it was found damaged."""
    folder = cache_of(corpus)
    if folder is not None:
        forget(folder)
