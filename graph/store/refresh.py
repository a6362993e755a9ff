"""A store brought up to what stands in the files: what has not changed is not read again."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from graph.load.checking import Check, Progress, show_nothing
from graph.load.files import Listing, list_files
from graph.load.problem import Problem
from graph.store.keeping import StoreKeeper, hash_file
from graph.store.places import make_folder, new_name, places_for, sweep
from graph.store.reading import Store
from graph.store.seal import read_seal, write_seal
from graph.store.stamp import Stamp, take_stamp
from graph.store.tables import create_indexes, create_tables
from graph.store.writing import Writer

Complete: TypeAlias = Callable[[Writer, bool], None]
"""Told to write the tallies: of the claims that the writer touched, or of all."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a check found, and the store that it left."""

    store: Store | None
    """None where there is any error."""
    problems: tuple[Problem, ...]
    """At most as many as a tally keeps."""
    errors: int
    warnings: int
    sources: int
    statements: int
    claims: int
    read_anew: int
    """How many records were read from their files; the others were known."""


def refresh(
    corpus: Path, complete: Complete, *, progress: Progress = show_nothing, trusting: bool
) -> Refreshed:
    """Check a corpus, and keep what is found for the next question.

    Trusting takes a file for unchanged where the system says so; otherwise every file is hashed.
    A store that cannot be written is made in memory.
    """
    for folder in places_for(corpus) if (corpus / "records").is_dir() else ():
        try:
            make_folder(folder)
            return _Refresh(corpus, folder, complete, progress).run(trusting)
        except (OSError, sqlite3.Error):
            continue
    return _Refresh(corpus, None, complete, progress).run(trusting)


class _Refresh:
    def __init__(
        self, corpus: Path, folder: Path | None, complete: Complete, progress: Progress
    ) -> None:
        self.corpus = corpus
        self.folder = folder
        self.complete = complete
        self.progress = progress
        self.began = time.time_ns()
        self.seal = read_seal(folder) if folder is not None else None
        self.path: Path | None = None
        self.connection: sqlite3.Connection | None = None

    def run(self, trusting: bool) -> Refreshed:
        try:
            return self._run(trusting)
        except BaseException:
            if self.connection is not None:
                self.connection.close()
            if self.path is not None:
                self.path.unlink(missing_ok=True)
            raise

    def _run(self, trusting: bool) -> Refreshed:
        further = self.seal.further if self.seal else ()
        stamp = take_stamp(self.corpus, further)
        listing = list_files(self.corpus)
        old = self._open_old()
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
        for path in sorted(gone):
            keeper.forget(path)
        check = Check(self.corpus, listing, keeper, self.progress)
        check.run()
        sound = not check.problems.errors
        if keeper.has_written or whole:
            store = self._seal_new(writer(), stamp, whole=whole, sound=sound)
        else:
            store = self._seal_old(stamp, sound=sound)
        if old is not None:
            old.close()
        return Refreshed(
            store if sound else None,
            check.problems.kept,
            check.problems.errors,
            check.problems.warnings,
            len(check.heads),
            sum(head.statements for head in check.heads),
            check.claims,
            keeper.read_anew,
        )

    def _open_old(self) -> sqlite3.Connection | None:
        if self.seal is None:
            return None
        try:
            return sqlite3.connect(f"{self.seal.store.resolve().as_uri()}?immutable=1", uri=True)
        except sqlite3.Error:
            return None

    def _hash_files(
        self, old: sqlite3.Connection | None, listing: Listing, stamp: Stamp, *, trusting: bool
    ) -> dict[str, str]:
        """The hash of every file that the store knows or must know."""
        known: dict[str, str] = {}
        if old is not None:
            known.update(old.execute("SELECT path, sha256 FROM documents"))
            known.update(old.execute("SELECT path, sha256 FROM files"))
        before = self.seal.lines() if self.seal and trusting and self.seal.settled else {}
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
            self.connection = sqlite3.connect(":memory:", isolation_level=None)
        else:
            self.path = new_name(self.folder)
            if not whole and self.seal is not None:
                shutil.copyfile(self.seal.store, self.path)
            self.connection = sqlite3.connect(self.path, isolation_level=None)
        if whole:
            create_tables(self.connection)
        writer = Writer(self.connection)
        self.connection.execute("BEGIN")
        return writer

    def _seal_new(self, writer: Writer, stamp: Stamp, *, whole: bool, sound: bool) -> Store | None:
        connection = writer.connection
        if whole:
            create_indexes_within(connection)
        anew = whole or writer.all_touched or not self._was_tallied(connection)
        if sound:
            self.complete(writer, anew)
            writer.flush()
        writer.set_about("tallied", str(int(sound)))
        connection.execute("COMMIT")
        if self.folder is None or self.path is None:
            return Store(connection, self.corpus)
        further = _further(connection)
        connection.close()
        stamp = take_stamp_with(self.corpus, stamp, further)
        seal = write_seal(
            self.folder, self.path, stamp, sound=sound, further=further, began=self.began
        )
        sweep(self.folder, self.path.name)
        return Store.open(seal.store, self.corpus)

    @staticmethod
    def _was_tallied(connection: sqlite3.Connection) -> bool:
        query = "SELECT value FROM about WHERE name = 'tallied'"
        return bool(connection.execute(query).fetchone() == ("1",))

    def _seal_old(self, stamp: Stamp, *, sound: bool) -> Store | None:
        """Nothing has changed but what the files look like."""
        assert self.seal is not None
        assert self.folder is not None
        if stamp.text() != self.seal.stamp or not self.seal.settled:
            with suppress(OSError):
                write_seal(
                    self.folder,
                    self.seal.store,
                    stamp,
                    sound=sound,
                    further=self.seal.further,
                    began=self.began,
                )
        return Store.open(self.seal.store, self.corpus)


class _Later:
    """A writer that is made when it is first asked for."""

    def __init__(self, make: Callable[[], Writer]) -> None:
        self._make = make
        self._writer: Writer | None = None

    def __call__(self) -> Writer:
        if self._writer is None:
            self._writer = self._make()
        return self._writer


def create_indexes_within(connection: sqlite3.Connection) -> None:
    """Make the indexes without ending the transaction that is open."""
    connection.execute("COMMIT")
    create_indexes(connection)
    connection.execute("BEGIN")


def _further(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The archived files outside the two folders."""
    rows = connection.execute("SELECT DISTINCT path FROM documents ORDER BY path")
    return tuple(path for (path,) in rows if not path.startswith(("documents/", "records/")))


def take_stamp_with(corpus: Path, stamp: Stamp, further: tuple[str, ...]) -> Stamp:
    """The stamp as it was taken, and how further files look now."""
    missing = [path for path in further if path not in stamp.lines]
    if not missing:
        return stamp
    again = take_stamp(corpus, missing)
    added = {path: again.lines[path] for path in missing}
    return Stamp(dict(sorted({**stamp.lines, **added}.items())), max(stamp.newest, again.newest))
