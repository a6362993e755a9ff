"""Where paths lead, so that nothing outside the folder that was named is read or written."""

import os
from pathlib import Path, PurePosixPath


class RefusedError(Exception):
    """Something is not done to a file or folder; the message says why, and what to do."""


class OutsideError(RefusedError):
    """A link leads out of the folder that was named."""


def follow(path: Path) -> Path:
    """The path with its links followed, as far as they lead anywhere."""
    # Unlike Path.resolve, this takes links in a circle as they are.
    return Path(os.path.realpath(path))


def leads_out(folder: Path, path: Path) -> bool:
    """Whether a path, its links followed, lies outside a folder."""
    return not follow(path).is_relative_to(follow(folder))


def locate(folder: Path, name: str) -> Path:
    """Where a file below a folder really lies; neither need exist.

    A link inside the folder that stays inside is followed: what is written goes to its target, and
    the link stays one. The answer holds no link.

    Args:
        folder: the folder that was named; it may itself be a link.
        name: a path below it, slashes forward, without ``..``.

    Raises:
        OutsideError: a link on the way leads out of the folder, or nowhere.
    """
    place = folder
    for part in PurePosixPath(name).parts:
        place = place / part
        if leads_out(folder, place):
            raise OutsideError(
                f"{place} is a link that leads out of {folder}: put the file or folder itself there"
            )
    found = follow(place)
    if found.is_symlink():
        raise OutsideError(f"{place} is a link that leads nowhere: delete it")
    return found
