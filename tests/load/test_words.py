"""The words of a speaker are those inside double quotation marks."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.load.words import find_quoted, find_words
from schemas.corpus import Span


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "Yes, we do." Then "no".', ["Yes, we do.", "no"]),
        ('It is so, he added."Next to it," he said.', ["Next to it,"]),
        ("“Never,” he said, “never again.”", ["Never,", "never again."]),
        ("Sie sagte: „Nie wieder.“ Und „doch”.", ["Nie wieder.", "doch"]),
        ("Il dit : « Jamais. »", [" Jamais. "]),
        ("The fox's tail and 'his' ‘eastern flank’", []),
        ('“It has a ‘flank’ and a "front",” he said.', ['It has a ‘flank’ and a "front",']),
        ('It "began here\nand ended there" said he', ["began here", " said he"]),
        ('Not "closed\r\n"closed"', ["closed", "closed"]),
        ("A mark that closes ” nothing", []),
        ('""', []),
    ],
)
def test_quotation_marks(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in find_quoted(text)] == quoted


def test_words_are_cut_to_the_quote() -> None:
    """Each fragment gives its own words; what holds no letter or digit is none."""
    text = '"One two." He paused. "Three four," he said.'
    quoted = find_quoted(text)
    assert find_words(text, quoted, (Span(5, 44),)) == ("two.", "Three four,")
    assert find_words(text, quoted, (Span(1, 4), Span(29, 44))) == ("One", "four,")
    assert find_words(text, quoted, (Span(8, 21),)) == ()


@given(text=st.text('ab \n\r\x85"“”„«»', max_size=40))
@settings(max_examples=300, deadline=None)
def test_a_paragraph_is_read_by_itself(text: str) -> None:
    paragraphs = re.split("[\n\r\x85]", text)
    alone = [span.of(each) for each in paragraphs for span in find_quoted(each)]
    assert [span.of(text) for span in find_quoted(text)] == alone
