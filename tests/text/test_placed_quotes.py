"""Quotes are proved: found exactly but for white space, once, and with offsets that hold."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.text import flat_text
from graph.text.flat_text import FlatText, flatten
from graph.text.placed_quotes import Misquote, place_quote
from schemas.corpus import Span

_WHITE = ["", " ", "\n", "\t", "  ", "\u00a0", "\u2003", "\r\n", "\u2028"]
_words = st.lists(st.text(alphabet="abÉ“\"'.—🙂", min_size=1, max_size=5), min_size=1, max_size=40)
_gaps = st.lists(st.sampled_from(_WHITE[1:]), min_size=41, max_size=41)


def _mix(words: list[str], gaps: list[str]) -> str:
    return "".join(word + gap for word, gap in zip(words, gaps, strict=False))


def _place(text: str, *fragments: str, **context: str) -> tuple[Span, ...] | Misquote:
    return place_quote(FlatText(text), fragments, context.get("prefix"), context.get("suffix"))


@given(words=_words, gaps=_gaps, other_gaps=_gaps, data=st.data())
@settings(max_examples=150, deadline=None)
def test_any_stretch_of_words_is_found_however_it_flows(
    words: list[str], gaps: list[str], other_gaps: list[str], data: st.DataObject
) -> None:
    """The offsets lead to the same words, or the words stand there more than once."""
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    text = " " + _mix(words, gaps)
    quote = _mix(words[start:end], other_gaps)
    found = _place(text, quote)
    if isinstance(found, Misquote):
        assert found.code == "quote-not-unique"
        assert flatten(text).find(flatten(quote)) != flatten(text).rfind(flatten(quote))
    else:
        assert flatten(found[0].of(text)) == flatten(quote)
        assert found[0].of(text).strip() == found[0].of(text)


@given(text=st.text(max_size=80), fragments=st.lists(st.text("ab \n"), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_quote_of_any_text_is_placed_or_explained(text: str, fragments: list[str]) -> None:
    fragments = [fragment for fragment in fragments if fragment.strip()] or ["a"]
    found = _place(text, *fragments)
    if not isinstance(found, Misquote):
        shown = [flatten(span.of(text)) for span in found]
        assert shown == [flatten(fragment) for fragment in fragments]
        assert list(found) == sorted(found)


def test_offsets_count_code_points() -> None:
    assert _place("🙂 é\r\nb c", "b  c") == (Span(5, 8),)


@given(
    text=st.text("ab ", max_size=60),
    fragments=st.lists(st.text("ab", min_size=1, max_size=3), min_size=1, max_size=3),
    prefix=st.none() | st.sampled_from(["a", "ab", "b a"]),
)
@settings(max_examples=150, deadline=None)
def test_an_index_finds_what_a_search_finds(
    text: str, fragments: list[str], prefix: str | None
) -> None:
    searched = place_quote(FlatText(text), tuple(fragments), prefix)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flat_text, "_MANY_SEARCHES", 0)
        patch.setattr(flat_text, "_LONG_TEXT", 0)
        assert place_quote(FlatText(text), tuple(fragments), prefix) == searched


def test_a_quote_that_stands_very_often_is_counted_so_far() -> None:
    found = _place("Yes. " * 1_000, "Yes.")
    assert isinstance(found, Misquote)
    assert found.message == "this quote stands in the document more than 100 times"


def test_overlapping_places_count() -> None:
    found = _place("aXaXa", "aXa")
    assert isinstance(found, Misquote)
    assert found.hint is not None
    assert "at characters 0, 2:" in found.hint


@pytest.mark.parametrize(
    ("context", "start"),
    [
        ({"prefix": "one"}, 4),
        ({"suffix": "two"}, 4),
        ({"prefix": "said:"}, 18),
        ({"prefix": "two said:", "suffix": "."}, 18),
    ],
)
def test_a_prefix_or_suffix_singles_a_quote_out(context: dict[str, str], start: int) -> None:
    """White space between it and the quote is as the text has it, or none at all."""
    assert _place("one the\ntwo said:\nthe.", "the", **context) == (Span(start, start + 3),)


def test_fragments_are_singled_out_by_their_order() -> None:
    """The second `said` is meant, since the first stands before the passage."""
    text = "He said. A long passage, he said, ended."
    assert _place(text, "A long passage", "said") == (Span(9, 23), Span(28, 32))


@pytest.mark.parametrize(
    ("quote", "word", "hint"),
    [
        (
            "The lazy cat sleeps",
            2,
            'nearest passage, at character 12: "…over the fence. The lazy dog',
        ),
        ("A lazy dog sleeps all day", 0, "The lazy dog sleeps all day."),
        (
            "The fox’s tail",
            1,
            "writes ' (U+0027, apostrophe), not ’ (U+2019, right single q",
        ),
        ("the lazy dog sleeps all day", 0, "The lazy dog"),
        ("The l\u0430zy dog", 1, "writes a (U+0061, latin small letter a), not \u0430 (U+0430,"),
        ("Wholly unrelated", None, "not one of its words stands there"),
    ],
)
def test_a_wrong_quote_is_shown_where_it_differs(quote: str, word: int | None, hint: str) -> None:
    text = "A fox jumps over the fence. The lazy dog sleeps all day. The fox's tail is red."
    found = _place(text, quote)
    assert isinstance(found, Misquote)
    assert found.word == word
    assert found.hint is not None
    assert hint in found.hint


@pytest.mark.parametrize(
    ("text", "quote", "kept"),
    [
        ("Der Pra\u0308sident kam.", "Präsident", "Pra\u0308sident"),
        ("Der Präsident kam.", "Pra\u0308sident", "Präsident"),
        ("An o\ufb03cial said", "official", "o\ufb03cial"),
        ("An official said", "o\ufb03cial", "official"),
        ("mit\u00adten darin", "mitten", "mit\u00adten"),
        ("mitten\u00ad darin", "mitten", "mitten"),
        ("\ufeffBegin here", "Begin", "Begin"),
        ("قال مـــرحبا", "مرحبا", "مـــرحبا"),
        ("ﻣﺮﺣﺒﺎ بكم", "مرحبا", "ﻣﺮﺣﺒﺎ"),
    ],
)
def test_a_quote_typed_in_another_form_stands(text: str, quote: str, kept: str) -> None:
    """What is kept are the document's own characters, at their own offsets."""
    found = _place(text, quote)
    assert not isinstance(found, Misquote)
    assert found[0].of(text) == kept


@pytest.mark.parametrize("quote", ["fice", "of", "o\ufb03", "ficial"])
def test_a_quote_never_cuts_a_ligature(quote: str) -> None:
    found = _place("An o\ufb03cial said", quote)
    assert isinstance(found, Misquote) == (quote != "o\ufb03")


@pytest.mark.parametrize(
    ("text", "quote", "named"),
    [
        ("Ещё раз", "Еще раз", "ё (U+0451, cyrillic small letter io), not е (U+0435"),
        ("the “end”", 'the "end"', '“ (U+201C, left double quotation mark), not " (U+0022'),
        ("1990–95 so", "1990-95 so", "– (U+2013, en dash), not - (U+002D, hyphen-minus)"),
        ("the Straße", "the Strasse", "ß (U+00DF, latin small letter sharp s), not ss (U+0073"),
        ("the İzmir", "the izmir", "İ (U+0130, latin capital letter i with dot above), not i"),
        ("the Präsident is", "the Prasident is", "ä (U+00E4, latin small letter a with"),
        ("قال مُحمد", "قال محمد", "arabic damma"),
        ("over 10² m", "over 102 m", "² (U+00B2, superscript two), not 2"),
        ("wait… now", "wait... now", "… (U+2026, horizontal ellipsis), not ... (U+002E"),
    ],
)
def test_a_quote_in_other_characters_is_told_which_by_name(
    text: str, quote: str, named: str
) -> None:
    found = _place(text, quote)
    assert isinstance(found, Misquote)
    assert found.hint is not None
    assert named in found.hint


@pytest.mark.parametrize("text", ["", " \n "])
def test_an_empty_document_holds_no_quote(text: str) -> None:
    found = _place(text, "anything")
    assert isinstance(found, Misquote)
    assert found.hint == "the document is empty"


@pytest.mark.parametrize("unit", ["word ", "some other words here, ", "aaaa"])
def test_the_nearest_passage_of_a_long_document_is_found_soon(unit: str) -> None:
    """Generously bounded: what matters is that no text makes it crawl."""
    document = FlatText(unit * (100_000 // len(unit)))
    began = time.perf_counter()
    found = place_quote(document, ("here, some other word " * 20,))
    assert isinstance(found, Misquote)
    assert time.perf_counter() - began < 2
