"""The shards of an archive: files, and the row groups of a large table, here or in a store."""

import glob
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from graph.disk.bounds import RefusedError

SUFFIXES = (".txt", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".warc")
"""What is read in a folder, each also with ``.gz`` behind it; a file that is named is always."""
_GROUP_ROWS = 50_000
"""Rows of a Parquet file in one shard."""


class Shard(NamedTuple):
    """A part of an archive that one worker reads by itself."""

    address: str
    """A path, or an address that fsspec knows (``s3://…``)."""
    first: int = 0
    """The first row, of a table in several shards."""
    rows: int | None = None
    """How many rows; None for all that there are."""

    @property
    def shown(self) -> str:
        """How it is named in rows."""
        return self.address if not self.first else f"{self.address}#{self.first}"


def find_shards(archives: Iterable[str], leave_out: Iterable[Path] = ()) -> list[Shard]:
    """The shards of files, folders, globs and addresses, sorted by address.

    Args:
        archives: where to look.
        leave_out: files and folders that are no part of it: what a scan writes itself.

    Raises:
        RefusedError: there is no such file, or nothing in it that is read.
    """
    found: dict[Shard, None] = {}
    own = [path.absolute() for path in leave_out]
    for archive in archives:
        shards = [each for each in _in_archive(archive) if not _is_below(each.address, own)]
        if not shards:
            raise RefusedError(f"{archive}: there is nothing to scan ({', '.join(SUFFIXES)})")
        found |= dict.fromkeys(shards)
    return sorted(found)


def digest_of(shard: Shard) -> str:
    """What tells whether a shard was changed: its address, size and time."""
    told: list[Any] = list(shard)
    if "://" not in shard.address:
        seen = Path(shard.address).stat()
        told += [seen.st_size, seen.st_mtime_ns]
    else:
        about = _filesystem(shard.address).info(shard.address)
        told += [about.get("size"), str(about.get("ETag") or about.get("mtime") or "")]
    return sha256(repr(told).encode()).hexdigest()[:24]


def read_bytes(shard: Shard) -> bytes:
    """All bytes of a shard's file."""
    if "://" in shard.address:
        data: bytes = _filesystem(shard.address).cat_file(shard.address)
        return data
    return Path(shard.address).read_bytes()


def _in_archive(archive: str) -> Iterator[Shard]:
    if "://" in archive:
        system = _filesystem(archive)
        scheme = archive.partition("://")[0]
        names = system.find(archive) if system.isdir(archive) else system.glob(archive)
        yield from (
            Shard(f"{scheme}://{str(each).lstrip('/')}") for each in names if _is_read(each)
        )
        return
    path = Path(archive)
    if path.is_dir():
        for each in sorted(path.rglob("*")):
            if each.is_file() and _is_read(each.name):
                yield from _of_file(str(each))
    elif path.is_file():
        yield from _of_file(archive)
    else:
        for name in sorted(glob.glob(archive, recursive=True)):  # noqa: PTH207 - absolute ones too
            if Path(name).is_file():
                yield from _of_file(name)


def _is_below(address: str, own: list[Path]) -> bool:
    place = Path(address).absolute()
    return any(place.is_relative_to(each) for each in own)


def _of_file(address: str) -> Iterator[Shard]:
    if not address.lower().endswith(".parquet"):
        yield Shard(address)
        return
    import polars

    try:
        rows = polars.scan_parquet(address).select(polars.len()).collect().item()
    except polars.exceptions.PolarsError:
        rows = 0  # who reads it says what is wrong with it
    for first in range(0, max(rows, 1), _GROUP_ROWS):
        yield Shard(address, first, min(_GROUP_ROWS, rows - first))


def _is_read(name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith(SUFFIXES)


def _filesystem(address: str) -> Any:
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]
    except ImportError:
        raise RefusedError(
            f"{address} needs fsspec: pip install fsspec, and what reads it"
        ) from None
    return url_to_fs(address)[0]
