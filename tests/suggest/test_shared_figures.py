"""A figure of the same quantity and unit is a reason of its own."""

import pytest

from graph.assemble import ClaimGraph, build_graph
from graph.suggest.matcher import Matcher
from graph.suggest.suggestion_row import FoundBy
from schemas.figure import Figure, Quantity
from schemas.ids import QuantityId
from tests.queries.small import Said
from tests.suggest.known import known_graph

CLAIMS = {
    "army-shrinks": "In eastern garages the remaining tanks dwindle quietly.",
    "army-tired": "Everybody longs for home.",
}
LOST = QuantityId("tanks-lost")


def _graph(unit: str | None = None) -> ClaimGraph:
    figure = Figure(quantity=LOST, verbatim="half", factor=0.5)
    said = [
        Said("army-shrinks", quote="Half of it is gone.", speaker="lund", figures=(figure,)),
        Said("army-tired", quote="Soldiers would rather leave.", speaker="lund", figures=(figure,)),
    ]
    quantity = Quantity(id=LOST, name="Tanks lost", counted="battle tanks", unit=unit)
    return build_graph(known_graph(CLAIMS, said).corpus._replace(quantities={LOST: quantity}))


def test_what_counts_the_same_is_found_where_the_claim_is_about_what_is_counted() -> None:
    (row,) = Matcher(_graph()).suggest_for_lines(
        ["After a long and bitter retreat 1,200 battle tanks were missing."]
    )
    assert (row.claim, row.score) == ("army-shrinks", 0.25)
    assert FoundBy.FIGURES in row.found_by


@pytest.mark.parametrize(
    ("unit", "line"),
    [
        (None, "After a long and bitter retreat 1,200 battle ships were missing."),
        (None, "After a long and bitter retreat many battle tanks were missing."),
        ("tonnes", "After a long and bitter retreat 1,200 battle tanks were missing."),
    ],
)
def test_another_quantity_another_unit_or_no_number_is_no_reason(
    unit: str | None, line: str
) -> None:
    assert Matcher(_graph(unit)).suggest_for_lines([line]) == []


def test_of_a_statement_the_recorded_figures_are_compared_and_never_its_own() -> None:
    graph = _graph()
    rows = Matcher(graph).suggest_for_source(next(iter(graph.corpus.sources)))
    assert [(row.passage, row.claim) for row in rows] == [("paper/s1", "army-shrinks")]
