"""The vectors of texts, kept beside a corpus's database so that each text is encoded once.

They may be lost at any time. Like the database they lie in the user's cache and nowhere else,
and a file that cannot be read is made anew.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

from graph.disk.products import DATABASE_ID
from graph.store.cache_folder import VECTORS, cache_of, is_our_own, make_folder
from graph.store.connecting import connect_to_write

_TABLE = """
CREATE TABLE IF NOT EXISTS vectors (
    encoder TEXT, sha256 BLOB, vector BLOB, PRIMARY KEY (encoder, sha256)
) WITHOUT ROWID
"""


def read_vectors(corpus: Path, encoder: str) -> dict[bytes, bytes]:
    """The vectors that an encoder made, by the SHA-256 of their texts."""
    folder = cache_of(corpus)
    if folder is None or not is_our_own(folder) or not (folder / VECTORS).is_file():
        return {}
    try:
        with closing(connect_to_write(folder / VECTORS)) as connection:
            found = connection.execute(
                "SELECT sha256, vector FROM vectors WHERE encoder = ?", (encoder,)
            )
            return dict(found)
    except sqlite3.OperationalError:
        return {}
    except sqlite3.DatabaseError:
        with suppress(OSError):
            (folder / VECTORS).unlink()
        return {}


def write_vectors(corpus: Path, encoder: str, vectors: Mapping[bytes, bytes]) -> None:
    """Keep vectors beside those that are kept already; those of other encoders go.

    Where nothing can be written, nothing is kept.
    """
    folder = cache_of(corpus)
    if folder is None:
        return
    with suppress(OSError, sqlite3.Error):
        make_folder(folder)
        with closing(connect_to_write(folder / VECTORS)) as connection:
            connection.execute(f"PRAGMA application_id = {DATABASE_ID}")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_TABLE)
            connection.execute("DELETE FROM vectors WHERE encoder != ?", (encoder,))
            connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                ((encoder, digest, vector) for digest, vector in vectors.items()),
            )
            connection.execute("COMMIT")
