"""The command in this process, where a test must reach inside it."""

import gc
import sys
from collections.abc import Callable, Iterator

import pytest

from graph.cli.main import run
from tests.cli.command import BASE

InProcess = Callable[..., int]


@pytest.fixture
def run_here(monkeypatch: pytest.MonkeyPatch) -> Iterator[InProcess]:
    """Run the command with some arguments; gives its exit code."""
    threshold = gc.get_threshold()
    monkeypatch.setenv("CLAIMGRAPH_CORPUS", str(BASE))

    def run_with(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["claimgraph", *map(str, arguments)])
        return run()

    yield run_with
    gc.set_threshold(*threshold)
