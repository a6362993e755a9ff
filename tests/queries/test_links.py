"""Which reading of a statement counts for a claim, where there are several."""

import pytest

from graph.queries.links import counting_for, read, readings
from schemas.ids import ClaimId, SpeakerId
from schemas.passage import Certainty, ClaimLink, Stance
from tests.queries.small import Said, broader, small_graph

CLEAR, ARGUABLE = Certainty.CLEAR, Certainty.ARGUABLE
ASSERTS, DENIES, REPORTS = Stance.ASSERTS, Stance.DENIES, Stance.REPORTS


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([("wide", ASSERTS, CLEAR)], [("wide", ASSERTS, CLEAR)]),
        ([("narrow", ASSERTS, ARGUABLE)], [("narrow", ASSERTS, ARGUABLE)]),
        # Of two for one stance a clear one counts, else the claim's own.
        (
            [("wide", ASSERTS, ARGUABLE), ("narrow", ASSERTS, CLEAR)],
            [("narrow", ASSERTS, CLEAR)],
        ),
        (
            [("narrow", ASSERTS, ARGUABLE), ("wide", ASSERTS, CLEAR)],
            [("wide", ASSERTS, CLEAR)],
        ),
        ([("narrow", ASSERTS, CLEAR), ("wide", ASSERTS, CLEAR)], [("wide", ASSERTS, CLEAR)]),
        # Each stance to the claim itself counts, and of a narrower one the assertion alone.
        (
            [("wide", DENIES, CLEAR), ("narrow", ASSERTS, CLEAR)],
            [("narrow", ASSERTS, CLEAR), ("wide", DENIES, CLEAR)],
        ),
        ([("narrow", DENIES, CLEAR)], []),
        ([("narrow", DENIES, CLEAR), ("narrow", REPORTS, CLEAR)], []),
        ([("other", ASSERTS, CLEAR)], []),
    ],
)
def test_one_reading_counts_for_each_stance(
    links: list[tuple[str, Stance, Certainty]], expected: list[tuple[str, Stance, Certainty]]
) -> None:
    graph = small_graph(
        [Said("narrow", "spring", "2017"), Said("wide")], [broader("narrow", "wide")]
    )
    statement = readings(graph, ClaimId("narrow"))[0].statement._replace(
        claims=tuple(
            ClaimLink(
                claim=ClaimId(claim),
                stance=stance,
                certainty=certainty,
                of=SpeakerId("bob") if stance is REPORTS else None,
            )
            for claim, stance, certainty in links
        )
    )
    found = read(statement, counting_for(graph, ClaimId("wide")))
    assert [(each.link.claim, each.link.stance, each.link.certainty) for each in found] == expected
