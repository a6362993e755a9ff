"""No text, and no quotes of it, take a time that grows faster than their size."""

import datetime
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.archive.skeleton import Known, write_skeleton
from graph.prove.corpus_loading import load_corpus
from graph.text import flat_text
from graph.text.flat_text import FlatText
from graph.text.placed_quotes import place_quote
from graph.text.sentences import split_sentences
from tests.hostile.growth import assert_grows_with_its_size
from tests.hostile.texts import TEXTS, transcript

DAY = datetime.date(2024, 12, 31)


@pytest.mark.parametrize("kind", TEXTS)
def test_a_new_source_and_its_check(kind: str, tmp_path: Path) -> None:
    """All sentences are split and singled out, and then proved."""
    document, record = tmp_path / "documents/it.txt", tmp_path / "records/sources/it.yaml"
    document.parent.mkdir()
    record.parent.mkdir(parents=True)

    def archive(text: str) -> None:
        raw = text.encode()
        document.write_bytes(raw)
        known = Known("it", "documents/it.txt", hashlib.sha256(raw).hexdigest(), DAY)
        record.write_text(write_skeleton(text, known), "utf-8")
        assert load_corpus(tmp_path).corpus is not None

    assert_grows_with_its_size(TEXTS[kind], archive)


@pytest.mark.parametrize(
    ("quotes", "context"),
    [
        (lambda text: [sentence.span.of(text) for sentence in split_sentences(text)], None),
        (lambda text: ["Yes."] * (len(text) // 100), "Thank you."),
        (lambda text: ["e"] * (len(text) // 100), None),
        (lambda text: [f"Never {number}." for number in range(len(text) // 100)], None),
    ],
    ids=["each sentence", "one that recurs", "a letter", "none that stands there"],
)
def test_many_quotes_of_one_document(
    quotes: Callable[[str], list[str]], context: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flat_text, "_MANY_SEARCHES", 0)
    monkeypatch.setattr(flat_text, "_LONG_TEXT", 0)

    def place(text: str) -> None:
        document = FlatText(text)
        for quote in quotes(text):
            place_quote(document, (quote,), suffix=context, explain=False)
            place_quote(document, (quote, "Next question, please."), explain=False)

    assert_grows_with_its_size(lambda size: transcript(20 * size), place)
