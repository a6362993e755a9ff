"""Which texts are the same, and which a search takes for the same."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.text.flat_text import FlatText, Sought, flatten
from graph.text.folding import fold, is_unified, split_clusters, unify

NASTY = (
    "aeiıİIßẞſñéё\u0451\u0401ﬁﬃĲǆ\u0300\u0301\u0307\u0308\u0323\u0345\u00ad\u200b\u200d\ufeff\u200f"
    " \n\u00a0\u3000'\"‘’“”„«»–—−…½²№℃ＡＢ１ｶﾞﾟ가ᄀ각ᅡᆨ"
    "\u064b\u0653\u0654اأإآٱىيکك\u0640ﻻﷺﹰﹱﱞשׁשׁ״ςΣσΐΰ𝐀🙂\ufe0f"
)
"""Characters of which each has given a folding trouble somewhere."""
texts = st.text(alphabet=NASTY, max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pra\u0308sident", "Präsident"),
        ("o\ufb03ce of\ufb01cial \ufb02ag", "office official flag"),
        ("Ĳssel ǆ ŉ", "IJssel dž ʼn"),
        ("mit\u00adten, \ufeffmit\u200bten", "mitten, mitten"),
        ("می\u200cخواهیم", "میخواهیم"),
        ("ﻣﺮﺣﺒﺎ ﻻ", "مرحبا لا"),
        ("مـــرحبا", "مرحبا"),
        ("ＮＡＴＯ １９４９", "NATO 1949"),
        ("ｶﾞｽ", "ガス"),
        ("한국", "한국"),
        ("Å 2126: Ω", "Å 2126: Ω"),
        ("\u202eright\u202c \u2067to\u2069 left", "right to left"),
    ],
)
def test_one_text_however_it_is_encoded(one: str, other: str) -> None:
    """A quote typed either way stands in a document written the other way."""
    assert unify(one) == unify(other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ещё Ещё", "еще еще"),
        ("“no” „no“ «no» 「no」", '"no" "no" "no" "no"'),
        ("don’t ‘no’ don´t", "don't 'no' don't"),
        ("1990–1995 — so", "1990-1995 - so"),
        ("−5", "-5"),
        ("İstanbul Diyarbakır", "istanbul diyarbakir"),
        ("STRASSE Straße STRAẞE", "strasse strasse strasse"),
        ("ΣΊΣΥΦΟΣ Σίσυφος", "σίσυφοσ σίσυφοσ"),
        ("مُحَمَّد", "محمد"),
        ("أحمد إلى آخر", "احمد الي اخر"),
        ("שָׁלוֹם צה״ל", 'שלום צה"ל'),
        ("km² ½ №", "km2 1⁄2 no"),
        ("wait…", "wait..."),
        ("a\u00a0b \n c", "a b c"),
    ],
)
def test_a_search_sets_more_aside(one: str, other: str) -> None:
    assert fold(one) == fold(other) == other
    assert unify(one) != unify(other) or flatten(one) == flatten(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("резюме", "резюмё!"),
        ("мой", "мои"),
        ("pêche", "péché"),
        ("schon", "schön"),
        ("10²", "102 "),
        ("no", "now"),
    ],
)
def test_what_differs_for_a_reader_stays_apart(one: str, other: str) -> None:
    assert unify(one) != unify(other)


def test_ten_squared_is_proved_as_such_and_not_as_a_hundred_and_two() -> None:
    assert unify("10²") != unify("102")


def test_every_character_is_folded_once_and_for_all() -> None:
    """Folding again changes nothing, and what is one text for the proof is one for a search."""
    for point in range(sys.maxunicode + 1):
        if not 0xD800 <= point < 0xE000:
            character = chr(point)
            assert fold(fold(character)) == fold(character) == fold(unify(character)), hex(point)
            assert unify(unify(character)) == unify(character), hex(point)
            assert unify(character) == character or not is_unified(character), hex(point)


@given(text=texts)
@settings(max_examples=200, deadline=None)
def test_folding_is_idempotent_and_blind_to_encoding(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert unify(unify(text)) == unify(text)
    for form in ("NFC", "NFD"):
        assert unify(unicodedata.normalize(form, text)) == unify(text)
        assert fold(unicodedata.normalize(form, text)) == fold(text)
    assert fold(unify(text)) == fold(text)


@given(text=texts)
@settings(max_examples=200, deadline=None)
def test_clusters_are_unified_each_by_itself(text: str) -> None:
    clusters = [text[start:end] for start, end in split_clusters(text)]
    assert "".join(clusters) == text
    assert "".join(map(unify, clusters)) == unify(text)
    assert FlatText(text).flat == flatten(text)


@given(text=texts, data=st.data())
@settings(max_examples=200, deadline=None)
def test_a_flat_stretch_leads_back_to_the_documents_own_characters(
    text: str, data: st.DataObject
) -> None:
    document = FlatText(text)
    if not document.flat:
        return
    start = data.draw(st.integers(0, len(document.flat) - 1))
    end = data.draw(st.integers(start + 1, len(document.flat)))
    part = document.flat[start:end].strip()
    for at in document.first_two(Sought.alone(part)) if part else ():
        span = document.span(at, at + len(part))
        assert 0 <= span.start < span.end <= len(text)
        assert flatten(span.of(text)) == part
