"""Killed at any moment, or run several times at once, the command leaves nothing wrong behind.

``CLAIMGRAPH_KILLS=100`` kills more often than is needed in each run of the tests.
"""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.benchmarks.generated.bulk import Bulk, write_json_lines
from tests.cli.command import BASE, ROOT, claimgraph, surroundings

KILLS = int(os.environ.get("CLAIMGRAPH_KILLS", "10"))
STATEMENTS = 300
PROCESSES = 4


@pytest.fixture(scope="module")
def bulk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus whose check takes long enough to be killed in each of its parts."""
    folder = tmp_path_factory.mktemp("bulk") / "corpus"
    write_json_lines(Bulk(STATEMENTS), folder)
    return folder


def _start(arguments: tuple[object, ...], cache: Path, corpus: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "graph", *map(str, arguments)],
        cwd=ROOT,
        env=surroundings(XDG_CACHE_HOME=str(cache), CLAIMGRAPH_CORPUS=str(corpus)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _build(out: Path, cache: Path, corpus: Path) -> dict[str, bytes]:
    running = _start(("build", "--out", out), cache, corpus)
    running.communicate()
    assert running.returncode == 0
    return _read(out)


def _read(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def _answer(corpus: Path, cache: Path) -> str:
    done = claimgraph(
        *("query", "repeats", "--min-years", "1", "--possible", "--format", "jsonl"),
        CLAIMGRAPH_CORPUS=str(corpus),
        XDG_CACHE_HOME=str(cache),
    )
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout


def _check_files(out: Path, built: dict[str, bytes]) -> None:
    """Each is whole, though the process was killed while it wrote them."""
    for name in ("graph.html", "graph.json"):
        assert (out / name).read_bytes() == built[name]
    with closing(sqlite3.connect(out / "claims.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counted = database.execute("SELECT count(*) FROM statements").fetchone()
    assert counted == (STATEMENTS,)


def _anew(corpus: Path, folder: Path) -> str:
    """What a corpus answers that nobody has ever asked."""
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(corpus, copy)
    return _answer(copy, folder / "cache-of-copy")


def _databases(cache: Path) -> list[str]:
    """What lies in a cache."""
    return sorted(path.name for path in cache.rglob("*") if path.is_file())


def test_killed_at_any_moment_it_answers_as_ever_the_next_time(bulk: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    out, cache = tmp_path / "out", tmp_path / "cache"
    began = time.monotonic()
    built = _build(out, cache, bulk)
    whole = time.monotonic() - began
    assert sorted(built) == ["claims.db", "graph.html", "graph.json"]
    expected = _anew(bulk, tmp_path)
    sources = sorted((bulk / "records/sources").iterdir())
    for number in range(KILLS):
        if number % 2:
            shutil.rmtree(cache, ignore_errors=True)
        with sources[number % len(sources)].open("a") as file:
            file.write("\n")
        running = _start(("build", "--out", out), cache, bulk)
        time.sleep(whole * chance.random() * 1.1)
        running.kill()
        running.communicate()
        _check_files(out, built)
        if number % 5 == 4:
            assert _answer(bulk, cache) == expected
            assert _databases(cache) == ["claims.db", "seen"]
    for path in sources:
        path.write_text(path.read_text().rstrip("\n") + "\n")
    assert _build(out, cache, bulk) == built
    assert _answer(bulk, cache) == expected
    assert _databases(cache) == ["claims.db", "seen"]


def test_four_at_once_on_a_corpus_that_is_edited_answer_what_stood_there(tmp_path: Path) -> None:
    """Each answer is that of some moment, and none goes back behind an earlier one's."""
    corpus, cache = tmp_path / "corpus", tmp_path / "cache"
    shutil.copytree(BASE, corpus)
    claims = corpus / "records/claims.yaml"
    plain = claims.read_text()
    assert plain.count("text: The ") > 0
    for edit in range(4):
        running = [
            _start(("query", "claims", "--format", "jsonl"), cache, corpus)
            for _ in range(PROCESSES)
        ]
        time.sleep(0.15 * edit)
        waiting = corpus / ".claims.yaml.new"
        waiting.write_text(plain.replace("text: The ", f"text: Number {edit} "))
        waiting.replace(claims)
        for each in running:
            told, problems = each.communicate()
            assert (each.returncode, problems) == (0, b"")
            rows = [json.loads(line) for line in told.splitlines()]
            found = {row["text"].split()[1] for row in rows if row["text"].startswith("Number ")}
            assert len(rows) == plain.count("- id: ")
            assert found <= {str(edit - 1)} or found == {str(edit)}
            assert found or edit == 0
    assert _answer(corpus, cache) == _anew(corpus, tmp_path)
    _answer(corpus, cache)
    claims.touch()
    with claims.open("a") as file:
        file.write("\n")
    _answer(corpus, cache)
    assert _databases(cache) == ["claims.db", "seen"]
