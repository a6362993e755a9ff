"""A store brought up to what stands in the files: what has not changed is not read again."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from graph.load.checking import Progress, show_nothing
from graph.load.problem import Problem
from graph.store.places import places_for
from graph.store.reading import Store
from graph.store.renewal import Complete, Renewal
from graph.store.seal import break_seal, read_seal

_TRIES = 3
"""How often a check is made while the corpus is being edited, or its store gets lost."""
_NO_ROOM = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
}


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a check found, and the store that it left."""

    store: Store | None
    """None where there is any error."""
    problems: tuple[Problem, ...]
    """At most :data:`graph.load.problems.MOST_KEPT`."""
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
        for last in (*[False] * (_TRIES - 1), True):
            try:
                found, was_edited = _try(corpus, folder, complete, progress, trusting=trusting)
            except (OSError, sqlite3.Error, ValueError) as error:
                if last or not _may_heal(folder, error):
                    if isinstance(error, ValueError):
                        raise
                    break
            else:
                if last or not was_edited:
                    return found
                _close(found)
    return _try(corpus, None, complete, progress, trusting=trusting)[0]


def _try(
    corpus: Path, folder: Path | None, complete: Complete, progress: Progress, *, trusting: bool
) -> tuple[Refreshed, bool]:
    attempt = Renewal(corpus, folder, complete, progress)
    check, store, read_anew = attempt.run(trusting)
    found = Refreshed(
        store,
        check.problems.kept,
        check.problems.errors,
        check.problems.warnings,
        len(check.heads),
        sum(head.statements for head in check.heads),
        check.claims,
        read_anew,
    )
    return found, attempt.was_edited


def _may_heal(folder: Path, error: Exception) -> bool:
    """Whether another try may do better: the store that this one began with was bad or is lost."""
    if isinstance(error, OSError):
        return isinstance(error, FileNotFoundError)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in _NO_ROOM:
        return False
    was_sealed = read_seal(folder) is not None
    break_seal(folder)
    return was_sealed


def _close(found: Refreshed) -> None:
    if found.store is not None:
        found.store.close()
