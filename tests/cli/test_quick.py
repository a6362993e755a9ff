"""A question on a fresh store is answered without Typer, in the very same words."""

import shutil
from pathlib import Path

import pytest

from graph.cli.app import app
from graph.cli.quick import answer_quickly
from graph.queries.kept import keep_tallies
from graph.store import refresh as refreshing
from graph.store.stamp import Stamp

BASE = Path(__file__).parents[1] / "load/base"

PLAIN = [
    ("repeats",),
    ("repeats", "--min-years", "1", "--possible", "--format", "json"),
    ("repeats", "--min-years=1", "--limit=1", "--format=csv"),
    ("repeats", "--speaker", "ada-lund", "--possible", "--min-years", "1"),
    ("trace", "ferry-pays"),
    ("trace", "ferry-pays", "--stance", "asserts", "--format", "jsonl"),
    ("trace", "--limit", "2", "ferry-pays"),
    ("statements", "--text", "ferry", "--format", "json"),
    ("statements", "--text=ship calls"),
    ("drift", "ferry-pays"),
    ("compare", "2019", "2021"),
    ("claims",),
    ("coverage", "--format", "csv"),
]
"""What scripts and people type most."""

UNCLEAR = [
    (),
    ("--help",),
    ("repeats", "--help"),
    ("repeat",),
    ("repeats", "--min-years", "none"),
    ("repeats", "--min-years", "0"),
    ("repeats", "--min-years"),
    ("repeats", "--speaker", "--possible"),
    ("repeats", "--possible=yes"),
    ("repeats", "--format", "yaml"),
    ("repeats", "too-much"),
    ("repeats", "--", "x"),
    ("trace",),
    ("trace", "no-such-claim"),
    ("trace", "ferry-pays", "--stance", "doubts"),
    ("repeats", "--limit", str(2**63)),
    ("repeats", "--limit", "٣"),
    ("statements", "--text", "f\udce4hre"),
    ("statements", "--text", ""),
    ("cypher", "MATCH (n) RETURN n.id"),
]
"""What the command line proper has to answer."""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "corpus"
    shutil.copytree(BASE, folder, ignore=shutil.ignore_patterns(".claimgraph"))
    monkeypatch.setattr(Stamp, "is_settled", lambda *_: True)
    assert refreshing.refresh(folder, keep_tallies, trusting=False).errors == 0
    monkeypatch.setenv("CLAIMGRAPH_CORPUS", str(folder))
    return folder


@pytest.mark.parametrize("typed", PLAIN, ids=" ".join)
@pytest.mark.usefixtures("corpus")
def test_both_ways_answer_the_same(
    typed: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    assert answer_quickly(typed)
    quick = capfd.readouterr()
    with pytest.raises(SystemExit) as exit:
        app(["query", *typed], prog_name="claimgraph")
    assert exit.value.code in (None, 0)
    assert capfd.readouterr() == quick


@pytest.mark.parametrize("typed", UNCLEAR, ids=lambda typed: ascii(" ".join(typed)))
@pytest.mark.usefixtures("corpus")
def test_what_is_not_plain_is_left_to_the_command_line_proper(
    typed: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    assert not answer_quickly(typed)
    assert capfd.readouterr() == ("", "")


def test_a_store_that_is_not_fresh_is_made_fresh_first(
    corpus: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    claims = corpus / "records/claims.yaml"
    claims.write_text(claims.read_text().replace("The ferry", "No ferry"))
    assert answer_quickly(["claims"])
    assert "No ferry" in capfd.readouterr().out


def test_records_with_problems_answer_nothing(
    corpus: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (corpus / "records/claims.yaml").unlink()
    with pytest.raises(SystemExit) as exit:
        answer_quickly(["claims"])
    out, err = capfd.readouterr()
    assert (exit.value.code, out) == (1, "")
    assert "error[unknown-claim]" in err
