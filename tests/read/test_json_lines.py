"""What JSON Lines may not hold, however it is written."""

import shutil
from pathlib import Path

import pytest

from graph.prove.corpus_loading import load_corpus

_BASE = Path(__file__).parents[1] / "prove/base"


@pytest.mark.parametrize("escape", [r"\b", r"\f", r"\u0007", r"\u200b\u0000"])
def test_an_escape_of_what_cannot_be_seen_is_told(escape: str, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(_BASE, corpus)
    with (corpus / "records/quantities.jsonl").open("a") as file:
        file.write(f'{{"id": "odd", "name": "od{escape}d", "counted": "x"}}\n')
    (problem,) = load_corpus(corpus).problems
    assert problem.code == "control-character"
