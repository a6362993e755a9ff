"""A whole archive scanned, shard by shard, by as many workers as there are."""

import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from hashlib import sha256
from itertools import islice
from pathlib import Path

from graph.scan.found_row import FoundRow
from graph.scan.scan_shard import Wanted, scan_shard
from graph.scan.shards import Shard, digest_of

_AHEAD = 4
"""Shards that wait for each worker: what is not asked for yet takes no memory."""


def scan(
    shards: list[Shard],
    wanted: Wanted,
    executor: Executor,
    folder: Path,
    *,
    workers: int,
    progress: Callable[[int, int], None],
) -> list[tuple[str, str]]:
    """Scan shards, and keep the rows of each in a file of its own; those that are kept are done.

    Args:
        shards: what is scanned.
        wanted: what is looked for.
        executor: who does it: any that has the interface of ``concurrent.futures``.
        folder: where finished shards are kept.
        workers: how many shards the executor does at once.
        progress: is told how many of how many shards are done.

    Returns:
        The shards that could not be read, each with why.
    """
    folder.mkdir(parents=True, exist_ok=True)
    how = _how(wanted)
    failed: dict[str, str] = {}
    waiting: dict[Future[list[FoundRow]], tuple[Shard, Path]] = {}
    todo = list(_left(shards, folder, how))
    done, queue = len(shards) - len(todo), iter(todo)
    progress(done, len(shards))
    while True:
        for shard, kept in islice(queue, _AHEAD * workers - len(waiting)):
            waiting[executor.submit(scan_shard, shard, wanted)] = shard, kept
        if not waiting:
            return [(shard.shown, failed[shard.shown]) for shard in shards if shard.shown in failed]
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            shard, kept = waiting.pop(future)
            done += 1
            progress(done, len(shards))
            try:
                _keep(kept, future.result())
            except (ValueError, OSError) as error:
                failed[shard.shown] = str(error)


def kept_rows(shards: list[Shard], wanted: Wanted, folder: Path) -> Iterator[FoundRow]:
    """The rows of all finished shards, in the order of the shards."""
    how = _how(wanted)
    for shard in shards:
        kept = _place(folder, shard, how)
        if kept.exists():
            with kept.open(encoding="utf-8") as lines:
                for line in lines:
                    yield FoundRow.model_validate_json(line)


def forget(folder: Path) -> None:
    """Remove what was kept of finished shards."""
    shutil.rmtree(folder, ignore_errors=True)


def _how(wanted: Wanted) -> str:
    """What tells rows of these claims, looked for in this way, from others."""
    told = wanted._replace(claims=b"", called=frozenset())
    return sha256(repr((told, sorted(wanted.called))).encode()).hexdigest()[:16]


def _left(shards: list[Shard], folder: Path, how: str) -> Iterator[tuple[Shard, Path]]:
    for shard in shards:
        kept = _place(folder, shard, how)
        if not kept.exists():
            yield shard, kept


def _place(folder: Path, shard: Shard, how: str) -> Path:
    return folder / f"{how}-{digest_of(shard)}.jsonl"


def _keep(place: Path, rows: list[FoundRow]) -> None:
    staged = place.with_suffix(".new")
    with staged.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row.model_dump(mode="json"), ensure_ascii=False) + "\n")
    staged.replace(place)
