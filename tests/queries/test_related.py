"""Which claims stand near a claim."""

from graph.queries.related import related
from schemas.ids import ClaimId
from tests.queries.small import Said, broader, contradicts, small_graph


def test_judged_claims_come_first_then_those_of_the_same_occasions() -> None:
    graph = small_graph(
        [
            Said("own", "spring", "2017"),
            Said("own", "winter", "2023"),
            Said("near", "spring", "2017"),
            Said("near", "winter", "2023"),
            Said("once", "winter", "2023"),
            Said("far", "summer", "2020"),
        ],
        [broader("own", "wide"), broader("narrow", "own"), contradicts("against", "own")],
        claims=["wide", "narrow", "against"],
    )
    rows = related(graph, ClaimId("own"))
    assert [(row.claim, row.relation, row.times, row.of) for row in rows] == [
        ("wide", "wider", None, None),
        ("narrow", "narrower", None, None),
        ("against", "contradicts", None, None),
        ("near", "same-occasion", 2, 2),
        ("once", "same-occasion", 1, 2),
    ]
