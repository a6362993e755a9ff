"""What the five articles prove, and what they do not."""

from hashlib import sha256
from pathlib import Path

import pytest

from graph.assemble import ClaimGraph, build_graph
from graph.prove.corpus_loading import load_corpus
from graph.queries.claims import claims
from graph.queries.repeats import repeats
from graph.queries.sources import sources
from graph.queries.statements import statements

SEEDS = Path("seeds")


@pytest.fixture(scope="module")
def seeds() -> ClaimGraph:
    result = load_corpus(SEEDS)
    assert result.problems == ()
    assert result.corpus is not None
    return build_graph(result.corpus)


def test_the_documents_are_the_five_articles_byte_for_byte(seeds: ClaimGraph) -> None:
    for row in sources(seeds):
        assert sha256((SEEDS / row.document).read_bytes()).hexdigest() == row.sha256
    assert len(list((SEEDS / "documents").iterdir())) == len(sources(seeds)) == 5


def test_every_quote_stands_where_its_row_says(seeds: ClaimGraph) -> None:
    for row in statements(seeds):
        text = (SEEDS / row.document).read_bytes().decode("utf-8")
        assert " … ".join(text[start:end] for start, end in row.spans) == row.quote


@pytest.mark.parametrize(
    ("document", "certain"), [("000", {2023}), ("001", set()), ("002", {2017}), ("004", {2024})]
)
def test_each_article_is_dated_as_far_as_its_text_proves(
    seeds: ClaimGraph, document: str, certain: set[int]
) -> None:
    rows = [row for row in statements(seeds) if Path(row.document).name.startswith(document)]
    assert {year for row in rows for year in row.years} == certain


def test_the_undated_articles_speaker_is_in_no_year_for_certain(seeds: ClaimGraph) -> None:
    rows = [
        row
        for row in statements(seeds)
        if row.source == "lack-of-trust-undated" and row.speaker == "valery-gerasimov"
    ]
    assert {tuple(row.years) for row in rows} == {()}
    assert {tuple(row.possible_years) for row in rows} == {(2023, 2024, 2025, 2026)}


def test_the_charges_that_certainly_repeat_across_years(seeds: ClaimGraph) -> None:
    years = {str(row.claim): row.years for row in repeats(seeds)}
    assert years["nato-exercises-near-russia"] == [2017, 2023]
    assert years["nato-infrastructure-near-russia"] == [2017, 2023]
    assert years["west-seeks-strategic-defeat"] == [2023, 2024]
    assert years["west-arms-ukraine"] == [2023, 2024]
    assert len(years) >= 5


def test_a_view_that_is_reported_is_not_its_reporters(seeds: ClaimGraph) -> None:
    (row,) = [row for row in statements(seeds) if row.id == "tass-2017/nato-names-russia"]
    (link,) = row.claims
    assert (row.speaker, link.stance, link.of) == ("valery-gerasimov", "reports", "nato")


def test_a_figure_taken_over_names_who_gave_it_first(seeds: ClaimGraph) -> None:
    (row,) = [row for row in statements(seeds) if row.id == "menafn-2024/ukrainian-casualties"]
    assert [figure.taken_from for figure in row.figures] == ["andrey-belousov"]


def test_every_claim_is_held_by_a_statement(seeds: ClaimGraph) -> None:
    assert [row.claim for row in claims(seeds) if row.statements == 0] == []
