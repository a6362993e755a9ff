"""``claimgraph check --fix`` and ``--format-only``."""

import shutil
from pathlib import Path

import pytest

from graph.cli.exits import PROBLEMS
from tests.cli.command import BASE, claimgraph


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The small corpus with the fields of one claim in another order."""
    corpus = tmp_path / "corpus"
    shutil.copytree(BASE, corpus)
    claims = corpus / "records/claims.yaml"
    text = claims.read_text("utf-8").replace(
        "- id: ferry-doubles-traffic\n  text: The ferry doubles the traffic across the bay.\n",
        "- text: The ferry doubles the traffic across the bay.  \n"
        "  # its id\n  id: ferry-doubles-traffic\n",
    )
    claims.write_text(text, encoding="utf-8")
    return corpus


def test_the_difference_is_shown_and_nothing_written_without_a_yes(corpus: Path) -> None:
    before = (corpus / "records/claims.yaml").read_bytes()
    told = claimgraph("check", corpus, "--fix")
    assert told.returncode == PROBLEMS
    assert "\n-- text: The ferry doubles the traffic across the bay.  \n" in told.stdout
    assert "\n+- id: ferry-doubles-traffic\n" in told.stdout
    assert told.stderr.endswith("nothing was written; --yes writes without asking\n")
    assert (corpus / "records/claims.yaml").read_bytes() == before


def test_a_yes_writes_it_and_ci_is_content(corpus: Path) -> None:
    told = claimgraph("check", corpus, "--format-only")
    assert (told.returncode, told.stdout) == (PROBLEMS, "")
    assert "records/claims.yaml: not in canonical order and layout\n" in told.stderr
    assert claimgraph("check", corpus, "--fix", "--yes").returncode == 0
    assert (
        "  # its id\n- id: ferry-doubles-traffic\n"
        "  text: The ferry doubles the traffic across the bay.\n"
    ) in (corpus / "records/claims.yaml").read_text("utf-8")
    assert claimgraph("check", corpus, "--format-only").returncode == 0
    assert claimgraph("check", corpus, "--fix").stderr.endswith("nothing to fix\n")


def test_records_with_errors_are_not_touched(corpus: Path) -> None:
    (corpus / "records/events.yaml").write_text("- id: x\n", encoding="utf-8")
    before = (corpus / "records/claims.yaml").read_bytes()
    told = claimgraph("check", corpus, "--fix", "--yes")
    assert told.returncode == PROBLEMS
    assert "error[missing-field]" in told.stderr
    assert (corpus / "records/claims.yaml").read_bytes() == before
