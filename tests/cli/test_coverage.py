"""``claimgraph coverage``: the text itself, and a limit for CI."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli.exits import PROBLEMS, USAGE
from graph.prove.corpus_loading import load_corpus
from graph.prove.text_segments import read_account
from tests.cli.command import BASE, claimgraph


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The small corpus with one passage open, and one not named at all."""
    corpus = tmp_path / "corpus"
    shutil.copytree(BASE, corpus)
    source = corpus / "records/sources/harbour-2019.yaml"
    text = source.read_text("utf-8")
    text = text.replace(
        "  - dismissed: background\n    text: The old pier was built in 1911.\n",
        "  - open: The old pier was built in 1911.\n",
    ).replace("  - dismissed: navigation\n    text: Home | News | Weather\n", "")
    source.write_text(text, encoding="utf-8")
    return corpus


def test_the_text_is_shown_between_marks(corpus: Path) -> None:
    told = claimgraph("coverage", "harbour-2019", "--corpus", corpus)
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith(
        "harbour-2019: 70 % anchored, 21 % dismissed, 9 % open\n\n"
        "[? Home | News | Weather ?]\n\n"
        "[- Harbour Council Backs New Ferry -]\n\n"
        '[- NORTHPORT, March 5. -] [+ "The ferry will double the traffic across the bay. +] '
        '[+ It will pay for itself within six years," Mayor Ada Lund told the council on Tuesday. '
        "+]\n\n"
    )
    assert "[? The old pier was built in 1911. ?]" in told.stdout


def test_a_limit_names_the_sources_below_it(corpus: Path) -> None:
    told = claimgraph("coverage", "--shares", "--fail-under", "100", "--corpus", corpus)
    assert told.returncode == PROBLEMS
    assert told.stderr == "claimgraph: under 100 %: harbour-2019 (91 %)\n"
    assert told.stdout == (
        "ferry-undated: 90 % anchored, 10 % dismissed, 0 % open\n"
        "harbour-2019: 70 % anchored, 21 % dismissed, 9 % open\n"
        "imported: 100 % anchored, 0 % dismissed, 0 % open\n"
    )
    assert claimgraph("coverage", "--fail-under", "90", "--corpus", corpus).returncode == 0
    assert claimgraph("coverage", "--fail-under", "100", "--shares").returncode == 0


def test_an_unknown_source_is_answered_with_the_nearest() -> None:
    told = claimgraph("coverage", "harbor-2019")
    assert (told.returncode, told.stdout) == (USAGE, "")
    assert "did you mean 'harbour-2019'?" in told.stderr


def test_a_terminal_shows_colours(
    corpus: Path,
    run_here: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for place in ("commands.coverage_command", "output.terminal"):
        monkeypatch.setattr(f"graph.cli.{place}.wants_colour", lambda *_: True)
    assert run_here("coverage", "harbour-2019", "--corpus", corpus) == 0
    shown = capsys.readouterr().out
    assert "\x1b[1;33mHome | News | Weather\x1b[0m" in shown
    assert "\x1b[32mAccording to Lund" in shown
    assert "[+" not in shown


def test_the_stretches_give_back_the_text(corpus: Path) -> None:
    loaded = load_corpus(corpus).corpus
    assert loaded is not None
    for source in loaded.sources.values():
        assert "".join(stretch.text for stretch in read_account(source)) == source.text
