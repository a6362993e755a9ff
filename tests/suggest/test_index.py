"""How near texts are."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.suggest.claim_words import claim_words, shared_words, split_grams, split_words, stem
from graph.suggest.word_index import Index
from tests.suggest.many_claims import make_graph, make_passages

TEXTS = ["The ferry pays its way.", "The bridge was painted green.", "Fares paid for the ferry."]


def _scores(index: Index, text: str) -> list[float]:
    (found,) = index.search([text])
    return [float(score) for score in found]


def test_a_text_is_as_near_to_itself_as_can_be() -> None:
    index = Index(TEXTS)
    for place, text in enumerate(TEXTS):
        scores = _scores(index, text)
        assert scores[place] == pytest.approx(1)
        assert max(scores) == scores[place]


def test_case_marks_and_the_order_of_words_make_no_difference() -> None:
    assert _scores(Index(TEXTS), "pays its way: THE FERRY")[0] == pytest.approx(1)


def test_another_ending_is_near_and_nothing_shared_is_not() -> None:
    scores = _scores(Index(TEXTS), "Painting bridges")
    assert scores[1] > 0.2
    assert scores[0] == 0
    assert _scores(Index(TEXTS), "Xylophone") == [0, 0, 0]


def test_rare_words_count_for_more_and_the_whole_corpus_says_what_is_rare() -> None:
    texts = ["ferry profit", "ferry loss"]
    rare, common = (Index(texts, others) for others in (["loss"] * 9, ["profit"] * 9))
    assert _scores(rare, "profit loss")[0] > _scores(rare, "profit loss")[1]
    assert _scores(common, "profit loss")[0] < _scores(common, "profit loss")[1]


def test_what_is_asked_together_is_answered_as_if_asked_alone() -> None:
    index, alone = Index(TEXTS), Index(TEXTS)
    asked = ["a green ferry", "", "the", "unheard of", "fares"]
    for text, together in zip(asked, index.search(asked), strict=True):
        assert np.allclose(together, _scores(alone, text))


def test_an_index_may_be_empty() -> None:
    assert _scores(Index([]), "anything") == []


@given(st.lists(st.text(), max_size=4), st.text())
def test_any_text_has_scores_from_0_to_1(texts: list[str], asked: str) -> None:
    scores = _scores(Index(texts), asked)
    assert len(scores) == len(texts)
    assert all(-1e-9 <= score <= 1 + 1e-9 for score in scores)


def test_what_the_whole_corpus_is_about_counts_and_what_all_texts_say_does_not() -> None:
    """In each all texts share a word: hospitals, in Russian too, and the Russian for "which"."""

    def near(shared: str, asked: str) -> float:
        texts = [f"{shared} b{number}a c{number}a" for number in range(100, 400)]
        return _scores(Index(texts), asked)[0]

    assert near("hospital", "hospitals") > 0.25
    assert near("больница", "больницы") > 0.25
    assert near("который", "который") < 0.15


def test_words_are_compared_by_their_stems() -> None:
    assert [stem(word) for word in ("threatens", "threat", "угрозы", "угроза")] == [
        "threaten",
        "threat",
        "угроз",
        "угроз",
    ]
    index = Index(["Drills doubled.", "Nothing changed."])
    assert _scores(index, "The drilling doubles")[0] > 0.7


def test_words_are_split_in_one_spelling() -> None:
    assert split_words("NATO’s “40” member-states, 1,500.5") == [
        "nato",
        "40",
        "member",
        "states",
        "1,500.5",
    ]
    assert claim_words("It is not the West") == ["not", "west"]
    assert claim_words("It was so") == ["it", "was", "so"]
    assert split_grams("war") == (" war", "war ")
    assert split_grams("a") == (" a ",)


def test_words_match_in_another_form() -> None:
    there = "It threatens Western ports."
    assert shared_words("The West is a threat, a threat to the port", there) == [
        "west",
        "threat",
        "port",
    ]
    assert shared_words("weather", there) == []


def test_an_unknown_word_says_less_where_every_text_has_a_word_of_its_own() -> None:
    """In a small corpus the next text has unknown words whatever it says; in a large one not."""
    own = [f"ferry bridge {name} {name}s" for name in ("elm", "oak", "fir", "ash")]
    shared = [f"ferry bridge {name} {name}s" for name in ("elm", "oak", "elm", "oak")]
    asked = "a ferry, a bridge, a xylophone, a zebra"
    assert max(_scores(Index(own), asked)) > max(_scores(Index(shared), asked))


@pytest.mark.parametrize("size", [30, 300, 3000])
def test_a_score_means_the_same_in_small_and_large_corpora(size: int) -> None:
    graph = make_graph(random.Random(1), size)
    passages = make_passages(random.Random(2), graph, 60)
    index = Index([claim.text for claim in graph.corpus.claims.values()])
    nearest = [float(found.max()) for found in index.search(passages)]
    assert 0.55 < np.median(nearest) < 0.75
