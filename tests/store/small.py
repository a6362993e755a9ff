"""The small corpus, to be edited and damaged."""

import shutil
from pathlib import Path

from graph.store.cache_folder import DATABASE, SEEN, cache_of
from tests.cli.command import BASE


def copy_small(folder: Path) -> Path:
    """Copy it into a new folder, without a database."""
    shutil.copytree(BASE, folder)
    return folder


def database_of(corpus: Path) -> Path:
    """Where the database of a corpus lies."""
    folder = cache_of(corpus)
    assert folder is not None
    return folder / DATABASE


def note_of(corpus: Path) -> Path:
    """Where it is noted what the files looked like."""
    return database_of(corpus).with_name(SEEN)


def forget_all(corpus: Path) -> None:
    """Let nothing be known of a corpus."""
    shutil.rmtree(database_of(corpus).parent, ignore_errors=True)
