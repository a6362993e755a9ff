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


def test_a_silence_that_something_may_break_is_only_possible() -> None:
    for loose in (
        Said("green", "some-day", "2014/2023"),
        Said("green", "undated", None),
        Said("green", "about-then", "2019~"),
    ):
        graph = small_graph(
            [
                Said("green", "a", "2015-01-01"),
                Said("green", "b", "2022-01-01"),
                loose,
            ]
        )
        assert silent(graph) == []
        assert [row.silence[0] for row in silent(graph, possible=True)] in ([0], [0, 0])


def test_what_certainly_lies_outside_breaks_no_silence() -> None:
    graph = small_graph(
        [
            Said("green", "a", "2015-01-01"),
            Said("green", "b", "2022-01-01"),
            Said("green", "before", "2001/2014"),
            Said("green", "after", "2022/2024"),
        ]
    )
    assert [(row.before_date, row.after_date) for row in silent(graph)] == [
        ("2015-01-01", "2022-01-01")
    ]


def test_the_longest_silence_comes_first() -> None:
    graph = small_graph(
        [
            Said(claim, f"{claim}-{year}", f"{year}-01-01")
            for claim, years in (("short", (2010, 2013)), ("long", (2010, 2020)))
            for year in years
        ]
    )
    assert [row.claim for row in silent(graph)] == ["long", "short"]


def test_a_year_has_365_and_a_quarter_days() -> None:
    graph = small_graph([Said("green", "a", "2017-01-01"), Said("green", "b", "2018-12-31")])
    assert silent(graph, min_years=2) == []
    assert len(silent(graph, min_years=1.9958)) == 1
