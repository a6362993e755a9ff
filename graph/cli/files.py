"""Files written whole or not at all."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

Content: TypeAlias = str | Callable[[Path], None]
"""A text, or what writes a file of another kind to a path."""

_DATABASE_TAILS = ("-journal", "-wal", "-shm")
"""What other programs leave beside a database; SQLite would mix it into the next one."""


def write_files(folder: Path, contents: Mapping[str, Content]) -> None:
    """Write several files, texts in UTF-8, making the folder; on any failure the old ones stay.

    Each goes to a temporary file beside its place; when all are safely on the disk, they are
    renamed.

    Raises:
        OSError: a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, content in contents.items():
            _sweep(folder, name)
            temporary = folder / f".{name}.{os.getpid()}.tmp"
            waiting.append((temporary, folder / name))
            _write_whole(temporary, folder / name, content)
        for temporary, place in waiting:
            for tail in _DATABASE_TAILS:
                place.with_name(place.name + tail).unlink(missing_ok=True)
            temporary.replace(place)
    finally:
        for temporary, _ in waiting:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _write_whole(path: Path, place: Path, content: Content) -> None:
    try:
        if isinstance(content, str):
            with path.open("w", encoding="utf-8", newline="\n") as file:
                file.write(content)
        else:
            content(path)
        with path.open("r+b") as file:
            os.fsync(file.fileno())
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(place)) from error


def _sweep(folder: Path, name: str) -> None:
    """Delete what processes that were killed have left of a file."""
    from graph.store.places import is_alive

    for path in folder.glob(".*.tmp"):
        writer = path.suffixes[-2:-1]
        if path.name == f".{name}{''.join(writer)}.tmp" and writer[0][1:].isdecimal():
            with suppress(OSError):
                if not is_alive(int(writer[0][1:])):
                    path.unlink()
