"""One attempt to bring a store up to what stands in the files."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from graph.load.checking import Check, Progress
from graph.load.files import Listing, list_files
from graph.store.connecting import connect, connect_to_sealed
from graph.store.keeping import StoreKeeper
from graph.store.places import make_folder, new_name, sweep
from graph.store.reading import Store
from graph.store.seal import look_at, make_seal, read_seal, write_seal
from graph.store.stamp import Stamp, add_further, hash_file, take_stamp
from graph.store.tables import create_indexes, create_tables
from graph.store.writing import Writer

Complete: TypeAlias = Callable[[Writer, bool], None]
"""Told to write the tallies: of the claims that the writer touched, or of all."""


class Renewal:
    """A check of a corpus that begins with the store of a folder, and leaves a new one there.

    Without a folder it begins with nothing, and leaves a store in memory.
    """

    def __init__(
        self, corpus: Path, folder: Path | None, complete: Complete, progress: Progress
    ) -> None:
        self.corpus = corpus
        self.folder = folder
        self.complete = complete
        self.progress = progress
        self.began = time.time_ns()
        if folder is not None:
            make_folder(folder, corpus)
        self.seal = read_seal(folder) if folder is not None else None
        self.was_edited = False
        """Whether files that were read changed meanwhile."""
        self._old: sqlite3.Connection | None = None
        self._path: Path | None = None
        self._connection: sqlite3.Connection | None = None

    def run(self, trusting: bool) -> tuple[Check, Store | None, int]:
        """Return the check, the store where it is sound, and how many records were read anew.

        Raises:
            OSError: the folder cannot be written in.
            sqlite3.Error: the same, or the old store is damaged.
        """
        try:
            return self._run(trusting)
        except BaseException:
            if self._connection is not None:
                self._connection.close()
            if self._path is not None:
                with suppress(OSError):
                    self._path.unlink(missing_ok=True)
            raise
        finally:
            self._close_old()

    def _run(self, trusting: bool) -> tuple[Check, Store | None, int]:
        further = self.seal.further if self.seal else ()
        stamp = take_stamp(self.corpus, further)
        listing = list_files(self.corpus)
        old = self._old = self._open_old()
        hashes = self._hash_files(old, listing, stamp, trusting=trusting)
        known = dict(old.execute("SELECT path, sha256 FROM files WHERE kept")) if old else {}
        listed = {file.relative for _, file in listing.records}
        stale = {path for path in listed if known.get(path) != hashes.get(path)}
        stale |= self._with_changed_documents(old, hashes)
        gone = set(known) - listed
        if old:
            gone |= {path for (path,) in old.execute("SELECT path FROM files")} - listed
        whole = old is None
        writer = _Later(lambda: self._open_new(whole))
        reading = old if old is not None else writer().connection
        keeper = StoreKeeper(self.corpus, reading, hashes, stale, whole, writer)
        keeper.drop(gone)
        check = Check(self.corpus, listing, keeper, self.progress)
        check.run()
        sound = not check.problems.errors
        untallied = sound and old is not None and not _was_tallied(old)
        self._close_old()
        if keeper.has_written or whole or untallied:
            store = self._seal_new(writer(), stamp, whole=whole, sound=sound)
        else:
            store = self._seal_old(stamp, sound=sound)
        return check, store, keeper.read_anew

    def _open_old(self) -> sqlite3.Connection | None:
        if self.seal is None:
            return None
        try:
            return connect_to_sealed(self.seal.store)
        except sqlite3.OperationalError as error:
            raise FileNotFoundError(str(self.seal.store)) from error

    def _close_old(self) -> None:
        if self._old is not None:
            self._old.close()
            self._old = None

    def _hash_files(
        self, old: sqlite3.Connection | None, listing: Listing, stamp: Stamp, *, trusting: bool
    ) -> dict[str, str]:
        """The hash of every file that the store knows or must know."""
        known: dict[str, str] = {}
        if old is not None:
            known.update(old.execute("SELECT path, sha256 FROM documents"))
            known.update(old.execute("SELECT path, sha256 FROM files"))
        before = self.seal.settled_lines() if self.seal and trusting else {}
        hashes: dict[str, str] = {}
        paths = dict.fromkeys([*known, *(file.relative for _, file in listing.records)])
        for path in paths:
            line = stamp.lines.get(path)
            if line is not None and before.get(path) == line and path in known:
                hashes[path] = known[path]
            else:
                hashes[path] = hash_file(self.corpus / path)
        return hashes

    def _with_changed_documents(
        self, old: sqlite3.Connection | None, hashes: dict[str, str]
    ) -> set[str]:
        if old is None:
            return set()
        rows = old.execute("SELECT path, sha256, file FROM documents")
        return {file for path, sha256, file in rows if hashes.get(path) != sha256}

    def _open_new(self, whole: bool) -> Writer:
        if self.folder is None:
            self._connection = connect(":memory:")
        else:
            _sweep(self.folder, self.seal.store if self.seal else None)
            self._path = new_name(self.folder)
            if not whole and self.seal is not None:
                shutil.copyfile(self.seal.store, self._path)
            self._connection = connect(self._path.absolute())
        if whole:
            create_tables(self._connection)
        writer = Writer(self._connection, whole=whole)
        self._connection.execute("BEGIN")
        return writer

    def _seal_new(self, writer: Writer, stamp: Stamp, *, whole: bool, sound: bool) -> Store | None:
        connection = writer.connection
        if whole:
            _create_indexes_within(connection)
        anew = writer.all_touched or not _was_tallied(connection)
        if sound:
            self.complete(writer, anew)
            writer.flush()
        writer.set_about("tallied", str(int(sound)))
        further = self.seal.further if self.seal else ()
        edited = stamp.differing(take_stamp(self.corpus, further))
        self.was_edited = bool(edited)
        # Such a file may have been hashed, read, and put back: its hash says nothing of its rows.
        connection.executemany(
            "UPDATE files SET kept = 0 WHERE path = ?", [(path,) for path in sorted(edited)]
        )
        connection.execute("COMMIT")
        if self.folder is None or self._path is None:
            return Store(connection, self.corpus) if sound else None
        now_further = _further(connection, stamp, further)
        connection.close()
        # What nobody looked at before it was read may have been another file then.
        began = self.began if set(now_further) <= set(further) else 0
        stamp = add_further(self.corpus, stamp, now_further)
        seal = make_seal(
            self._path,
            look_at(self._path),
            stamp,
            sound=sound,
            further=now_further,
            began=began,
        )
        write_seal(self.folder, seal)
        _sweep(self.folder, self._path)
        return Store.open(self._path, self.corpus) if sound else None

    def _seal_old(self, stamp: Stamp, *, sound: bool) -> Store | None:
        """Nothing has changed but what the files look like."""
        old = self.seal
        assert old is not None
        assert self.folder is not None
        if stamp.text() != old.stamp or not old.settled or sound != old.sound:
            seal = make_seal(
                old.store, old.look, stamp, sound=sound, further=old.further, began=self.began
            )
            with suppress(OSError):
                write_seal(self.folder, seal)
        return Store.open(old.store, self.corpus) if sound else None


def _sweep(folder: Path, mine: Path | None) -> None:
    """Keep what this process rests on, and what another may have sealed meanwhile."""
    now = read_seal(folder)
    named = [mine, now.store if now else None]
    sweep(folder, {path.name for path in named if path is not None})


def _was_tallied(connection: sqlite3.Connection) -> bool:
    query = "SELECT value FROM about WHERE name = 'tallied'"
    return bool(connection.execute(query).fetchone() == ("1",))


class _Later:
    """A writer that is made when it is first asked for."""

    def __init__(self, make: Callable[[], Writer]) -> None:
        self._make = make
        self._writer: Writer | None = None

    def __call__(self) -> Writer:
        if self._writer is None:
            self._writer = self._make()
        return self._writer


def _create_indexes_within(connection: sqlite3.Connection) -> None:
    """Make the indexes without ending the transaction that is open."""
    connection.execute("COMMIT")
    create_indexes(connection)
    connection.execute("BEGIN")


def _further(
    connection: sqlite3.Connection, stamp: Stamp, before: tuple[str, ...]
) -> tuple[str, ...]:
    """The archived files that a look at the two folders does not show.

    The stamp shows further files too: those that were such before.
    """
    rows = connection.execute("SELECT DISTINCT path FROM documents ORDER BY path")
    return tuple(path for (path,) in rows if path not in stamp.lines or path in before)
