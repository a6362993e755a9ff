"""Which statements a filter keeps."""

import pytest

from graph.assemble import UnknownIdError
from graph.queries.statements import statements
from schemas.ids import ClaimId, EventId, NarrativeId, SourceId, SpeakerId
from schemas.passage import Stance
from tests.queries.small import Said, broader, small_graph

SAID = [
    Said("wide", "spring", "2017-04-26", source="radio", quote="First, “openly”."),
    Said("narrow", "winter", "2023-12-XX", speaker="bob", quote="Second."),
    Said("wide", "winter", "2023-12-XX", stance=Stance.DENIES, quote="Third."),
    Said("other", date="2022/..", quote="Fourth."),
    Said("other", quote="Fifth."),
]
GRAPH = small_graph(SAID, [broader("narrow", "wide")], narrative_of={"other": "misc"})


def quotes(**options: object) -> list[str]:
    return [row.quote for row in statements(GRAPH, **options)]  # type: ignore[arg-type]


def test_all_come_in_the_order_of_time_and_the_undated_last() -> None:
    assert quotes() == ["First, “openly”.", "Fourth.", "Second.", "Third.", "Fifth."]


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ({"speaker": SpeakerId("bob")}, ["Second."]),
        ({"source": SourceId("radio")}, ["First, “openly”."]),
        ({"event": EventId("winter")}, ["Second.", "Third."]),
        ({"event": EventId("unspecified")}, ["Fourth.", "Fifth."]),
        ({"claim": ClaimId("wide")}, ["First, “openly”.", "Second.", "Third."]),
        ({"claim": ClaimId("wide"), "stance": Stance.DENIES}, ["Third."]),
        ({"narrative": NarrativeId("misc")}, ["Fourth.", "Fifth."]),
        ({"stance": Stance.DENIES}, ["Third."]),
        ({"text": 'FIRST, "openly"'}, ["First, “openly”."]),
        ({"until": 2017}, ["First, “openly”."]),
        ({"since": 2018}, ["Fourth.", "Second.", "Third."]),
        ({"since": 2023, "until": 2023}, ["Second.", "Third."]),
        ({"since": 2023, "until": 2023, "possible": True}, ["Fourth.", "Second.", "Third."]),
    ],
)
def test_a_filter_keeps(options: dict[str, object], kept: list[str]) -> None:
    assert quotes(**options) == kept


def test_a_row_says_where_the_quote_stands_and_which_years_are_certain() -> None:
    rows = {row.quote: row for row in statements(GRAPH)}
    second, fourth, fifth = rows["Second."], rows["Fourth."], rows["Fifth."]
    assert (second.start, second.end, second.spans) == (0, 7, [(0, 7)])
    assert (second.years, second.possible_years) == ([2023], [])
    assert (fourth.years, fourth.possible_years) == ([], [2022, 2023, 2024, 2025, 2026])
    assert (fifth.date, fifth.years, fifth.possible_years) == (None, [], [])


@pytest.mark.parametrize("option", ["speaker", "source", "event", "claim", "narrative"])
def test_an_unknown_id_is_an_error_and_never_an_empty_answer(option: str) -> None:
    with pytest.raises(UnknownIdError):
        quotes(**{option: "nobody"})
