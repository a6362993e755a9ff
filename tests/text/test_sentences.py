"""Where sentences end, in the texts that people archive."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.text.flat_text import flatten
from graph.text.printable import UNSEEN
from graph.text.sentences import split_sentences

ROOT = Path(__file__).parents[2]


def _split(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He met J. R. Smith and V.V. Putin.", "Nothing else."],
        ["Mr. Brown paid 3.5 million, e.g. for No. 5.", "See example.com for more."],
        ['"Why?" Lund asked.', "“No!” they cried.", "Then they left."],
        ['"We were right.', "We are right.", 'We will be right," he said.', "She agreed."],
        ["The U.S. Army came.", "It left in 2019.", "He said no.", "The end."],
        ["It is in Sept. 4, 2019, or so.", "Was it?", "It was."],
        ["Die Fähre kommt am 3. Oktober.", "„Gut.“", "Sie sagte ja."],
        ["Это г. Москва.", "А. С. Пушкин сказал.", "Да."],
        ["1. First.", "2. Second."],
    ],
)
def test_sentences_with_a_space_between(sentences: list[str]) -> None:
    separator = "\n" if sentences[0][0] == "1" else " "
    assert _split(separator.join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["他说这是真的。", "我们不同意！", "为什么？"],
        ["یہ سچ ہے۔", "کیوں؟"],
        [
            "There is more, he added.",
            "NATO Near Russian Borders",
            "In particular, it grew.",
            '"It is high," he said.',
            "The West goes on.",
        ],
        ["It went on.", "Priorities in 2024", "One of them stays."],
    ],
)
def test_sentences_without_a_space_between(sentences: list[str]) -> None:
    assert _split("".join(sentences)) == sentences


def test_names_with_a_capital_inside_stay_whole() -> None:
    text = "Meta Buys YouTube Rival, and McDonald Agrees."
    assert _split(text) == [text]


def test_a_wrapped_paragraph_is_not_cut_at_its_lines() -> None:
    text = (
        "The council of the harbour met on Tuesday, and the Mayor\n"
        "Ada Lund told it that the ferry would come in the spring\n"
        "of the next year. It agreed.\n\nA Heading\nBelow it, the text."
    )
    assert [" ".join(each.split()) for each in _split(text)][1:] == [
        "It agreed.",
        "A Heading",
        "Below it, the text.",
    ]


def test_where_it_is_unsure_it_says_so() -> None:
    text = "They left at 5 p.m. The end. It was Plan B. The end. It went on... Then not."
    doubts = [sentence.doubt for sentence in split_sentences(text)]
    assert [doubt is not None for doubt in doubts] == [False, True, False, True, False, True]
    (_, glued) = split_sentences("Great New PlansThe council met.")
    assert glued.doubt == ("the words before are taken for a heading that lost its line: PlansThe")


def test_the_seeds_are_split_as_a_reader_would() -> None:
    """Each of the finished records has at least as many passages as sentences were found."""
    text = (ROOT / "seeds/documents/000_7a3f85c76dbd37be.txt").read_bytes().decode()
    found = _split(text)
    assert len(found) == 35
    for heading in (
        "NATO Near Russian Borders",
        "US Prolongs Ukrainian Conflict",
        "Palestine-Israel Conflict",
        "Tensions in Asia-Pacific",
        "Russian Armed Forces Priorities in 2024",
    ):
        assert heading in found


_texts = st.text(max_size=200) | st.lists(
    st.sampled_from(
        [*'Ab.?"“”„。  \n\x00\ufeff\x0c\u2028()', "Mr", "said", "2024", "...", "\n\n", "BordersIn"]
    ),
    max_size=40,
).map("".join)


@given(text=_texts)
@example("„a“\x00.")
@settings(max_examples=500, deadline=None)
def test_the_sentences_and_the_gaps_give_back_the_text(text: str) -> None:
    at, rebuilt = 0, ""
    for sentence in split_sentences(text):
        gap = text[at : sentence.span.start]
        assert flatten(UNSEEN.sub("", gap)) == ""
        words = sentence.span.of(text)
        assert words == words.strip() != ""
        assert not UNSEEN.search(flatten(words))
        rebuilt += gap + words
        at = sentence.span.end
    assert flatten(UNSEEN.sub("", text[at:])) == ""
    assert rebuilt + text[at:] == text
