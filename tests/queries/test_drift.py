"""Who changed a claim, the speaker or the report, and what changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.queries.drift import DriftRow, drift
from graph.queries.wording import compare_wording, hedges, strip_tag
from schemas.figure import Figure
from schemas.ids import ClaimId, QuantityId, SpeakerId
from schemas.passage import Certainty, Stance
from schemas.speaker import Speaker, SpeakerKind
from tests.queries.small import Said, broader, may_be, small_graph

GERASIMOV = Speaker(
    id=SpeakerId("valery-gerasimov"),
    name="Valery Gerasimov",
    kind=SpeakerKind.PERSON,
    aliases=("Gerasimov", "Chief of the General Staff"),
)


def pair(earlier: Said, later: Said, *judged: tuple[str, str]) -> DriftRow:
    graph = small_graph([earlier, later], [may_be(*each) for each in judged])
    (row,) = drift(graph, ClaimId(earlier.claim))
    return row


def test_two_occasions_are_the_speakers_drift() -> None:
    row = pair(Said("green", "spring", "2017"), Said("green", "winter", "2023", source="radio"))
    assert row.kind == "speaker"


def test_two_sources_on_one_occasion_are_two_renditions() -> None:
    row = pair(Said("green", "spring", "2017"), Said("green", "spring", "2017", source="radio"))
    assert row.kind == "rendition"


def test_one_source_on_one_occasion_cannot_tell() -> None:
    row = pair(Said("green", "spring", "2017"), Said("green", "spring", "2017"))
    assert (row.kind, "one report of one occasion" in (row.note or "")) == ("unknown", True)


def test_occasions_that_may_be_one_cannot_tell() -> None:
    earlier, later = Said("green", "undated", "2014/.."), Said("green", "winter", "2023")
    assert pair(earlier, later, ("undated", "winter")).kind == "unknown"


def test_a_text_that_names_no_occasion_cannot_tell() -> None:
    assert pair(Said("green", "spring", "2017"), Said("green", date="2023")).kind == "unknown"


def test_the_same_words_in_another_order_and_number_are_no_difference() -> None:
    row = pair(
        Said("green", "spring", "2017", quote="Forty major exercises are held near the borders."),
        Said("green", "winter", "2023", quote="Near the border, forty major exercise was held."),
    )
    assert (row.wording, row.strength, row.stance) == (None, None, None)


def test_words_dropped_and_added_are_told_apart() -> None:
    row = pair(
        Said("green", "day", "2023", quote="About 40 major exercises near the western borders."),
        Said("green", "day", "2023", quote="All exercises near the borders.", source="radio"),
    )
    assert row.kind == "rendition"
    assert row.wording is not None
    assert row.wording.dropped == ["40", "major", "western"]
    assert row.wording.added == ["All"]


def test_a_modal_verb_is_a_difference_of_strength() -> None:
    row = pair(
        Said("green", "spring", "2017", quote="It serves as a pretext."),
        Said("green", "winter", "2023", quote="It may serve as a pretext."),
    )
    assert row.strength == "hedges: none → may"


def test_a_denial_after_an_assertion_is_a_difference_of_stance() -> None:
    row = pair(
        Said("green", "spring", "2017"), Said("green", "winter", "2023", stance=Stance.DENIES)
    )
    assert row.stance == "asserts → denies"


def test_another_speaker_is_a_difference_of_attribution() -> None:
    row = pair(Said("green", "spring", "2017"), Said("green", "winter", "2023", speaker="bob"))
    assert row.attribution == "ann → bob"


def test_a_doubt_about_the_speaker_is_noted() -> None:
    doubtful = Said("green", "winter", "2023", speaker_certainty=Certainty.ARGUABLE)
    assert "leaves open who said it" in (pair(Said("green", "spring", "2017"), doubtful).note or "")


def test_the_tag_of_a_paraphrase_is_not_compared() -> None:
    tagged = (
        "Relations are at the lowest point, Chief of the General Staff Gerasimov said on Monday."
    )
    assert strip_tag(tagged, [GERASIMOV]) == "Relations are at the lowest point"
    assert strip_tag("According to Gerasimov, the council has stalled.", [GERASIMOV]) == (
        "the council has stalled."
    )
    assert strip_tag("He also stated that Ukraine has lost tanks.", [GERASIMOV]) == (
        "Ukraine has lost tanks."
    )


def test_a_paraphrase_without_a_tag_is_left_whole() -> None:
    bare = "NATO has almost doubled the number of exercises."
    assert strip_tag(bare, [GERASIMOV]) == bare


def test_hedges_are_found_in_order() -> None:
    assert hedges("It may almost be said, and could.") == ["may", "almost", "could"]


words = st.sampled_from(["forty", "major", "exercise", "exercises", "may", "border", "the"])
texts = st.lists(words).map(" ".join)


@given(texts, texts)
def test_comparing_backwards_swaps_dropped_and_added(earlier: str, later: str) -> None:
    there, back = compare_wording(earlier, later), compare_wording(later, earlier)
    assert len(there.dropped) == len(back.added)
    assert len(there.added) == len(back.dropped)
    assert len(there.kept) == len(back.kept)
    assert not compare_wording(earlier, earlier).differs


said = st.builds(
    Said,
    claim=st.just("green"),
    event=st.sampled_from(["e1", "e2", "unspecified"]),
    source=st.sampled_from(["paper", "radio"]),
    stance=st.sampled_from(Stance),
)


@given(st.lists(said, min_size=2, max_size=6), st.booleans())
def test_a_rendition_is_never_called_the_speakers_drift(made: list[Said], joined: bool) -> None:
    dated = [
        Said(**{**vars(one), "date": {"e1": "2017", "e2": "2023"}.get(one.event)}) for one in made
    ]
    known = {one.event for one in dated}
    judged = [may_be("e1", "e2")] if joined and {"e1", "e2"} <= known else []
    graph = small_graph(dated, judged)
    for row in drift(graph, ClaimId("green")):
        before, after = graph.statement(row.from_), graph.statement(row.to)
        if before.event == after.event or judged:
            assert row.kind != "speaker"
        if row.kind == "rendition":
            assert before.source != after.source
            assert before.event == after.event != "unspecified"


def figure(value: float) -> Figure:
    return Figure(quantity=QuantityId("exercises"), verbatim=f"{value:g}", value=value)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((20, 40), (20, 40), None),
        ((20, 40), (40, 20), None),
        ((20,), (40,), ["exercises: 20 → 40"]),
        ((20, 40), (20, 50), ["exercises: 40 → 50"]),
        ((20, 40), (20,), ["exercises: no longer: 40"]),
        ((20,), (20, 40), ["exercises: now: 40"]),
        ((20, 40), (30, 50), ["exercises: no longer: 20, 40; now: 30, 50"]),
        ((20, 20), (20,), ["exercises: no longer: 20"]),
    ],
)
def test_figures_of_one_quantity_are_compared_each_with_its_own(
    before: tuple[float, ...], after: tuple[float, ...], told: list[str] | None
) -> None:
    row = pair(
        Said("green", "spring", "2017", figures=tuple(map(figure, before))),
        Said("green", "winter", "2023", figures=tuple(map(figure, after))),
    )
    assert row.figures == told


def test_statements_of_a_narrow_claim_are_compared_with_one_another() -> None:
    graph = small_graph(
        [
            Said("arms", "a", "2017", quote="Arms are piled up."),
            Said("bases", "b", "2018", quote="Bases are being built."),
            Said("arms", "c", "2019", quote="Arms are piled up in Poland."),
            Said("bases", "d", "2020", quote="Bases are being built."),
        ],
        [broader("arms", "builds-up"), broader("bases", "builds-up")],
        claims=["builds-up"],
    )
    rows = drift(graph, ClaimId("builds-up"))
    assert [(row.from_, row.to) for row in rows] == [
        ("paper/s0", "paper/s1"),
        ("paper/s0", "paper/s2"),
        ("paper/s1", "paper/s3"),
    ]
    assert rows[0].wording is None
    assert "read as arms and as bases" in (rows[0].note or "")
    assert rows[1].wording is not None
    assert rows[2].wording is None


def test_words_of_two_languages_are_not_compared() -> None:
    row = pair(
        Said("green", "spring", "2017", quote="It may be green.", figures=(figure(20),)),
        Said(
            "green",
            "winter",
            "2023",
            quote="Es ist grün.",
            source="zeitung",
            language="de",
            figures=(figure(40),),
        ),
    )
    assert (row.kind, row.wording, row.strength) == ("translation", None, None)
    assert row.figures == ["exercises: 20 → 40"]
    same = pair(
        Said("green", "spring", "2017", language="en-GB", quote="It is green."),
        Said("green", "winter", "2023", source="radio", language="en", quote="It is red."),
    )
    assert same.kind == "speaker"
    assert same.wording is not None
