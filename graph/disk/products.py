"""What a build writes, recognised by what stands in it: nothing else is written over."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from graph.disk.bounds import RefusedError, locate

GENERATOR = "claimgraph"
"""What ``graph.json`` says under ``generator``, and a page in its ``<meta>`` of that name."""
DATABASE_ID = 0x636C6D67
"""The ``application_id`` of ``claims.db``: "clmg"."""

_HEAD = 8_192
_JSON = re.compile(rb'\{\s*"generator":\s*"' + GENERATOR.encode() + rb'["\s]')
_META = re.compile(rb'<meta name="generator" content="' + GENERATOR.encode() + rb'["\s]')


def _is_database(head: bytes) -> bool:
    named = int.from_bytes(head[68:72], "big")  # https://www.sqlite.org/fileformat.html
    return head.startswith(b"SQLite format 3\0") and named == DATABASE_ID


def _is_nobodys(_head: bytes) -> bool:
    return False


_SIGNS: dict[str, Callable[[bytes], bool]] = {
    ".html": lambda head: bool(_META.search(head)),
    ".json": lambda head: bool(_JSON.match(head)),
    ".db": _is_database,
    ".sig": lambda head: head.startswith(b"-----BEGIN SSH SIGNATURE-----"),
}


class ForeignError(RefusedError):
    """A file that claimgraph did not write stands where it is to write."""


def refuse_foreign(folder: Path, names: Iterable[str], instead: str) -> None:
    """Stop where one of the files that are to be written is somebody else's.

    Args:
        folder: where they are to be written.
        names: theirs.
        instead: what whoever asked for them can do.

    Raises:
        RefusedError: a link leads out of the folder.
        ForeignError: a file is not ours.
        OSError: a file cannot be read.
    """
    for name in names:
        place = locate(folder, name)
        if place.exists() and not _is_ours(place):
            raise ForeignError(
                f"{folder / name} is no such file as claimgraph writes there, and is not written "
                f"over: {instead}"
            )


def _is_ours(place: Path) -> bool:
    if not place.is_file():
        return False
    with place.open("rb") as file:
        return _SIGNS.get(place.suffix, _is_nobodys)(file.read(_HEAD))
