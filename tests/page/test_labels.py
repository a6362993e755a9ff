"""Dates, gaps and figures in words."""

import pytest

from graph.page.labels import describe_date, describe_figure, describe_gap
from schemas.dates import EdtfDate
from schemas.figure import Comparator, Figure, Quantity
from schemas.ids import QuantityId


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2017-04-26", "26 April 2017"),
        ("2023-12", "December 2023"),
        ("2023-12-XX", "December 2023, day not known"),
        ("2023-XX-XX", "2023, day not known"),
        ("2023", "2023"),
        ("2014/..", "2014 or later"),
        ("2014/2016-05", "between 2014 and May 2016"),
        ("2024-12-18?", "18 December 2024 (uncertain)"),
        ("2024~", "about 2024"),
        ("[2023,2024]", "2023 or 2024"),
        ("[2017,2018..]", "2017 or 2018 or later"),
        ("[2019,2019-05..2019-06]", "2019 or from May 2019 to June 2019"),
        ("2016-21", "spring 2016"),
        ("2016-33", "first quarter of 2016"),
        ("2016-28", "northern winter 2016 to 2017"),
        ("2016-24~", "about winter 2016 to 2017"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000/0003", "between 1 BC and 3"),
        ("156X-12-25", "156X-12-25"),
    ],
)
def test_a_date_in_words(edtf: str, words: str) -> None:
    assert describe_date(EdtfDate(edtf)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((2435, 2435), "6.7 years later"),
        ((2075, 2439), "between 5.7 and 6.7 years later"),
        ((300, 900), "between 10 months and 2.5 years later"),
        ((1, 1), "1 day later"),
        ((730, 731), "2 years later"),
        ((0, 364), "within 12 months; which came first is not known"),
        ((0, 0), "on the same day"),
        (None, "undated: before or after is not known"),
    ],
)
def test_a_gap_in_words(days: tuple[int, int] | None, words: str) -> None:
    assert describe_gap(days, same_event=False) == words


def test_one_event_is_one_occasion() -> None:
    assert describe_gap((0, 0), same_event=True) == "on the same occasion"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"value": 40, "comparator": Comparator.ABOUT}, "about 40 exercises"),
        ({"value": 100000, "comparator": Comparator.MORE_THAN}, "more than 100,000 exercises"),
        ({"low": 3, "high": 5}, "3 to 5 exercises"),
        ({"low": 3}, "3 or more exercises"),
        (
            {"factor": 2, "comparator": Comparator.NEARLY},
            "almost doubled; the base is not stated",
        ),
        ({}, ""),
    ],
)
def test_a_figure_in_words(figure: dict[str, object], words: str) -> None:
    quantity = Quantity(id=QuantityId("q"), name="Exercises", counted="exercises")
    made = Figure.model_validate({"quantity": "q", "verbatim": "x", **figure})
    assert describe_figure(made, quantity) == words
