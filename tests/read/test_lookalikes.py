"""Letters of another alphabet in a word, and characters that nobody sees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.lookalikes import find_strange_letters, find_unseen


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("\u0410merica first", ["\u0410"]),
        ("NAT\u041e expands", ["\u041e"]),
        ("р\u0430ypal", ["р\u0430"]),
        ("США и Рoссия", ["o"]),
        ("НATO", ["Н"]),
        ("\u0391thens and Sp\u03b1rta", ["\u0391"]),
        ("\u041d\u0410\u0422\u041e expands", ["\u041d\u0410\u0422\u041e"]),
        ("\u0430 threat to peace", ["\u0430"]),
        ("The f\u0435\u0435s were f\u0435\u0435s", ["\u0435\u0435", "\u0435\u0435"]),
    ],
)
def test_a_word_of_two_alphabets_is_seen(text: str, strange: list[str]) -> None:
    assert [letters for _, letters in find_strange_letters(text)] == strange


@pytest.mark.parametrize(
    "text",
    [
        "NATO expands",
        "НАТО расширяется, говорит CNN",
        "The paper Правда writes of НАТО",
        "5 μm, Δv and α-rays",
        "Zelenskyy (Зеленський) said",
        "Η Ελλάδα και το NATO",
        "Ёлка, їжак, ўсё",
        "naïve café Łódź",
        "ОПЕК",
        "北约 and NATO",
    ],
)
def test_alphabets_side_by_side_pass(text: str) -> None:
    assert find_strange_letters(text) == []


@pytest.mark.parametrize(
    ("text", "unseen"),
    [
        ("com\u00adpound", "\u00ad"),
        ("a\u200bb", "\u200b"),
        ("a\u200db", "\u200d"),
        ("NATO\u200f", "\u200f"),
        ("\u202eOTAN\u202c", "\u202e\u202c"),
        ("a\u2060b\U000e0041", "\u2060\U000e0041"),
        ("می\u200cخواهیم", ""),
        ("क्\u200dष", ""),
        ("👨\u200d👩\u200d👧 ❤\ufe0f", ""),
        ("שלום\u200f!", ""),
        ("plain", ""),
    ],
)
def test_what_nobody_sees_is_named_where_no_writing_needs_it(text: str, unseen: str) -> None:
    assert find_unseen(text) == unseen


@given(text=st.text(max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_text_is_answered(text: str) -> None:
    for word, letters in find_strange_letters(text):
        assert word in text
        assert set(letters) <= set(word)
    assert set(find_unseen(text)) <= set(text)
