"""A view that one speaker reports of another is found from the other's side."""

import pytest

from graph.queries.claims import claims
from graph.queries.speakers import speakers
from graph.queries.statements import statements
from graph.queries.trace import trace
from schemas.ids import ClaimId, SpeakerId
from schemas.passage import Stance
from tests.queries.small import Said, small_graph

GRAPH = small_graph(
    [
        Said("threat", "spring", "2017", "ann", Stance.REPORTS, of="nato"),
        Said("threat", "winter", "2023", "bob"),
        Said("other", "winter", "2023", "bob"),
    ]
)
NATO, ANN = SpeakerId("nato"), SpeakerId("ann")


def test_statements_of_a_speaker_hold_what_others_report_of_theirs() -> None:
    (row,) = statements(GRAPH, speaker=NATO)
    assert (row.speaker, row.claims[0].of, row.claims[0].stance) == ("ann", "nato", "reports")
    assert str(row.claims[0]) == "threat (reports, of nato)"


def test_a_trace_of_a_speaker_does_as_well() -> None:
    (row,) = trace(GRAPH, ClaimId("threat"), speaker=NATO)
    assert (row.speaker, row.stance, row.of) == ("ann", "reports", "nato")


def test_claims_name_whose_view_is_reported() -> None:
    rows = {row.claim: (row.speakers, row.reported_of) for row in claims(GRAPH)}
    assert rows == {"threat": (["ann", "bob"], ["nato"]), "other": (["bob"], [])}
    (row,) = claims(GRAPH, speaker=NATO)
    assert (row.claim, row.statements) == ("threat", 1)


@pytest.mark.parametrize(("who", "views", "reported_by"), [(NATO, 1, ["ann"]), (ANN, 0, [])])
def test_speakers_count_the_views_that_others_report(
    who: SpeakerId, views: int, reported_by: list[str]
) -> None:
    row = next(row for row in speakers(GRAPH) if row.id == who)
    assert (row.reported_views, row.reported_by) == (views, reported_by)
