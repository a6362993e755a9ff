"""Claims, speakers, events, sources and coverage of the seeds."""

import shutil
from pathlib import Path

import pytest

from graph.assemble import ClaimGraph, build_graph
from graph.assemble.time_order import by_time
from graph.prove.corpus_loading import load_corpus
from graph.queries.claims import claims
from graph.queries.coverage import coverage
from graph.queries.events import events
from graph.queries.sources import sources
from graph.queries.speakers import speakers
from graph.queries.statements import statements
from schemas.ids import NarrativeId, SpeakerId
from tests.cli.command import BASE
from tests.queries.small import Said, small_graph


@pytest.fixture(scope="module")
def seeds() -> ClaimGraph:
    corpus = load_corpus(Path("seeds")).corpus
    assert corpus is not None
    return build_graph(corpus)


def test_every_statement_is_counted_once_by_source_and_by_speaker(seeds: ClaimGraph) -> None:
    total = len(statements(seeds))
    assert sum(row.statements for row in sources(seeds)) == total
    assert sum(row.statements for row in speakers(seeds)) == total


def test_what_was_said_at_events_and_at_none_is_everything(seeds: ClaimGraph) -> None:
    unspecified = sum(row.event == "unspecified" for row in statements(seeds))
    assert sum(row.statements for row in events(seeds)) + unspecified == len(statements(seeds))


def test_claims_of_a_speaker_are_those_the_speaker_has_a_statement_on(seeds: ClaimGraph) -> None:
    found = claims(seeds, speaker=SpeakerId("andrey-belousov"))
    assert [row.statements for row in found] == [1] * len(found)
    assert all(row.speakers == ["andrey-belousov"] for row in found)


def test_claims_are_found_by_narrative_and_by_words(seeds: ClaimGraph) -> None:
    found = claims(seeds, narrative=NarrativeId("arms-control"), text="AUKUS")
    assert found
    assert all(row.narrative == "arms-control" and "AUKUS" in row.text for row in found)


def test_an_undated_event_says_with_which_it_may_be_one(seeds: ClaimGraph) -> None:
    rows = {str(row.id): row for row in events(seeds)}
    assert rows["attaches-briefing-undated"].may_be == [
        "attaches-briefing-2023",
        "attaches-briefing-2024",
    ]
    assert rows["attaches-briefing-undated"].years == []


def test_the_shares_of_a_source_sum_to_one_and_none_is_open(seeds: ClaimGraph) -> None:
    for row in coverage(seeds):
        assert row.anchored + row.dismissed + row.open == pytest.approx(1)
        assert (row.open, row.open_passages) == (0, [])


def test_claims_come_by_narrative_and_id_and_those_of_none_last() -> None:
    said = [Said(claim) for claim in ("a", "b", "c", "d")]
    graph = small_graph(said, narrative_of={"a": "south", "d": "north", "c": "north"})
    rows = [(row.narrative, row.claim) for row in claims(graph)]
    assert rows == [("north", "c"), ("north", "d"), ("south", "a"), (None, "b")]


def test_statements_come_by_first_day_then_by_last_day_and_an_open_end_is_the_last() -> None:
    dates = ["2019/..", "2019-05", "2019", None, "2018/2019", "2018-12-31"]
    graph = small_graph(
        [Said("green", f"e{at}", date, quote=str(date)) for at, date in enumerate(dates)]
    )
    shown = [row.date for row in statements(graph)]
    assert shown == ["2018/2019", "2018-12-31", "2019", "2019/..", "2019-05", None]


@pytest.mark.parametrize(
    ("archived", "possible"),
    [("2021-06-30", [2019, 2020, 2021]), ("2020-06-30", [2019, 2020]), ("2019-06-30", [])],
)
def test_a_source_closes_the_open_date_of_what_it_reports(
    archived: str, possible: list[int], tmp_path: Path
) -> None:
    """It was not said later than the day on which the source was archived."""
    corpus = tmp_path / "base"
    shutil.copytree(BASE, corpus)
    record = corpus / "records/sources/ferry-undated.yaml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("archived_on: 2021-06-30", f"archived_on: {archived}"), "utf-8")
    found = load_corpus(corpus)
    assert found.corpus is not None, found.problems
    (row,) = (row for row in events(build_graph(found.corpus)) if row.date == "2019/..")
    assert sorted(row.years + row.possible_years) == (possible or [2019])
    assert row.possible_years == possible


def test_an_end_that_nothing_closes_is_the_last_of_all() -> None:
    graph = small_graph([Said("green", "a", "2019/.."), Said("green", "b", "2019")])
    made = [each._replace(closing=None) for each in graph.corpus.statements()]
    assert [str(each.date) for each in sorted(made, key=by_time)] == ["2019", "2019/.."]
