"""Pipes, locales, terminals: the command behaves wherever its output goes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli.exits import FINE, UNEXPECTED
from tests.cli.command import ROOT, claimgraph, surroundings

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")

ASCII = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv"])
def test_the_bytes_are_the_same_in_any_locale(format: str) -> None:
    """The corpus holds typographic quotation marks, which ASCII has not."""
    arguments = ("query", "statements", "--source", "ferry-undated", "--format", format)
    plain, ascii = claimgraph(*arguments), claimgraph(*arguments, **ASCII)
    assert "“will" in ascii.stdout
    assert (ascii.stdout, ascii.stderr, ascii.returncode) == (plain.stdout, plain.stderr, FINE)


def test_a_reader_that_goes_away_is_no_failure() -> None:
    command = f"{sys.executable} -m graph query statements --format json | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("[\n", "", FINE)


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_no_failure(closed: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m graph query claims {closed}"],
        cwd=ROOT,
        env=surroundings(PYTHONWARNINGS=""),
        check=False,
    )
    assert done.returncode == FINE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "graph", "query", "claims"],
            cwd=ROOT,
            env=surroundings(),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.stderr == "claimgraph: No space left on device\n"
    assert done.returncode == UNEXPECTED


def _on_terminal(*arguments: str, **environment: str) -> str:
    """What a terminal of 100 columns is sent by stdout and stderr."""
    leader, follower = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "graph", *arguments],
        cwd=ROOT,
        env=surroundings(**{"TERM": "xterm", "COLUMNS": "100"} | environment),
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    shown = b""
    while chunk := _read(leader):
        shown += chunk
    os.close(leader)
    done.wait()
    return shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


def test_colour_is_for_terminals_that_want_it() -> None:
    asked = ("query", "claims")
    coloured = _on_terminal(*asked)
    assert "\x1b[1mclaim" in coloured
    assert "\x1b" not in _on_terminal(*asked, NO_COLOR="1")
    assert "\x1b" not in _on_terminal(*asked, TERM="dumb")
    assert "\x1b" not in claimgraph(*asked).stdout


def test_problems_are_coloured_on_terminals() -> None:
    asked = ("check", "no-such-folder")
    coloured = _on_terminal(*asked)
    assert "\x1b[1;31merror[" in coloured
    assert "\x1b" not in _on_terminal(*asked, NO_COLOR="1")
