"""Which numbers are compared, and which are not."""

from typing import Any

import pytest

from graph.queries.figures import figures
from schemas.figure import Comparator, Figure
from schemas.ids import QuantityId
from tests.queries.small import Said, small_graph


def figure(quantity: str = "exercises", **fields: object) -> Figure:
    return Figure.model_validate({"quantity": quantity, "verbatim": "so many", **fields})


def change(before: Figure, after: Figure) -> str | None:
    graph = small_graph(
        [
            Said("green", "spring", "2017", figures=(before,)),
            Said("green", "winter", "2023", figures=(after,)),
        ]
    )
    return [row.change for row in figures(graph)][1]


def test_numbers_of_one_quantity_are_compared_in_time() -> None:
    assert change(figure(value=40), figure(value=50, comparator="about")) == "40 → about 50"
    assert change(figure(value=1000000), figure(low=20, high=30)) == "1,000,000 → 20 to 30"
    assert change(figure(value=40), figure(value=40)) == "the same"


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (figure(factor=2), figure(value=40), "the base is not stated: so many"),
        (figure(), figure(value=40), "no number is given: so many"),
        (
            figure(value=40, place="near the western borders"),
            figure(value=50, place="in Europe"),
            "the place differs: near the western borders / in Europe",
        ),
        (
            figure(value=40, period="a year"),
            figure(value=50),
            "the period differs: a year / not stated",
        ),
    ],
)
def test_what_does_not_measure_the_same_is_not_compared(
    before: Figure, after: Figure, reason: str
) -> None:
    assert change(before, after) == f"not comparable, because {reason}"


def test_two_quantities_are_never_compared() -> None:
    graph = small_graph(
        [
            Said("green", "spring", "2017", figures=(figure("losses", value=1),)),
            Said("green", "winter", "2023", figures=(figure("exercises", value=2),)),
        ]
    )
    assert [(row.quantity, row.change) for row in figures(graph)] == [
        ("exercises", None),
        ("losses", None),
    ]
    assert [row.quantity for row in figures(graph, QuantityId("losses"))] == ["losses"]


def test_a_figure_without_a_number_claims_no_comparator() -> None:
    graph = small_graph([Said("green", "spring", "2017", figures=(figure(),))])
    assert [row.comparator for row in figures(graph)] == [None]


def test_a_figure_says_how_near_it_means_to_be() -> None:
    graph = small_graph(
        [Said("green", "spring", "2017", figures=(figure(value=40, comparator="about"),))]
    )
    assert [row.comparator for row in figures(graph)] == [Comparator.ABOUT]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"value": 40, "low": 30, "high": 50}, {"value": 40}, "40 (30 to 50) → 40"),
        ({"value": 40, "low": 30}, {"value": 40, "low": 35}, "40 (at least 30) → 40 (at least 35)"),
        ({"value": 40, "high": 50}, {"value": 40, "high": 50}, "the same"),
        ({"low": 30, "high": 50}, {"low": 30, "high": 60}, "30 to 50 → 30 to 60"),
    ],
)
def test_bounds_are_part_of_a_figure(
    before: dict[str, Any], after: dict[str, Any], told: str
) -> None:
    assert change(figure(**before), figure(**after)) == told


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2017", "2019", "40 → 50"),
        ("2017", "2017-09", "40 and 50: which came first is open"),
        ("2017-09", "2017", "50 and 40: which came first is open"),
        ("2017-09-01", "2017-09-01", "40 and 50: which came first is open"),
        ("2017?", "2019", "40 and 50: which came first is open"),
        ("2017/2018", "2018", "40 and 50: which came first is open"),
        (None, "2019", "50 and 40: which came first is open"),
    ],
)
def test_no_change_is_claimed_where_the_order_is_open(
    first: str | None, second: str, expected: str
) -> None:
    graph = small_graph(
        [
            Said("green", "spring", first, figures=(figure(value=40),)),
            Said("green", "winter", second, figures=(figure(value=50),)),
        ]
    )
    assert [row.change for row in figures(graph)][1] == expected


def test_two_figures_of_one_statement_are_no_change() -> None:
    graph = small_graph(
        [Said("green", "spring", "2017", figures=(figure(value=20), figure(value=40)))]
    )
    assert [row.change for row in figures(graph)] == [None, "20 and 40: one statement has both"]
