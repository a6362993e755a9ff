"""Which claims stand against each other, by judgement or by denial."""

import pytest

from graph.queries.contradictions import ContradictionRow, contradictions
from schemas.passage import Stance
from tests.queries.small import Said, broader, contradicts, small_graph

DENIES = Stance.DENIES


def sides(row: ContradictionRow) -> tuple[list[str], list[str]]:
    return (
        [f"{each.speaker} {each.stance.value} {each.date}" for each in row.left_statements],
        [f"{each.speaker} {each.stance.value} {each.date}" for each in row.right_statements],
    )


def test_a_declared_contradiction_shows_both_sides_with_their_dates() -> None:
    graph = small_graph(
        [Said("ann-did", "winter", "2023", speaker="bob"), Said("bob-did", "spring", "2017")],
        [contradicts("bob-did", "ann-did")],
    )
    (row,) = contradictions(graph)
    assert (row.left, row.right, row.kind) == ("ann-did", "bob-did", "declared")
    assert sides(row) == (["bob asserts 2023"], ["ann asserts 2017"])
    assert row.note == "it cannot be both"


def test_what_one_asserts_and_another_denies_is_a_contradiction() -> None:
    graph = small_graph(
        [Said("green", "spring", "2017"), Said("green", "winter", "2023", "bob", DENIES)]
    )
    (row,) = contradictions(graph)
    assert (row.kind, sides(row)) == ("denied", (["ann asserts 2017"], ["bob denies 2023"]))


def test_who_asserts_and_denies_in_different_years_is_reversed() -> None:
    graph = small_graph(
        [Said("green", "spring", "2017"), Said("green", "winter", "2023", "ann", DENIES)]
    )
    (row,) = contradictions(graph)
    assert (row.kind, row.note) == ("reversed", None)


def test_dates_that_leave_the_years_open_are_said() -> None:
    graph = small_graph(
        [Said("green", "spring", "2014/.."), Said("green", "winter", "2023", "ann", DENIES)]
    )
    (row,) = contradictions(graph)
    assert row.note == "the dates leave open whether this was in different years"


def test_who_denies_the_wide_claim_denies_the_narrow_one_that_entails_it() -> None:
    graph = small_graph(
        [Said("narrow", "spring", "2017"), Said("wide", "winter", "2023", "bob", DENIES)],
        [broader("narrow", "wide")],
    )
    assert [(row.left, row.kind) for row in contradictions(graph)] == [("wide", "denied")]


def test_who_denies_the_narrow_claim_leaves_the_wide_one_standing() -> None:
    graph = small_graph(
        [Said("wide", "spring", "2017"), Said("narrow", "winter", "2023", "bob", DENIES)],
        [broader("narrow", "wide")],
    )
    assert contradictions(graph) == []


@pytest.mark.parametrize(
    ("asserted", "denied", "is_open"),
    [
        ("2017-01-01", "2017-05-01", False),
        ("2017", "2023", False),
        ("2017", "2014/..", True),
        ("2014/2023", "2017", True),
        (None, "2017", True),
        ("2017", "2017", False),
        ("2017~", "2023", True),
    ],
)
def test_dates_leave_years_open_only_where_they_do(
    asserted: str | None, denied: str, is_open: bool
) -> None:
    graph = small_graph(
        [Said("green", "spring", asserted), Said("green", "winter", denied, stance=DENIES)]
    )
    (row,) = contradictions(graph)
    assert row.kind == "reversed"
    assert (row.note is not None) == is_open


def test_a_reported_view_stands_against_a_denial_as_its_holders() -> None:
    graph = small_graph(
        [
            Said("green", "spring", "2017", "ann", Stance.REPORTS, of="nato"),
            Said("green", "winter", "2023", "bob", DENIES),
        ]
    )
    (row,) = contradictions(graph)
    assert row.kind == "denied"
    (reported,) = row.left_statements
    assert (reported.speaker, reported.of, reported.stance) == ("ann", "nato", "reports")
    assert "the view of nato" in str(reported)


@pytest.mark.parametrize(
    ("speaker", "of", "denied_by", "kind"),
    [
        ("ann", None, "bob", "denied"),
        ("ann", None, "ann", "reversed"),
        ("ann", "bob", "ann", "denied"),
        ("ann", "bob", "bob", "reversed"),
        ("ann", "bob", "eve", "denied"),
    ],
)
def test_a_reported_view_stands_on_a_side_as_that_of_its_holder(
    speaker: str, of: str | None, denied_by: str, kind: str
) -> None:
    stance = Stance.ASSERTS if of is None else Stance.REPORTS
    graph = small_graph(
        [
            Said("green", "spring", "2017", speaker, stance, of=of),
            Said("green", "winter", "2023", denied_by, DENIES),
        ]
    )
    (row,) = contradictions(graph)
    assert row.kind == kind
    assert [each.of for each in row.left_statements] == [of]
