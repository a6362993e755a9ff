"""The lists of records, a search over everything, and what is told of one record."""

from urllib.parse import quote

import pytest

from tests.desk.conftest import Served
from tests.desk.test_desk_api import Screen


def _found(served: Served, kind: str, query: str) -> list[tuple[str, str]]:
    status, told = Screen(served).ask(f"records?kind={kind}&q={quote(query)}")
    assert status == 200
    assert told["total"] == len(told["rows"])
    return [(each["kind"], each["id"]) for each in told["rows"]]


@pytest.mark.parametrize(
    ("kind", "query", "found"),
    [
        ("claim", "SHALLOW", [("claim", "harbour-too-shallow")]),
        ("claim", "ferry-earns-its-cost", [("claim", "ferry-pays")]),
        ("speaker", "mayor northport", [("speaker", "ada-lund")]),
        ("event", "2019-03", [("event", "council-2019")]),
        ("narrative", "brings", [("narrative", "the-ferry")]),
        ("", "ada lund", [("speaker", "ada-lund"), ("source", "ferry-undated")]),
        ("", "no such words", []),
        ("nothing", "ferry", []),
    ],
)
def test_a_record_is_found_by_all_of_its_words(
    small_desk: Served, kind: str, query: str, found: list[tuple[str, str]]
) -> None:
    assert found == [each for each in _found(small_desk, kind, query) if each in found]
    assert bool(found) == bool(_found(small_desk, kind, query))


def test_a_search_over_everything_reads_quotes_and_whole_texts(small_desk: Served) -> None:
    found = _found(small_desk, "", "Home | News | Weather")
    assert found == [("source", "harbour-2019")]
    assert ("statement", "harbour-2019/six-years") in _found(small_desk, "", "within six years")


def test_those_come_first_that_begin_with_what_is_typed(small_desk: Served) -> None:
    assert _found(small_desk, "speaker", "bay")[0] == ("speaker", "bay-herald")
    assert _found(small_desk, "speaker", "the")[0] == ("speaker", "fishermen"), "not Ada Lund"


def test_a_claim_is_told_with_its_statements_and_judgements(small_desk: Served) -> None:
    status, told = Screen(small_desk).ask("records/claim/ferry-pays")
    assert status == 200
    fields = {each["name"]: each for each in told["fields"]}
    assert fields["text"]["value"] == "The ferry earns what it costs."
    assert (fields["narrative"]["refers"], fields["narrative"]["label"]) == (
        "narrative",
        "The ferry",
    )
    assert told["formerly"] == ["ferry-earns-its-cost"]
    assert ("ferry-undated/pays-again", "asserts") in [
        (each["id"], each["does"]) for each in told["rows"]
    ]
    assert ("narrower", "ferry-pays-in-six-years", "Who earns it in six years earns it.") in [
        (each["relation"], each["claim"], each["reason"]) for each in told["judged"]
    ]


def test_every_kind_is_told_with_what_refers_to_it(small_desk: Served) -> None:
    rows = {
        path: [each["id"] for each in Screen(small_desk).ask(f"records/{path}")[1]["rows"]]
        for path in ("speaker/bay-herald", "event/second-speech", "narrative/the-ferry")
    }
    assert "ferry-undated/pays-again" in rows["speaker/bay-herald"], "it hands it on"
    assert "ferry-undated/harbour-denied" in rows["event/second-speech"]
    assert "ferry-pays" in rows["narrative/the-ferry"]
    for path in ("claim/nothing", "source/harbour-2019", "judgement/1"):
        assert Screen(small_desk).ask(f"records/{path}")[0] == 422
