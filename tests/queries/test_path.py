"""How two records are connected."""

import pytest

from graph.assemble import QuestionError, UnknownIdError
from graph.queries.path import path
from tests.queries.small import Said, small_graph

GRAPH = small_graph(
    [
        Said("green", "spring", "2017", speaker="ann", quote="The sky is green."),
        Said("blue", "winter", "2023", speaker="ann", source="radio", quote="It is blue."),
        Said("red", "lonely", "2023", speaker="eve", source="diary", quote="Red."),
    ]
)


def test_the_shortest_way_reads_as_sentences() -> None:
    assert [row.sentence for row in path(GRAPH, "green", "winter")] == [
        "claim green (green) is asserted by statement paper/s0 (The sky is green).",
        "statement paper/s0 (The sky is green) was said by ann.",
        "ann said statement radio/s0 (It is blue).",
        "statement radio/s0 (It is blue) was said at winter.",
    ]


def test_backwards_it_is_as_long() -> None:
    assert len(path(GRAPH, "winter", "green")) == len(path(GRAPH, "green", "winter"))


def test_one_year_connects_nobody() -> None:
    assert path(GRAPH, "eve", "winter") == []


def test_a_year_may_still_be_asked_for() -> None:
    assert [row.edge for row in path(GRAPH, "winter", "year:2023")] == ["on", "in_year"]


def test_the_kind_tells_two_records_of_one_id_apart() -> None:
    assert path(GRAPH, "speaker:ann", "claim:green") != []
    with pytest.raises(UnknownIdError):
        path(GRAPH, "anna", "green")


@pytest.mark.parametrize("end", ["green", "claim:green"])
def test_a_record_has_no_way_to_itself(end: str) -> None:
    with pytest.raises(QuestionError, match="name one record, claim:green: name two"):
        path(GRAPH, "green", end)
