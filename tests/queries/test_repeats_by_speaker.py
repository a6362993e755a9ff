"""All speakers' repeats in one pass are what the question lists for each."""

from pathlib import Path

import pytest

from graph.assemble import ClaimGraph, build_graph
from graph.prove.corpus_loading import load_corpus
from graph.queries.repeats import repeats, repeats_by_speaker
from schemas.passage import Certainty
from tests.queries.small import Said, small_graph


def _check(graph: ClaimGraph, min_years: int, possible: bool) -> int:
    found = repeats_by_speaker(graph, min_years=min_years, possible=possible)
    for speaker in graph.corpus.speakers:
        rows = repeats(graph, min_years=min_years, speaker=speaker, possible=possible)
        assert found.get(speaker, []) == rows
    assert all(found.values())
    return len(found)


@pytest.mark.parametrize("min_years", [1, 2])
@pytest.mark.parametrize("possible", [False, True])
def test_the_seeds(min_years: int, possible: bool) -> None:
    corpus = load_corpus(Path(__file__).parents[2] / "seeds").corpus
    assert corpus is not None
    assert _check(build_graph(corpus), min_years, possible) > 0


def test_a_doubtful_speaker_repeats_only_possibly() -> None:
    graph = small_graph(
        [
            Said("green", "spring", "2017-04-26"),
            Said("green", "autumn", "2019-10-01", speaker_certainty=Certainty.ARGUABLE),
            Said("green", "winter", "2020-01-01", speaker="bob"),
        ]
    )
    assert _check(graph, 2, possible=True) == 1
    assert _check(graph, 2, possible=False) == 0
