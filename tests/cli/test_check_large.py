"""``claimgraph check`` on many sources and many problems: short work, short answers."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli.exits import FINE, INTERRUPTED, PROBLEMS
from graph.store.refresh import refresh
from tests.benchmarks.watch import make_corpus
from tests.cli.command import BASE, ROOT, claimgraph, surroundings
from tests.store.small import forget_all

SHARE = 20
"""What is checked again after one save is at most one part of so many."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thousand sources, one file for each."""
    corpus = tmp_path_factory.mktemp("large") / "corpus"
    make_corpus(corpus)
    return corpus


def _on_terminal(*arguments: str | Path, until: str = "", **environment: str) -> tuple[int, str]:
    """How a command ends, and what a terminal is sent by stderr alone; Ctrl-C at a text."""
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "graph", *map(str, arguments)],
        cwd=ROOT,
        env=surroundings(TERM="xterm", **environment),
        stdout=subprocess.DEVNULL,
        stderr=follower,
    ) as process:
        os.close(follower)
        shown = b""
        while chunk := _read(leader):
            shown += chunk
            if until and until.encode() in shown:
                process.send_signal(signal.SIGINT)
                until = ""
    os.close(leader)
    return process.returncode, shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


_HIDDEN, _SEEN, _CLEARED = "\x1b[?25l", "\x1b[?25h", "\x1b[2K"


def test_a_terminal_shows_how_far_a_long_check_is_and_then_only_what_it_found(large: Path) -> None:
    """First in this file: only the first check of a corpus reads all of it."""
    code, shown = _on_terminal("check", large, NO_COLOR="1")
    assert code == FINE
    assert shown.startswith(f"{_HIDDEN}checking ")
    *_, last, found = shown.split(_CLEARED)
    assert last.endswith(f"{_SEEN}\r\x1b[1A")
    assert found.startswith("1,000 sources, 10,000 statements, ")


def test_ctrl_c_leaves_a_terminal_as_it_was(large: Path) -> None:
    forget_all(large)
    code, shown = _on_terminal("check", large, until="checking")
    assert code == INTERRUPTED
    assert shown.endswith(f"{_SEEN}\r\x1b[1A{_CLEARED}")


def test_nobody_else_is_shown_progress(large: Path) -> None:
    forget_all(large)
    told = claimgraph("check", large)
    assert (told.returncode, told.stdout) == (FINE, "")
    assert told.stderr.startswith("1,000 sources, ")
    assert told.stderr.count("\n") == 1


def test_one_saved_file_of_a_thousand_is_one_twentieth_of_the_work(large: Path) -> None:
    forget_all(large)
    whole = refresh(large, trusting=False)
    assert whole.read_anew > 10_000
    source = sorted((large / "records/sources").iterdir())[500]
    source.write_text(source.read_text(encoding="utf-8") + "# read again\n", encoding="utf-8")
    again = refresh(large, trusting=False)
    assert 0 < again.read_anew <= whole.read_anew / SHARE
    assert refresh(large, trusting=False).read_anew == 0


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """The small corpus, and 1,234 claims without words."""
    corpus = Path(shutil.copytree(BASE, tmp_path / "corpus", ignore=shutil.ignore_patterns(".*")))
    wordless = "".join(f"- id: wordless-{number}\n" for number in range(1_234))
    (corpus / "records/claims").mkdir()
    (corpus / "records/claims/wordless.yaml").write_text(wordless, encoding="utf-8")
    return corpus


def test_people_read_a_hundred_problems_and_how_many_more_there_are(damaged: Path) -> None:
    told = claimgraph("check", damaged)
    assert told.returncode == PROBLEMS
    assert told.stderr.count(": error[") == 100
    *_, more, blank, summary = told.stderr.splitlines()
    assert (more, blank) == ("... and 1,134 more; --format json shows all", "")
    assert summary.endswith(": 1,234 errors, 0 warnings")


@pytest.mark.parametrize("format", ["json", "github"])
def test_programs_read_all_problems(format: str, damaged: Path) -> None:
    told = claimgraph("check", damaged, "--format", format)
    found = json.loads(told.stdout) if format == "json" else told.stdout.splitlines()
    assert len(found) == 1_234
    assert told.stderr.count("\n") == 1


def test_a_question_shows_a_hundred_problems_too(damaged: Path) -> None:
    told = claimgraph("query", "claims", "--corpus", damaged, "--format", "json")
    assert (told.returncode, told.stdout) == (PROBLEMS, "")
    assert told.stderr.count(": error[") == 100
    assert told.stderr.endswith(
        "... and 1,134 more; 'claimgraph check --format json' shows all\n\n"
        "1,234 errors, 0 warnings\n"
    )


def test_what_is_only_counted_is_said_to_be(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    wordless = "".join(f'{{"id": "wordless-{number}"}}\n' for number in range(10_010))
    (tmp_path / "records/claims.jsonl").write_text(wordless, encoding="utf-8")
    told = claimgraph("check", tmp_path)
    assert "... and 9,910 more; --format json shows the first 10,000\n" in told.stderr
    told = claimgraph("check", tmp_path, "--format", "json")
    assert len(json.loads(told.stdout)) == 10_000
    assert "... and 10 more, which were only counted\n" in told.stderr
    assert told.stderr.endswith(": 10,010 errors, 0 warnings\n")
