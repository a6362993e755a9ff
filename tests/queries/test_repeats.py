"""What counts as a repeat, and what never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.assemble import UnknownIdError
from graph.queries.repeats import RepeatRow, repeats
from schemas.ids import ClaimId, NarrativeId, SpeakerId
from schemas.passage import Certainty, Stance
from tests.queries.small import Said, broader, may_be, small_graph

ARGUABLE = Certainty.ARGUABLE


def only(rows: list[RepeatRow]) -> RepeatRow:
    assert len(rows) == 1, rows
    return rows[0]


def test_a_claim_asserted_at_two_events_in_two_years_repeats() -> None:
    graph = small_graph([Said("green", "spring", "2017-04-26"), Said("green", "winter", "2023")])
    row = only(repeats(graph))
    assert (row.years, row.occasions, row.status) == ([2017, 2023], (2, 2), "certain")
    assert (row.earliest, row.latest) == ("2017-04-26", "2023")


def test_saying_it_twice_on_one_occasion_is_no_repeat() -> None:
    graph = small_graph([Said("green", "spring", "2017"), Said("green", "spring", "2017")])
    assert repeats(graph, min_years=1, possible=True) == []


def test_two_occasions_in_one_year_repeat_only_when_one_year_is_enough() -> None:
    graph = small_graph([Said("green", "spring", "2017-04"), Said("green", "summer", "2017-07")])
    assert repeats(graph, possible=True) == []
    assert only(repeats(graph, min_years=1)).occasions == (2, 2)


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.REPORTS])
def test_denying_or_reporting_is_not_asserting(stance: Stance) -> None:
    graph = small_graph(
        [Said("green", "spring", "2017"), Said("green", "winter", "2023", stance=stance)]
    )
    assert repeats(graph, possible=True) == []


def test_a_statement_without_an_occasion_never_counts() -> None:
    graph = small_graph([Said("green", "spring", "2017"), Said("green", date="2023-05-01")])
    assert repeats(graph, possible=True) == []


@pytest.mark.parametrize("date", ["2014/..", "2023?", "[2019,2023]", "2022-12-30/2023-01-02"])
def test_a_date_that_is_not_certain_makes_a_repeat_possible_only(date: str) -> None:
    graph = small_graph([Said("green", "spring", "2017"), Said("green", "some-day", date)])
    assert repeats(graph) == []
    row = only(repeats(graph, possible=True))
    assert (row.status, row.years) == ("possible", [2017])
    assert 2017 not in row.possible_years


def test_an_arguable_reading_makes_a_repeat_possible_only() -> None:
    graph = small_graph(
        [Said("green", "spring", "2017"), Said("green", "winter", "2023", certainty=ARGUABLE)]
    )
    assert repeats(graph) == []
    row = only(repeats(graph, possible=True))
    assert (row.status, row.occasions, row.years) == ("possible", (1, 2), [2017])


def test_two_undated_occasions_cannot_be_in_two_years_that_only_one_can_reach() -> None:
    graph = small_graph([Said("green", "spring", "2026"), Said("green", "some-day", "2026/..")])
    assert repeats(graph, possible=True) == []


def test_events_that_may_be_one_count_as_one_to_two_occasions() -> None:
    said = [Said("green", "briefing", "2023"), Said("green", "undated", "2014/..")]
    row = only(repeats(small_graph(said, [may_be("briefing", "undated")]), possible=True))
    assert (row.occasions, row.status) == ((1, 2), "possible")


def test_an_event_that_may_be_either_of_two_leaves_those_two_apart() -> None:
    said = [
        Said("green", "briefing-2023", "2023"),
        Said("green", "briefing-2024", "2024"),
        Said("green", "undated", "2014/.."),
    ]
    judged = [may_be("briefing-2023", "undated"), may_be("briefing-2024", "undated")]
    row = only(repeats(small_graph(said, judged)))
    assert (row.occasions, row.status, row.years) == ((2, 3), "certain", [2023, 2024])


def test_a_narrow_claims_assertions_count_for_the_wide_one_through_every_step() -> None:
    said = [Said("narrow", "spring", "2017"), Said("wide", "winter", "2023")]
    judged = [broader("narrow", "middle"), broader("middle", "wide")]
    row = only(repeats(small_graph(said, judged, claims=["middle"])))
    assert (row.claim, row.years) == ("wide", [2017, 2023])


def test_a_narrow_claims_denial_says_nothing_of_the_wide_one() -> None:
    said = [Said("narrow", "spring", "2017", stance=Stance.DENIES), Said("wide", "winter", "2023")]
    assert repeats(small_graph(said, [broader("narrow", "wide")]), possible=True) == []


def test_one_sentence_that_asserts_two_narrow_claims_is_one_statement_of_the_wide_one() -> None:
    said = [
        Said("narrow", "spring", "2017"),
        Said("narrow", "winter", "2023"),
        Said("wide", "winter", "2023"),
    ]
    rows = {row.claim: row for row in repeats(small_graph(said, [broader("narrow", "wide")]))}
    assert rows[ClaimId("wide")].statements == 3
    assert rows[ClaimId("wide")].occasions == (2, 2)


def test_for_one_speaker_only_that_speakers_assertions_count() -> None:
    graph = small_graph(
        [
            Said("green", "spring", "2017", speaker="ann"),
            Said("green", "winter", "2023", speaker="bob"),
            Said("green", "summer", "2024", speaker="ann"),
        ]
    )
    row = only(repeats(graph, speaker=SpeakerId("ann")))
    assert (row.years, row.speakers) == ([2017, 2024], ["ann"])


def test_for_one_speaker_a_sentence_of_doubtful_speaker_is_possible_only() -> None:
    graph = small_graph(
        [
            Said("green", "spring", "2017", speaker_certainty=ARGUABLE),
            Said("green", "winter", "2023"),
        ]
    )
    assert only(repeats(graph)).status == "certain"
    assert repeats(graph, speaker=SpeakerId("ann")) == []
    assert only(repeats(graph, speaker=SpeakerId("ann"), possible=True)).status == "possible"


def test_most_years_come_first_then_most_occasions() -> None:
    said = [Said("blue", f"b{year}", str(year)) for year in (2017, 2018)]
    said += [Said("green", f"g{year}", str(year)) for year in (2017, 2018, 2019)]
    said += [Said("red", f"r{day}", f"2017-01-0{day}") for day in (1, 2, 3)]
    said += [Said("red", "r4", "2018")]
    assert [row.claim for row in repeats(small_graph(said))] == ["green", "red", "blue"]


def test_a_narrative_narrows_the_answer() -> None:
    said = [Said(claim, f"{claim}-{y}", str(y)) for claim in ("blue", "red") for y in (2017, 2018)]
    graph = small_graph(said, narrative_of={"blue": "sea", "red": "fire"})
    assert [row.claim for row in repeats(graph, narrative=NarrativeId("sea"))] == ["blue"]


def test_an_unknown_speaker_is_an_error_with_the_nearest_known() -> None:
    graph = small_graph([Said("green", "spring", "2017", speaker="valery-gerasimov")])
    with pytest.raises(UnknownIdError) as caught:
        repeats(graph, speaker=SpeakerId("valery-gerassimov"))
    assert caught.value.nearest == "valery-gerasimov"


dates = st.sampled_from(
    ["2017-04-26", "2017", "2018-XX-XX", "2023-12-XX", "2014/..", "2024?", "[2017,2018]", None]
)
statements = st.lists(
    st.builds(
        Said,
        claim=st.sampled_from(["blue", "green"]),
        event=st.sampled_from(["e1", "e2", "e3", "unspecified"]),
        certainty=st.sampled_from(Certainty),
        stance=st.sampled_from(Stance),
        source=st.sampled_from(["paper", "radio"]),
    ),
    max_size=8,
)


@given(statements, st.dictionaries(st.sampled_from(["e1", "e2", "e3"]), dates), st.booleans())
def test_no_certain_year_comes_from_an_uncertain_date(
    said: list[Said], date_of: dict[str, str | None], linked: bool
) -> None:
    dated = [Said(**{**vars(one), "date": date_of.get(one.event)}) for one in said]
    judged = [broader("blue", "green")] if linked else []
    graph = small_graph(dated, judged, claims=["blue", "green"])
    every = repeats(graph, min_years=1, possible=True)
    for row in every:
        low, high = row.occasions
        assert 0 <= low <= high
        assert not set(row.years) & set(row.possible_years)
        for year in row.years:
            assert any(
                one.date is not None and one.date.startswith(f"{year}") and "?" not in one.date
                for one in dated
                if one.event != "unspecified" and one.stance is Stance.ASSERTS
            )
    certain = repeats(graph, min_years=1)
    assert certain == [row for row in every if row.status == "certain"]
