"""A corpus checked, and its database made: whole, each time that something has changed."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.assemble.graph import ClaimGraph
from graph.assemble.kinds import NodeKind
from graph.prove.corpus_check import Check, Progress, show_nothing
from graph.queries.repeat_tally import as_json
from graph.queries.repeats import tally_claims
from graph.read.corpus_files import list_files, show_path
from graph.read.problem import Problem
from graph.store.cache_folder import DATABASE, cache_of, make_folder, new_file, sweep
from graph.store.connecting import connect_to_read, connect_to_write
from graph.store.database import DamagedDatabaseError
from graph.store.opening import close, graph_of, is_unchanged, known_hashes
from graph.store.recording import Earlier, Recorder, hide_problem, show_problem
from graph.store.seen import Seen, forget, look_at, read_seen, settled_at, write_seen
from graph.store.stamp import Stamp, hash_file, take_stamp
from graph.store.writing import Writer

_TRIES = 3
"""How often a check is made while the corpus is being edited, or its database gets lost."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a check found, and the graph that it left."""

    graph: ClaimGraph | None
    """None where there is any error."""
    problems: tuple[Problem, ...]
    """At most :data:`graph.read.problem_list.MOST_KEPT`."""
    errors: int
    warnings: int
    sources: int
    statements: int
    claims: int
    read_anew: int
    """How many records were read from their files; the others were taken over."""

    def close(self) -> None:
        """Let go of the database."""
        if self.graph is not None:
            close(self.graph)


def refresh(corpus: Path, *, progress: Progress = show_nothing, trusting: bool) -> Refreshed:
    """Check a corpus, and keep what is found for the next question.

    Trusting takes a file for unchanged where the system says so; otherwise every file is hashed.
    Where a database cannot be written, it is made in memory.
    """
    folder = cache_of(corpus) if (corpus / "records").is_dir() else None
    for last in (*[False] * (_TRIES - 1), True) if folder is not None else ():
        attempt = _Attempt(corpus, folder, progress)
        try:
            found = attempt.run(trusting=trusting)
        except (OSError, sqlite3.Error, DamagedDatabaseError, ValueError) as error:
            if isinstance(error, ValueError) and not attempt.had_earlier:
                raise
            if not attempt.had_earlier or _has_no_room(error):
                break
            assert folder is not None
            forget(folder)  # the database that it began with is damaged, or was lost meanwhile
        else:
            if last or not attempt.was_edited:
                return found
            found.close()
    return _Attempt(corpus, None, progress).run(trusting=trusting)


def _has_no_room(error: Exception) -> bool:
    if isinstance(error, OSError):
        return not isinstance(error, FileNotFoundError)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    return code in {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
    }


class _Attempt:
    """One check, which begins with the database of a folder and leaves a new one there.

    Without a folder it begins with nothing, and leaves a database in memory.
    """

    def __init__(self, corpus: Path, folder: Path | None, progress: Progress) -> None:
        self._corpus = corpus
        self._folder = folder
        self._progress = progress
        self._shown = "" if corpus == Path() else f"{show_path(corpus)}/"
        self.had_earlier = False
        self.was_edited = False
        """Whether files that were read changed meanwhile."""

    def run(self, *, trusting: bool) -> Refreshed:
        """Check the corpus.

        Raises:
            OSError: the folder cannot be written in.
            sqlite3.Error: the same, or the earlier database is damaged.
        """
        if self._folder is None:
            connection = connect_to_write(":memory:")
            return self._check(connection, None, None, take_stamp(self._corpus))[0]
        make_folder(self._folder)
        seen = read_seen(self._folder)
        self.had_earlier = seen is not None
        earlier = connect_to_read(self._folder / DATABASE) if seen is not None else None
        path = new_file(self._folder)
        try:
            began = path.stat().st_mtime_ns
            stamp = take_stamp(self._corpus, seen.further if seen else ())
            if seen is not None and earlier is not None:
                known = self._recall(self._folder, seen, stamp, earlier, trusting=trusting)
                if known is not None:
                    return known
            connection = connect_to_write(path.absolute())
            found, further = self._check(connection, seen, earlier, stamp, trusting=trusting)
            connection.close()
            if earlier is not None:
                earlier.close()
            return self._keep(self._folder, path, stamp, found, further, began)
        finally:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _recall(
        self,
        folder: Path,
        seen: Seen,
        stamp: Stamp,
        earlier: sqlite3.Connection,
        *,
        trusting: bool,
    ) -> Refreshed | None:
        """What the last check found, where no file holds anything else."""
        result = seen.result
        if result["problems"] and result["shown"] != self._shown:
            return None
        if not is_unchanged(self._corpus, folder, seen, stamp, earlier, trusting=trusting):
            return None
        counts = {name: result[name] for name in _COUNTS}
        problems = tuple(show_problem(each, self._shown) for each in result["problems"])
        graph = graph_of(earlier, self._corpus) if not result["errors"] else None
        return Refreshed(graph, problems, read_anew=0, **counts)

    def _check(
        self,
        connection: sqlite3.Connection,
        seen: Seen | None,
        earlier: sqlite3.Connection | None,
        stamp: Stamp,
        *,
        trusting: bool = False,
    ) -> tuple[Refreshed, tuple[str, ...]]:
        """Check everything that may have changed, and write all of it."""
        listing = list_files(self._corpus)
        known = known_hashes(earlier) if earlier is not None else {}
        paths = dict.fromkeys([*known, *(file.relative for _, file in listing.records)])
        believed = known.keys() & (seen.believed(stamp) if seen is not None and trusting else set())
        hashes = {
            path: known[path] if path in believed else hash_file(self._corpus / path)
            for path in paths
        }
        writer = Writer(connection)
        recorder = Recorder(writer, Earlier(earlier, hashes, self._shown), hashes, self._shown)
        check = Check(self._corpus, listing, recorder, self._progress)
        check.run()
        graph = graph_of(connection, self._corpus) if not check.problems.errors else None
        if graph is not None:
            writer.write_tallies(map(as_json, tally_claims(graph)))
        rows = connection.execute("SELECT DISTINCT path FROM documents ORDER BY path")
        before = seen.further if seen else ()
        further = tuple(path for (path,) in rows if path not in stamp.lines or path in before)
        self._note_wrong_documents(connection)
        self._forget_edited(connection, stamp, before)
        writer.commit()
        found = Refreshed(
            graph,
            check.problems.kept,
            check.problems.errors,
            check.problems.warnings,
            len(check.summaries),
            sum(summary.statements for summary in check.summaries),
            check.claims,
            recorder.read_anew,
        )
        return found, further

    def _note_wrong_documents(self, connection: sqlite3.Connection) -> None:
        """Of documents that may be others than was recorded, note what they hold."""
        query = (
            "SELECT DISTINCT d.path FROM documents d JOIN files f ON f.path = d.file "
            "WHERE NOT f.kept"
        )
        found = [(hash_file(self._corpus / path), path) for (path,) in connection.execute(query)]
        connection.executemany("UPDATE documents SET sha256 = ? WHERE path = ?", found)

    def _forget_edited(
        self, connection: sqlite3.Connection, stamp: Stamp, further: Sequence[str]
    ) -> None:
        """Take nothing over of files that changed while they were read, and were put back."""
        edited = [(path,) for path in stamp.differing(take_stamp(self._corpus, further))]
        self.was_edited = bool(edited)
        connection.executemany("UPDATE files SET sha256 = '' WHERE path = ?", edited)
        connection.executemany("UPDATE documents SET sha256 = '' WHERE path = ?", edited)

    def _keep(
        self,
        folder: Path,
        path: Path,
        stamp: Stamp,
        found: Refreshed,
        further: tuple[str, ...],
        began: int,
    ) -> Refreshed:
        """Let a finished database be the one of its folder."""
        missing = [each for each in further if each not in stamp.lines]
        if missing:  # nobody looked at them before they were read
            lines = {each: take_stamp(self._corpus, missing).lines[each] for each in missing}
            stamp = Stamp({**stamp.lines, **lines}, stamp.newest)
            began = 0
        result: dict[str, Any] = {name: getattr(found, name) for name in _COUNTS}
        result["problems"] = [hide_problem(each, self._shown) for each in found.problems]
        result["shown"] = self._shown
        settled = settled_at(began, folder, self._corpus)
        number = look_at(path)["number"]  # a large one is on the disk before it bears its name
        forget(folder)
        path.replace(folder / DATABASE)
        look = look_at(folder / DATABASE)
        if look["number"] == number:
            write_seen(folder, Seen(look, further, stamp.text(), settled, result))
        sweep(folder)
        if found.graph is None:
            return found
        connection = connect_to_read(folder / DATABASE)
        graph = graph_of(connection, self._corpus)
        graph.ids(NodeKind.NARRATIVE)  # the file is open from here on
        # Another process may have put its own in the place, of what it read at another time.
        self.was_edited |= look_at(folder / DATABASE)["number"] != number
        return Refreshed(graph, found.problems, read_anew=found.read_anew, **_counts(found))


_COUNTS = ("errors", "warnings", "sources", "statements", "claims")


def _counts(found: Refreshed) -> Mapping[str, int]:
    return {name: getattr(found, name) for name in _COUNTS}
