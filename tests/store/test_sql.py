"""SQL that is asked with ill will is refused in one sentence."""

import os
import subprocess
import sys

import pytest

from tests.cli.command import ROOT, claimgraph, surroundings


@pytest.mark.parametrize("function", ["fts3_tokenizer('simple')", "load_extension('x')"])
def test_functions_that_reach_beyond_the_database_are_refused(function: str) -> None:
    """One tells an address in memory, the other runs a file."""
    done = claimgraph("sql", f"SELECT {function}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "not authorized" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="arguments are text there")
@pytest.mark.parametrize("arguments", [[b"SELECT \xff"], [b"SELECT :a", b"--param", b"a=\xff"]])
def test_what_is_not_utf8_is_a_wrong_question(arguments: list[bytes]) -> None:
    """In the question, and in what it is given."""
    command: list[str | bytes] = [sys.executable, "-m", "graph", "sql", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=surroundings(), capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is not UTF-8" in done.stderr
