"""A passage never begins or ends inside a word or a number."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.text.cut_words import cut_by, cut_edges, find_whole
from schemas.corpus import Span


@pytest.mark.parametrize(
    ("text", "part", "cut"),
    [
        ("It is illegal here", "legal", "illegal"),
        ("It is illegal here", "illeg", "illegal"),
        ("140,000 men", "40,000", "140,000"),
        ("140,000 men", "140", "140,000"),
        ("140,000 men", "000 men", "140,000"),
        ("40.5 per cent", "40", "40.5"),
        ("1'000 Mann", "1", "1'000"),
        ("13 000 000 men", "13", "13 000 000"),
        ("13\u00a0000 men", "13", "13\u00a0000"),
        ("13\u202f000 men", "000 men", "13\u202f000"),
        ("at -5 degrees", "5 degrees", "-5"),
        ("at \u22125 degrees", "5 degrees", "\u22125"),
        ("We can’t go", "We can", "can’t"),
        ("We don't go", "We don", "don't"),
        ("G20 met", "G", "G20"),
        ("F-16 jets flew", "16 jets", "F-16"),
        ("the U.S. forces flew", "S. forces", "U.S"),
        ("the e.g. forces flew", "the e.", "e.g"),
        ("С‑300 стоят", "300 стоят", "С‑300"),
        ("in mid-2023", "2023", "mid-2023"),
        ("a half-truth", "truth", "half-truth"),
        ("il\u200blegal acts", "legal acts", "il\u200blegal"),
        ("il\u200e\u2063legal acts", "il", "il\u200e\u2063legal"),
        ("155mm shells", "155", "155mm"),
        ("non-nuclear arms", "nuclear arms", "non-nuclear"),
        ("не-военный груз", "военный груз", "не-военный"),
        ("незаконно", "законно", "незаконно"),
        ("unmöglich", "möglich", "unmöglich"),
        ("Pra\u0308sident", "Pra", "Pra\u0308sident"),
        ("Pra\u0308sident", "\u0308sident", "Pra\u0308sident"),
        ("mit\u00adten", "mit", "mit\u00adten"),
        ("नमस्ते", "नमस", "नमस्ते"),
        ("غيرقانوني", "قانوني", "غيرقانوني"),
    ],
)
def test_what_is_cut_is_named(text: str, part: str, cut: str) -> None:
    start = text.find(part)
    assert [whole for _, whole in cut_edges(text, Span(start, start + len(part)))] == [cut]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a sum of 0\U000e0100 men", "a sum of 0"),
        ("a sum of 0\u034f men", "a sum of 0"),
        ("yesterdayThe end", "The end"),
        ("yesterdayThe end", "yesterday"),
        ("in 2023The end", "in 2023"),
        ('he added."Next', "Next"),
        ("NATO’s army", "NATO"),
        ("l’OTAN va", "OTAN"),
        ("from 10-15 men", "15 men"),
        ("in 2019 300 people", "in 2019"),
        ("Russian-born men", "born men"),
        ("(NATO)", "NATO"),
        ("They can, too", "They can"),
        ("Of 5, 6 went", "Of 5"),
        ("The end.", "The end"),
        ("北约的军队", "军队"),
        ("กองทัพไทย", "ไทย"),
        ("กองทัพ\u200bไทย", "ไทย"),
        ("日本はNATOに", "NATO"),
        ("나토는 간다", "나토"),
        ("40명의", "40"),
    ],
)
def test_what_stands_whole_passes(text: str, part: str) -> None:
    start = text.find(part)
    assert cut_edges(text, Span(start, start + len(part))) == []


def test_a_part_is_found_where_it_stands_whole() -> None:
    assert find_whole("illegal and legal", "legal") == Span(12, 17)
    assert find_whole("illegal", "legal") == Span(2, 7)
    assert find_whole("illegal", "moral") is None


@given(text=st.text("aB1.,’'- \u0301\u200dд中é", max_size=20), at=st.integers(0, 20))
@settings(max_examples=300, deadline=None)
def test_any_offset_of_any_text_is_answered(text: str, at: int) -> None:
    """Beside white space, and where a text begins or ends, nothing is cut."""
    cut = cut_by(text, at)
    if at <= 0 or at >= len(text) or (text[at - 1] == " " and not text[at].isdigit()):
        assert cut is None
    assert cut is None or cut
