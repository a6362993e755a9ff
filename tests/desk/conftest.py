"""A server on a copy of a small corpus, as a person starts it."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.command import BASE, ROOT, surroundings


@dataclass(frozen=True)
class Served:
    """A server, and the corpus that it shows."""

    corpus: Path
    port: int
    process: "subprocess.Popen[str]"
    token: str = ""

    @property
    def address(self) -> str:
        """What a person opens."""
        path = f"/desk#{self.token}" if self.token else "/"
        return f"http://127.0.0.1:{self.port}{path}"

    def stop(self) -> tuple[int, str]:
        """Press Ctrl-C; the exit code, and what was said then."""
        self.process.send_signal(signal.SIGINT)
        _, told = self.process.communicate(timeout=30)
        return self.process.returncode, told


def _as_a_terminal_does() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def start(corpus: Path, command: str = "serve") -> Served:
    """Start a server, and wait until it says where it is."""
    process = subprocess.Popen(
        [sys.executable, "-m", "graph", command, str(corpus), "--no-open"],
        cwd=ROOT,
        env=surroundings(XDG_CACHE_HOME=os.environ["XDG_CACHE_HOME"]),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=None if sys.platform == "win32" else _as_a_terminal_does,
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.fullmatch(r".* is at http://127\.0\.0\.1:(\d+)/(?:desk#(\S+))? until Ctrl-C\n", line)
    assert found is not None, line + process.stderr.read()
    return Served(corpus, int(found[1]), process, found[2] or "")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    corpus = tmp_path_factory.mktemp("served") / "corpus"
    shutil.copytree(BASE, corpus)
    running = start(corpus)
    yield running
    running.process.kill()
    running.process.communicate()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    """A desk on a copy of the seeds."""
    corpus = tmp_path / "corpus"
    shutil.copytree(ROOT / "seeds", corpus)
    running = start(corpus, "desk")
    yield running
    running.process.kill()
    running.process.communicate()


@pytest.fixture(scope="module")
def small_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk on a small corpus, for what writes nothing."""
    corpus = tmp_path_factory.mktemp("desk") / "corpus"
    shutil.copytree(BASE, corpus)
    running = start(corpus, "desk")
    yield running
    running.process.kill()
    running.process.communicate()
