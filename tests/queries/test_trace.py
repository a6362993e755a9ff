"""How a claim is followed through time."""

from graph.queries.trace import trace
from schemas.ids import ClaimId, SpeakerId
from tests.queries.small import Said, broader, small_graph

CLAIM = ClaimId("wide")


def test_the_gap_is_counted_in_days_and_is_a_range_where_a_date_is() -> None:
    graph = small_graph(
        [
            Said("wide", "spring", "2017-04-26"),
            Said("wide", "spring", "2017-04-26"),
            Said("wide", "winter", "2023-12-XX"),
            Said("wide"),
        ]
    )
    gaps = [row.since_previous for row in trace(graph, CLAIM)]
    assert gaps == [None, (0, 0), (2410, 2440), None]


def test_two_statements_at_one_event_of_unknown_day_are_no_days_apart() -> None:
    graph = small_graph([Said("wide", "winter", "2023"), Said("wide", "winter", "2023")])
    assert trace(graph, CLAIM)[1].since_previous == (0, 0)


def test_what_was_said_on_no_named_occasion_may_be_any_day_of_its_date() -> None:
    graph = small_graph([Said("wide", date="2023"), Said("wide", date="2023")])
    assert trace(graph, CLAIM)[1].since_previous == (0, 364)


def test_a_row_names_the_narrower_claim_by_which_it_counts() -> None:
    graph = small_graph(
        [Said("wide", "spring", "2017"), Said("narrow", "winter", "2023")],
        [broader("narrow", "wide")],
    )
    assert [row.counts_for for row in trace(graph, CLAIM)] == ["wide", "narrow"]


def test_a_merged_claim_is_found_under_its_old_id() -> None:
    graph = small_graph([Said("wide", "spring", "2017")], formerly={"wide": "old"})
    assert len(trace(graph, ClaimId("old"))) == 1


def test_a_speaker_narrows_the_trace() -> None:
    graph = small_graph(
        [Said("wide", "spring", "2017"), Said("wide", "winter", "2023", speaker="bob")]
    )
    assert [row.speaker for row in trace(graph, CLAIM, speaker=SpeakerId("bob"))] == ["bob"]
