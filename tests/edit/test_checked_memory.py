"""What is remembered of files that did not change never hides what a change elsewhere breaks."""

from pathlib import Path

import pytest

from graph.prove.corpus_loading import load_corpus
from tests.edit.edited import Edited

CHANGES = {
    "a speaker goes": ("speakers.yaml", "- id: tom-berg", "- id: tom-bergen"),
    "an event goes": ("events.yaml", "- id: second-speech", "- id: third-speech"),
    "an event gets another date": ("events.yaml", "2019-03-05", "2022-03-05"),
    "a claim goes": ("claims.yaml", "- id: ferry-pays\n", "- id: ferry-earns\n"),
    "a file cannot be read": ("claims.yaml", "- id: ferry-pays\n", "- id: 'ferry-pays\n"),
    "a source has a slip": ("sources/harbour-2019.yaml", "form: direct", "form: straight"),
    "a document changes": ("../documents/harbour-2019.txt", "six", "seven"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_found_where_all_else_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    # As if all files were old, so that whatever looks as before is believed.
    monkeypatch.setattr("graph.edit.checked_memory._SETTLED", -(10**18))
    edited = Edited(tmp_path)
    before = edited.desk.look().problems
    assert edited.desk.look().problems == load_corpus(edited.folder).problems
    name, old, new = CHANGES[what]
    path = edited.folder / "records" / name
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    assert edited.desk.look().problems == load_corpus(edited.folder).problems
    assert edited.desk.look().problems != before
    other = edited.folder / "records/narratives.yaml"
    other.write_bytes(other.read_bytes() + b"\n")
    assert edited.desk.look().problems == load_corpus(edited.folder).problems
    path.write_bytes(text.encode())
    assert edited.desk.look().problems == before
    assert edited.desk.look().corpus == load_corpus(edited.folder).corpus
