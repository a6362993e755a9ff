"""Every writing command, with each of its system calls failing in turn, or killing it."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import BASE, ROOT, surroundings
from tests.disk.forked import Fault, Told, run_forked, snapshot

ARTICLE = "A second pier\n\nNORTHPORT, 14 May 2024. The pier is new, Mayor Ada Lund said.\n"
SOURCE = "records/sources/harbour-2019.yaml"


def _copy(folder: Path) -> Path:
    """The small corpus, with two ids that nothing bears and two files in another layout."""
    corpus = folder / "corpus"
    shutil.copytree(BASE, corpus)
    (folder / "pier.txt").write_text(ARTICLE, encoding="utf-8")
    return corpus


def _with_missing_ids(folder: Path) -> None:
    source = _copy(folder) / SOURCE
    text = source.read_text("utf-8")
    text = text.replace("of: bay-lines", "of: harbour-master")
    source.write_text(text.replace("quantity: ship-calls", "quantity: port-calls"), "utf-8")


def _with_layout(folder: Path) -> None:
    corpus = _copy(folder)
    for name in ("claims", "events"):
        with (corpus / f"records/{name}.yaml").open("a", encoding="utf-8") as file:
            file.write("# end   \n\n\n")


def _with_schemas(folder: Path) -> None:
    run_forked("schema", "--write", "--corpus", _copy(folder))
    for path in (folder / "corpus/schemas").iterdir():
        path.write_bytes(path.read_bytes() + b"\n")


COMMANDS: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "init": (lambda _: None, ("init", "corpus")),
    "new source": (_copy, ("new", "source", "pier.txt", "--corpus", "corpus", "--id", "pier")),
    "new ids": (_with_missing_ids, ("new", "ids", "--corpus", "corpus", "--yes")),
    "check --fix": (_with_layout, ("check", "corpus", "--fix", "--yes")),
    "schema --write": (_with_schemas, ("schema", "--write", "--corpus", "corpus")),
    "build": (_copy, ("build", "corpus", "--out", "out", "--texts", "none")),
}


STEPS = {"init": 13, "build": 5, "new source": 4, "schema --write": 5}
"""Of the slow commands not every call; test_batch.py has each call of what all of them share."""


def _run(folder: Path, arguments: tuple[str, ...], at: int = 0, fault: Fault = "fail") -> Told:
    return run_forked(
        *arguments,
        cwd=folder,
        at=at,
        fault=fault,
        below=folder,
        XDG_CACHE_HOME=str(folder.parent / "c"),
    )


@pytest.fixture
def prepared(tmp_path: Path) -> Callable[[str], tuple[Path, tuple[str, ...]]]:
    """Makes a folder in which a command can be run: always the same one, anew each time."""

    def prepare(command: str) -> tuple[Path, tuple[str, ...]]:
        make, arguments = COMMANDS[command]
        folder = tmp_path / "here"
        if not (tmp_path / "template").exists():
            (tmp_path / "template").mkdir()
            make(tmp_path / "template")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(tmp_path / "template", folder)
        return folder, arguments

    return prepare


@pytest.mark.parametrize("command", COMMANDS)
def test_a_call_that_fails_leaves_nothing_half_and_nothing_over(
    command: str, prepared: Callable[[str], tuple[Path, tuple[str, ...]]]
) -> None:
    folder, arguments = prepared(command)
    before = snapshot(folder)
    told = _run(folder, arguments)
    assert told.code == 0, told.output
    after = snapshot(folder)
    assert after != before
    at = 1 - STEPS.get(command, 1)
    while told.struck or at < 1:
        at += STEPS.get(command, 1)
        folder, arguments = prepared(command)
        told = _run(folder, arguments, at)
        found = snapshot(folder)
        assert found in (before, after), (at, told.output, found.keys())
        if told.code:
            assert found == before, (at, told.output)
            assert "Traceback" not in told.output
            assert "unexpected" not in told.output
            if found == before:
                assert _run(folder, arguments).code == 0
                assert snapshot(folder) == after
    assert at > 10


@pytest.mark.parametrize("command", [each for each in COMMANDS if each != "build"])
def test_a_kill_is_made_good_by_the_next_try(
    command: str, prepared: Callable[[str], tuple[Path, tuple[str, ...]]]
) -> None:
    folder, arguments = prepared(command)
    assert _run(folder, arguments).code == 0
    after = snapshot(folder)
    at = 1 - STEPS.get(command, 1)
    while True:
        at += STEPS.get(command, 1)
        folder, arguments = prepared(command)
        told = _run(folder, arguments, at, "kill")
        if not told.struck:
            break
        assert told.code == -9
        if _whole(snapshot(folder)) != after:
            again = _run(folder, arguments)
            assert again.code == 0, (at, again.output)
        assert _whole(snapshot(folder)) == after, at
    assert at > 10


def _whole(found: dict[str, str]) -> dict[str, str]:
    """What is no leftover of a process that was killed when all was in place."""
    return {name: text for name, text in found.items() if ".claimgraph-" not in name}


def test_what_a_killed_command_left_is_deleted_by_the_next(tmp_path: Path) -> None:
    corpus = _copy(tmp_path)
    command = ("new", "source", "pier.txt", "--corpus", "corpus", "--id", "pier")
    left = []
    for at in range(1, 60):
        told = _run(tmp_path, command, at, "kill")
        left += list(corpus.rglob(".claimgraph-*.tmp"))
        if not told.struck:
            break
    assert left
    _run(tmp_path, ("new", "source", "pier.txt", "--corpus", "corpus", "--id", "other"))
    (corpus / "records/sources/pier.yaml").unlink()
    (corpus / "documents/pier.txt").unlink()
    assert _run(tmp_path, command).code == 0
    assert list(corpus.rglob(".claimgraph-*.tmp")) == []


@pytest.mark.parametrize("most", [0, 100, 5_000, 40_000])
@pytest.mark.parametrize("command", ["init", "new source", "new ids", "schema --write", "build"])
def test_a_full_disk_leaves_nothing(
    command: str, most: int, prepared: Callable[[str], tuple[Path, tuple[str, ...]]]
) -> None:
    """A file may be no longer than so many bytes, which every writer meets as on a full disk."""
    folder, arguments = prepared(command)
    before = snapshot(folder)
    program = (
        "import resource, sys; from graph.cli.main import main; "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {resource.RLIM_INFINITY})); "
        f"sys.argv = ['claimgraph', *{list(arguments)!r}]; main()"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=surroundings(XDG_CACHE_HOME=str(folder.parent / "c"), PYTHONPATH=str(ROOT)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if told.returncode:
        assert snapshot(folder) == before, told.stderr
        assert "Traceback" not in told.stderr
    else:
        assert snapshot(folder) != before
        assert most > 100
    assert not [name for name in os.listdir(folder) if name.startswith(".claimgraph-")]  # noqa: PTH208
