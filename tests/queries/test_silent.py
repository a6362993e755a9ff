"""Which claims came back after years."""

from graph.queries.silent import silent
from schemas.passage import Certainty
from tests.queries.small import Said, small_graph


def test_a_claim_that_returns_after_the_gap_is_told_with_the_silence() -> None:
    graph = small_graph(
        [
            Said("green", "spring", "2017-04-26"),
            Said("green", "summer", "2018-04-26"),
            Said("green", "winter", "2023-04-26"),
        ]
    )
    (row,) = silent(graph)
    assert (row.before_date, row.after_date, row.silence) == (
        "2018-04-26",
        "2023-04-26",
        (1826, 1826),
    )
    assert len(silent(graph, min_years=0.9)) == 2


def test_a_silence_is_certain_only_when_its_shortest_length_is_long_enough() -> None:
    graph = small_graph([Said("green", "a", "2017"), Said("green", "b", "2019")])
    assert silent(graph) == []
    assert [row.silence for row in silent(graph, possible=True)] == [(366, 1094)]


def test_what_names_no_occasion_or_is_arguable_breaks_no_silence() -> None:
    graph = small_graph(
        [
            Said("green", "a", "2017-01-01"),
            Said("green", date="2019-01-01"),
            Said("green", "b", "2020-01-01", certainty=Certainty.ARGUABLE),
            Said("green", "c", "2022-01-01"),
        ]
    )
    assert [row.before_date for row in silent(graph)] == ["2017-01-01"]
