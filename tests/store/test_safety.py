"""Whatever befalls a store, or the place where it lies, the command answers rightly."""

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
from zlib import crc32

import pytest

from graph.queries.kept import keep_tallies
from graph.store import seal
from graph.store.opening import open_fresh
from graph.store.places import FOLDER
from graph.store.refresh import refresh
from tests.benchmarks.generated.bulk import Bulk, write_json_lines
from tests.cli.command import ROOT, claimgraph, surroundings
from tests.store.small import copy_small

QUESTION = ("query", "repeats", "--min-years", "1", "--possible", "--format", "jsonl")
CHANCE = random.Random(11)

Damage = Callable[[Path], object]


def _ask(corpus: Path, *question: str) -> str:
    done = claimgraph(*(question or QUESTION), CLAIMGRAPH_CORPUS=os.fspath(corpus))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _store(corpus: Path) -> Path:
    (found,) = (corpus / FOLDER).glob("store-*.db")
    return found


def _seal(corpus: Path) -> Path:
    return corpus / FOLDER / "seal"


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


def _replace_by_another(path: Path) -> None:
    other = path.parents[2] / "other"
    write_json_lines(Bulk(100), other)
    assert refresh(other, keep_tallies, trusting=True).store is not None
    shutil.copy2(_store(other), path)


def _make_older(path: Path) -> None:
    """A seal as another version of the program would have written it, whole in itself."""
    told, _, stamp = path.read_bytes().partition(b" ")[2].partition(b"\n")
    data = json.loads(told)
    data["format"] -= 1
    told = json.dumps(data).encode()
    path.write_bytes(f"{crc32(told + stamp):08x} ".encode() + told + b"\n" + stamp)


DAMAGES: dict[str, Damage] = {
    "bytes of the store": lambda corpus: _flip(_store(corpus)),
    "half a store": lambda corpus: _truncate(_store(corpus), _store(corpus).stat().st_size // 2),
    "an empty store": lambda corpus: _truncate(_store(corpus), 0),
    "no store": lambda corpus: _store(corpus).unlink(),
    "another's store": lambda corpus: _replace_by_another(_store(corpus)),
    "bytes of the seal": lambda corpus: _flip(_seal(corpus)),
    "half a seal": lambda corpus: _truncate(_seal(corpus), 100),
    "an empty seal": lambda corpus: _truncate(_seal(corpus), 0),
    "an older seal": lambda corpus: _make_older(_seal(corpus)),
    "no folder": lambda corpus: shutil.rmtree(corpus / FOLDER),
}


@pytest.mark.parametrize("large", [False, True], ids=["small", "large"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_is_noticed(
    damage: str, large: bool, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of large ones only the times and the like are compared; here already of small ones."""
    if large:
        monkeypatch.setattr(seal, "_READ_WHOLE", -1)
    monkeypatch.setattr("graph.store.stamp._SETTLED", -3_600_000_000_000)
    expected = _records(corpus)
    for _ in range(10 if "bytes" in damage else 1):
        assert open_fresh(corpus) is not None
        DAMAGES[damage](corpus)
        assert open_fresh(corpus) is None
        assert _records(corpus) == expected


def _records(corpus: Path) -> tuple[object, ...]:
    store = refresh(corpus, keep_tallies, trusting=True).store
    assert store is not None
    found = store.corpus
    store.close()
    return tuple(found.statements()), found.claims, found.judgements


def _seal_again(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the disk had lost bytes of a large store without a trace in its times."""
    monkeypatch.setattr(seal, "_READ_WHOLE", -1)
    told, _, stamp = _seal(corpus).read_bytes().partition(b" ")[2].partition(b"\n")
    data = json.loads(told)
    data |= {"look": seal.look_at(_store(corpus)), "settled": True}
    told = json.dumps(data).encode()
    text = f"{crc32(told + stamp):08x} ".encode() + told + b"\n" + stamp
    _seal(corpus).write_bytes(text)


def _overwrite(store: Path, first: int) -> None:
    with store.open("r+b") as file:
        file.seek(first)
        file.write(b"\xff" * (store.stat().st_size - first))


def _spoil_rows(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE statements SET record = '{'")
        connection.execute("UPDATE tallies SET row = '{'")
        connection.execute("UPDATE claims SET record = '{'")


LOSSES: dict[str, Damage] = {
    "everything": lambda store: _overwrite(store, 0),
    "all but the first page": lambda store: _overwrite(store, 8192),
    "the rows": _spoil_rows,
}


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("edited", [False, True])
def test_a_store_that_turns_out_damaged_is_made_anew_in_the_middle_of_a_question(
    loss: str, edited: bool, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = _ask(corpus)
    LOSSES[loss](_store(corpus))
    _seal_again(corpus, monkeypatch)
    assert open_fresh(corpus) is not None
    if edited:
        (corpus / "records/claims.yaml").touch()
    assert _ask(corpus) == expected
    assert _ask(corpus, "query", "statements", "--text", "the", "--format", "csv").count("\n") > 5
    with closing(sqlite3.connect(_store(corpus))) as store:
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
    assert not list(corpus.glob(f"{FOLDER}/store-*"))
    assert _ask(corpus) == expected


@pytest.mark.parametrize(("room", "name"), [(3_000, "claims.db"), (360_000, "graph.html")])
def test_a_full_disk_leaves_what_was_built_before(
    room: int, name: str, corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for each in ("graph.html", "graph.json", "claims.db"):
        (out / each).write_text("before")
    code, told, problems = _run_in_little_room(corpus, room, "build", "--out", str(out))
    assert (code, told) == (3, "")
    assert problems.startswith(f"claimgraph: {out / name}: ")
    assert problems.count("\n") == 1
    assert {path.name: path.read_text() for path in out.iterdir()} == {
        "graph.html": "before",
        "graph.json": "before",
        "claims.db": "before",
    }
