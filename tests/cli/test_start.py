"""A cold question imports only what it needs."""

import subprocess
import sys

import pytest

from tests.cli.command import ROOT, surroundings

SLOW = {
    "IPython",
    "graph.exchange",
    "graph.page",
    "jinja2",
    "pyvis",
    "rich",
    "wcwidth",
}


@pytest.mark.parametrize("question", ["repeats --possible", "trace ferry-pays", "statements"])
def test_a_question_imports_nothing_slow(question: str) -> None:
    """The benchmark measures how long it takes; this says what must not come back."""
    arguments = ["claimgraph", "query", *question.split()]
    program = (
        f"import sys; from graph.cli.main import run; sys.argv = {arguments}; code = run(); "
        "sys.stdout.write(' '.join(sys.modules)); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    imported = set(done.stdout.splitlines()[-1].split())
    assert imported & SLOW == set()
    assert "graph.queries" in imported
