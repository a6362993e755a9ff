"""What became of a claim between two years, events, sources or speakers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.assemble import ClaimGraph, UnknownIdError
from graph.queries.compare import Kept, compare
from schemas.passage import Certainty, Stance
from tests.queries.small import Said, may_be, small_graph

_ONE_SIDE = {Kept.NEW, Kept.EARLIER, Kept.UNKNOWN}
MIRRORED = {
    Kept.KEPT: {Kept.KEPT},
    Kept.REWORDED: {Kept.REWORDED},
    Kept.DROPPED: _ONE_SIDE,
    Kept.NEW: {Kept.DROPPED},
    Kept.EARLIER: {Kept.DROPPED},
    Kept.UNKNOWN: {Kept.DROPPED, Kept.UNKNOWN},
}
"""Of what is on the right alone, it counts besides whether it was said before the left."""


def statuses(graph: ClaimGraph, left: str, right: str) -> dict[str, str]:
    return {str(row.claim): row.status.value for row in compare(graph, left, right)}


def test_a_claim_is_kept_reworded_dropped_or_new() -> None:
    graph = small_graph(
        [
            Said("kept", "spring", "2017", quote="Forty exercises are held."),
            Said("kept", "winter", "2023", quote="Held are forty exercises."),
            Said("reworded", "spring", "2017", quote="Exercises doubled."),
            Said("reworded", "winter", "2023", quote="Forty exercises are held."),
            Said("dropped", "spring", "2017"),
            Said("new", "winter", "2023"),
        ]
    )
    expected = {word: word for word in ("kept", "reworded", "dropped", "new")}
    assert statuses(graph, "2017", "2023") == expected
    assert statuses(graph, "spring", "winter") == expected


@pytest.mark.parametrize(
    "elsewhere",
    [
        Said("green", "undated", "2014/.."),
        Said("green", date="2023?"),
        Said("green", "winter", "2023", certainty=Certainty.ARGUABLE),
    ],
)
def test_what_the_dates_or_the_reading_leave_open_is_unknown(elsewhere: Said) -> None:
    graph = small_graph([Said("green", "spring", "2017"), elsewhere])
    assert statuses(graph, "2017", "2023") == {"green": "unknown"}


def test_an_occasion_that_may_be_the_other_leaves_it_unknown() -> None:
    made = [
        Said("green", "undated", "2014/.."),
        Said("blue", "briefing", "2023"),
        Said("green", "spring", "2017"),
    ]
    graph = small_graph(made, [may_be("briefing", "undated")])
    assert statuses(graph, "spring", "briefing") == {"green": "unknown", "blue": "new"}


def test_a_denial_keeps_nothing() -> None:
    graph = small_graph(
        [Said("green", "spring", "2017"), Said("green", "winter", "2023", stance=Stance.DENIES)]
    )
    assert statuses(graph, "2017", "2023") == {"green": "dropped"}


def test_sources_and_speakers_are_sides_too() -> None:
    graph = small_graph(
        [
            Said("green", "spring", "2017", speaker="ann"),
            Said("blue", "spring", "2017", speaker="bob", source="radio"),
        ]
    )
    assert statuses(graph, "ann", "bob") == {"green": "dropped", "blue": "new"}
    assert statuses(graph, "paper", "radio") == {"green": "dropped", "blue": "new"}


def test_each_side_says_how_many_sources_were_read() -> None:
    graph = small_graph(
        [
            Said("green", "spring", "2017"),
            Said("green", "spring", "2017", source="radio"),
            Said("green", "winter", "2023"),
        ]
    )
    (row,) = compare(graph, "2017", "2023")
    assert (row.read_left, row.read_right) == (2, 1)


def test_a_side_that_is_nothing_known_is_an_error() -> None:
    with pytest.raises(UnknownIdError):
        compare(small_graph([Said("green", "spring", "2017")]), "2017", "sprin")


made = st.lists(
    st.builds(
        Said,
        claim=st.sampled_from(["blue", "green"]),
        event=st.sampled_from(["e1", "e2", "unspecified"]),
        date=st.just("2017"),
        speaker=st.sampled_from(["ann", "bob"]),
        certainty=st.sampled_from(Certainty),
        stance=st.sampled_from(Stance),
        quote=st.sampled_from(["Forty exercises.", "Exercises: forty!", "Exercises doubled."]),
    ),
    min_size=1,
    max_size=8,
)


@given(made, st.permutations(["2017", "2023"]))
def test_comparing_backwards_mirrors(said: list[Said], years: list[str]) -> None:
    dates = {"e1": "2017", "e2": "2023", "unspecified": "2017/2023"}
    graph = small_graph([Said(**{**vars(one), "date": dates[one.event]}) for one in said])
    there = {row.claim: row for row in compare(graph, *years)}
    back = {row.claim: row for row in compare(graph, *reversed(years))}
    assert there.keys() == back.keys()
    for claim, row in there.items():
        mirror = back[claim]
        assert mirror.status in MIRRORED[row.status]
        assert (mirror.left, mirror.right) == (row.right, row.left)
        assert (mirror.read_left, mirror.read_right) == (row.read_right, row.read_left)


def test_what_was_said_before_the_left_side_is_not_new() -> None:
    graph = small_graph(
        [
            Said("again", "first", "2015-01-01"),
            Said("again", "winter", "2023-01-01"),
            Said("other", "spring", "2017-01-01"),
            Said("perhaps", "loose", "2010/2018"),
            Said("perhaps", "winter", "2023-01-01"),
            Said("arguably", "first", "2015-01-01", certainty=Certainty.ARGUABLE),
            Said("arguably", "winter", "2023-01-01"),
            Said("new", "winter", "2023-01-01"),
        ]
    )
    for sides in (("2017", "2023"), ("spring", "winter")):
        rows = {str(row.claim): row for row in compare(graph, *sides)}
        assert {claim: row.status.value for claim, row in rows.items()} == {
            "again": "earlier",
            "other": "dropped",
            "perhaps": "unknown",
            "arguably": "unknown",
            "new": "new",
        }
        assert rows["again"].note == "not on the left, earlier in 2015"


@pytest.mark.parametrize(
    ("left", "other", "expected"),
    [
        ("2019", "2018", "earlier"),
        ("2019", "2020", "new"),
        ("2019-09", "2019", "unknown"),
        ("2019", "2019-05", "unknown"),
        ("2019", "2018/2019", "unknown"),
        ("2019-09", "2019-08-31", "earlier"),
        ("2019-09", "2019-10", "new"),
        ("2019-09", "2019-09-30", "new"),
        ("2019-09", None, "unknown"),
        ("2019?", "2018", "unknown"),
        (None, "2018", "unknown"),
    ],
)
def test_nothing_is_new_that_may_be_older(
    left: str | None, other: str | None, expected: str
) -> None:
    """Green is said on the left, blue on the right in 2023 and elsewhere."""
    graph = small_graph(
        [
            Said("green", "spring", left),
            Said("blue", "elsewhere", other),
            Said("blue", "briefing", "2023"),
        ]
    )
    assert statuses(graph, "spring", "briefing")["blue"] == expected
