"""Whatever befalls a database, or the place where it lies, the command answers rightly."""

import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from graph.store import seen
from graph.store.cache_folder import NOTE
from graph.store.opening import open_fresh
from graph.store.refresh import refresh
from tests.benchmarks.generated.bulk import Bulk, write_json_lines
from tests.cli.command import ROOT, claimgraph, surroundings
from tests.store.small import copy_small, database_of, forget_all, note_of

QUESTION = ("query", "repeats", "--min-years", "1", "--possible", "--format", "jsonl")
CHANCE = random.Random(11)

Damage = Callable[[Path], object]


def _ask(corpus: Path, *question: str) -> str:
    done = claimgraph(*(question or QUESTION), CLAIMGRAPH_CORPUS=os.fspath(corpus))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _flip(path: Path) -> None:
    """Damage a byte, and put the times back."""
    before = path.stat()
    with path.open("r+b") as file:
        place = CHANCE.randrange(before.st_size)
        file.seek(place)
        old = file.read(1)[0]
        file.seek(place)
        file.write(bytes([old ^ CHANCE.randrange(1, 256)]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _truncate(path: Path, length: int) -> None:
    before = path.stat()
    os.truncate(path, length)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _replace_by_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _replace_by_another(path: Path) -> None:
    other = path.parents[3] / "other"
    write_json_lines(Bulk(100), other)
    assert refresh(other, trusting=True).graph is not None
    shutil.copy2(database_of(other), path)


def _read_note(corpus: Path) -> tuple[dict[str, Any], bytes]:
    told, _, stamp = note_of(corpus).read_bytes().partition(b"\n")
    return json.loads(told.removeprefix(NOTE).partition(b" ")[2]), stamp


def _write_note(corpus: Path, data: dict[str, Any], stamp: bytes) -> None:
    told = json.dumps(data).encode()
    text = NOTE + f"{crc32(told + stamp):08x} ".encode() + told + b"\n" + stamp
    note_of(corpus).write_bytes(text)


def _make_older(corpus: Path) -> None:
    """A note as another version of the program would have written it, whole in itself."""
    data, stamp = _read_note(corpus)
    _write_note(corpus, {**data, "format": data["format"] - 1}, stamp)


def _cut(path: Path) -> None:
    _truncate(path, path.stat().st_size // 2)


DAMAGES: dict[str, Damage] = {
    "bytes of the database": lambda corpus: _flip(database_of(corpus)),
    "half a database": lambda corpus: _cut(database_of(corpus)),
    "an empty database": lambda corpus: _truncate(database_of(corpus), 0),
    "no database": lambda corpus: database_of(corpus).unlink(),
    "another's database": lambda corpus: _replace_by_another(database_of(corpus)),
    "bytes of the note": lambda corpus: _flip(note_of(corpus)),
    "half a note": lambda corpus: _cut(note_of(corpus)),
    "an empty note": lambda corpus: _truncate(note_of(corpus), 0),
    "an older note": _make_older,
    "no folder": forget_all,
}
if os.name != "nt":
    DAMAGES |= {
        "a pipe for a database": lambda corpus: _replace_by_pipe(database_of(corpus)),
        "a pipe for a note": lambda corpus: _replace_by_pipe(note_of(corpus)),
    }


@pytest.mark.parametrize("large", [False, True], ids=["small", "large"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_database_is_noticed(
    damage: str, large: bool, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of large ones only the times and the like are compared; here already of small ones."""
    if large:
        monkeypatch.setattr(seen, "_READ_WHOLE", -1)
    monkeypatch.setattr("graph.store.seen._SETTLED", -3_600_000_000_000)
    expected = _records(corpus)
    for _ in range(10 if "bytes" in damage else 1):
        assert open_fresh(corpus) is not None
        DAMAGES[damage](corpus)
        assert open_fresh(corpus) is None
        assert _records(corpus) == expected


def _records(corpus: Path) -> tuple[object, ...]:
    found = refresh(corpus, trusting=True)
    assert found.graph is not None
    corpus_found = found.graph.corpus
    told = (
        tuple(corpus_found.statements()),
        dict(corpus_found.claims),
        corpus_found.judgements,
    )
    found.close()
    return told


def _note_again(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the disk had lost bytes of a large database without a trace in its times."""
    monkeypatch.setattr(seen, "_READ_WHOLE", -1)
    data, stamp = _read_note(corpus)
    data |= {"look": seen.look_at(database_of(corpus)), "settled": 2**62}
    _write_note(corpus, data, stamp)


def _overwrite(store: Path, first: int) -> None:
    with store.open("r+b") as file:
        file.seek(first)
        file.write(b"\xff" * (store.stat().st_size - first))


def _spoil_rows(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE nodes SET attributes = '{'")
        connection.execute("UPDATE tallies SET row = '{'")


LOSSES: dict[str, Damage] = {
    "everything": lambda store: _overwrite(store, 0),
    "all but the first page": lambda store: _overwrite(store, 8192),
    "the rows": _spoil_rows,
}


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("edited", [False, True])
def test_a_database_that_turns_out_damaged_is_made_anew_in_the_middle_of_a_question(
    loss: str, edited: bool, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = _ask(corpus)
    LOSSES[loss](database_of(corpus))
    _note_again(corpus, monkeypatch)
    assert open_fresh(corpus) is not None
    if edited:
        (corpus / "records/claims.yaml").touch()
    assert _ask(corpus) == expected
    assert _ask(corpus, "query", "statements", "--text", "the", "--format", "csv").count("\n") > 5
    with closing(sqlite3.connect(database_of(corpus))) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _run_in_little_room(corpus: Path, room: int, *arguments: str) -> tuple[int, str, str]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run(
        [sys.executable, "-m", "graph", *arguments],
        cwd=ROOT,
        env=surroundings(CLAIMGRAPH_CORPUS=str(corpus), PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=limit,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("room", [0, 50, 5_000, 60_000])
def test_a_question_is_answered_on_a_full_disk(room: int, corpus: Path, tmp_path: Path) -> None:
    expected = _ask(copy_small(tmp_path / "copy"))
    assert _run_in_little_room(corpus, room, *QUESTION) == (0, expected, "")
    assert not list(database_of(corpus).parent.glob("claims-*"))
    assert _ask(corpus) == expected


@pytest.mark.parametrize(("room", "name"), [(3_000, "claims.db"), (360_000, "graph.html")])
def test_a_full_disk_leaves_what_was_built_before(
    room: int, name: str, corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    plenty = 10_000_000
    assert _run_in_little_room(corpus, plenty, "build", "--out", str(out))[0] == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    code, told, problems = _run_in_little_room(corpus, room, "build", "--out", str(out))
    assert (code, told) == (3, "")
    assert problems.startswith(f"claimgraph: {out / name}: ")
    assert problems.count("\n") == 1
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
