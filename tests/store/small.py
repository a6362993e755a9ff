"""The small corpus, to be edited and damaged."""

import shutil
from pathlib import Path

from graph.store.places import FOLDER
from tests.cli.command import BASE


def copy_small(folder: Path) -> Path:
    """Copy it into a new folder, without a store."""
    shutil.copytree(BASE, folder, ignore=shutil.ignore_patterns(FOLDER))
    return folder
