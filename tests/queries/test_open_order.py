"""Where the order of two dates is open, no answer claims one."""

import pytest

from graph.queries.drift import drift
from graph.queries.repeats import repeats
from graph.queries.timeline import timeline
from graph.queries.trace import trace
from schemas.ids import ClaimId
from schemas.passage import Certainty
from tests.queries.small import Said, small_graph


@pytest.mark.parametrize(
    ("dates", "earliest", "latest"),
    [
        (["2019", "2019-09", "2021"], "[2019,2019-09]", "2021"),
        (["2019-08", "2019-09", "2021"], "2019-08", "2021"),
        (["2018", "2021?", "2023"], "[2018,2021?]", "[2021?,2023]"),
        (["2018", "2021", "2020/.."], "2018", "[2020..,2021]"),
        (["2018", "{2017,2019}", "2023"], "[2017,2019,2018]", "2023"),
        (["-0043-03-15", "2023", "2024"], "-0043-03-15", "2024"),
    ],
)
def test_the_earliest_names_all_that_may_be_it(
    dates: list[str], earliest: str, latest: str
) -> None:
    """And so does the latest, whatever the order of the statements in their file."""
    for order in (dates, dates[::-1]):
        said = [
            Said("blue", f"event-{date.strip('{-?}./[]')[:4]}-{n}", date)
            for n, date in enumerate(order)
        ]
        (row,) = repeats(small_graph(said), possible=True, min_years=1)
        assert (row.earliest, row.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        ("2019-01-01", "2019-01-31", (30, 30)),
        ("2019", "2019-09", (0, 272)),
        ("2019", "2019-02", (0, 333)),
        ("2019-01-01?", "2019-01-31", None),
        ("2019-01-01", "2019-01-~31", (0, 30)),
        ("-0001-12-31", "0000-01-01", (1, 1)),
    ],
)
def test_days_between_claim_no_order_that_is_open(
    one: str, other: str, gap: tuple[int, int] | None
) -> None:
    graph = small_graph([Said("blue", "first", one), Said("blue", "second", other)])
    assert trace(graph, ClaimId("blue"))[1].since_previous == gap


@pytest.mark.parametrize(
    ("one", "other", "is_open"), [("2019", "2019-09", True), ("2018", "2019-09", False)]
)
def test_what_changed_says_where_the_order_is_open(one: str, other: str, is_open: bool) -> None:
    graph = small_graph([Said("blue", "first", one), Said("blue", "second", other)])
    (row,) = drift(graph, ClaimId("blue"))
    assert ("which of the two was said first is open" in (row.note or "")) == is_open


def _earliest(*said: Said) -> dict[str, list[ClaimId]]:
    found = {row.event: row.earliest for row in timeline(small_graph(said))}
    assert found == {row.event: row.earliest for row in timeline(small_graph(said[::-1]))}
    return {str(event): claims for event, claims in found.items()}


def test_an_occasion_is_earliest_only_where_that_is_certain() -> None:
    sure = Said("blue", "first", "2017-04-26")
    assert _earliest(sure, Said("blue", "second", "2018")) == {"first": ["blue"], "second": []}
    assert _earliest(sure, Said("blue", "second", "2018?")) == {"first": [], "second": []}
    arguable = Said("blue", "first", "2017", certainty=Certainty.ARGUABLE)
    assert _earliest(arguable, Said("blue", "second", "2018")) == {"first": [], "second": []}
