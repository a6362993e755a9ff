"""What each occasion brought."""

from graph.queries.timeline import timeline
from schemas.ids import SpeakerId
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
