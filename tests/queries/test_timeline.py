"""What each occasion brought."""

from graph.queries.timeline import timeline
from schemas.ids import SpeakerId
from schemas.passage import Certainty
from tests.queries.small import Said, small_graph

GRAPH = small_graph(
    [
        Said("blue", "spring", "2017-04-26"),
        Said("blue", "winter", "2023", speaker="bob"),
        Said("green", "winter", "2023"),
        Said("red", "undated", "2014/.."),
        Said("red", "winter", "2023"),
        Said("blue"),
    ]
)


def test_occasions_come_in_time_and_what_names_none_comes_last() -> None:
    assert [row.event for row in timeline(GRAPH)] == ["undated", "spring", "winter", "unspecified"]


def test_a_claim_is_earliest_only_where_no_other_occasion_may_have_been_before() -> None:
    earliest = {row.event: row.earliest for row in timeline(GRAPH)}
    assert earliest == {"undated": [], "spring": ["blue"], "winter": ["green"], "unspecified": []}


def test_years_keep_what_certainly_lies_in_them() -> None:
    assert [row.event for row in timeline(GRAPH, since=2018)] == ["winter"]


def test_a_speaker_keeps_only_that_speakers_statements() -> None:
    (row,) = timeline(GRAPH, speaker=SpeakerId("bob"))
    assert (row.event, row.statements, row.earliest) == ("winter", 1, [])


def test_an_occasion_has_its_own_date_and_not_that_of_a_statement() -> None:
    graph = small_graph(
        [
            Said("blue", "summer", "2019-05-01"),
            Said("green", "summer", "2021-05-02"),
            Said("red", "summer", "2021-05-02"),
        ]
    )
    (row,) = timeline(graph)
    assert (row.date, row.years) == ("2021-05-02", [2021])


def test_an_arguable_reading_is_certainly_the_earliest_of_nothing() -> None:
    graph = small_graph(
        [
            Said("green", "spring", "2017", certainty=Certainty.ARGUABLE),
            Said("green", "winter", "2023"),
        ]
    )
    assert [row.earliest for row in timeline(graph)] == [[], []]


def test_possible_years_keep_an_occasion_where_all_of_them_lie_within() -> None:
    graph = small_graph([Said("green", "some-day", "2018/2019"), Said("blue", "any", "2017/2019")])
    assert [row.event for row in timeline(graph, since=2018)] == ["some-day"]
