"""The real command, run as a user runs it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.forked import run_in_child

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests/prove/base"
"""A small sound corpus."""

_SET_BY_A_USER = ("CLAIMGRAPH_CORPUS", "CLAIMGRAPH_DEBUG", "COLUMNS", "NO_COLOR", "LC_ALL")


def claimgraph(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``claimgraph`` in a process of its own, on the small corpus unless another is named."""
    around = surroundings(**environment)
    if not hasattr(os, "fork") or any(name.startswith("PYTHON") for name in environment):
        return subprocess.run(
            [sys.executable, "-m", "graph", *map(str, arguments)],
            cwd=ROOT,
            env=around,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    code, output, errors = run_in_child(arguments, cwd=ROOT, environment=around)
    return subprocess.CompletedProcess(arguments, code, _read(output), _read(errors))


def surroundings(**environment: str) -> dict[str, str]:
    """The environment of a command: what the machine has, and what a test adds."""
    kept = {name: value for name, value in os.environ.items() if name not in _SET_BY_A_USER}
    return (
        kept
        | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "CLAIMGRAPH_CORPUS": str(BASE)}
        | environment
    )


def _read(output: bytes) -> str:
    """As ``subprocess`` reads text: every end of a line is one character."""
    return output.decode().replace("\r\n", "\n")
