"""The counts that lanes show where nothing repeats agree with the query where something does."""

import pytest

from graph.assemble import ClaimGraph, build_graph
from graph.page.lanes import count_table, repeat_table
from graph.page.row_numbers import find_places
from graph.page.strings import NONE
from graph.queries.repeats import repeats
from tests.benchmarks.generated.corpus import make_corpus
from tests.page.conftest import Open
from tests.queries.small import Said, small_graph

COUNTED = ("years", "possible", "statements", "low", "high", "sources", "speakers")


@pytest.mark.parametrize("speaker", [True, False])
def test_counts_agree_with_repeats(seeds: ClaimGraph, *, speaker: bool) -> None:
    """What repeats is shown with the numbers of the counts, for everyone and for each speaker."""
    for graph in (seeds, build_graph(make_corpus(400))):
        places = find_places(graph)
        counts = count_table(graph, places)
        keys = zip(counts["scope"], counts["claim"], strict=True)
        counted = {key: row for row, key in enumerate(keys)}
        scopes = list(places.speakers.items()) if speaker else [(None, NONE)]
        found = 0
        for id, scope in scopes:
            for row in repeats(graph, speaker=id, min_years=1, possible=True):
                at = counted[scope, places.claims[row.claim]]
                told = [counts[name][at] for name in COUNTED]
                ours = [row.years, row.possible_years, row.statements, *row.occasions]
                assert told == [*ours, len(row.sources), len(row.speakers)]
                found += 1
        assert found


def test_what_repeats_has_a_row_of_counts(seeds: ClaimGraph) -> None:
    places = find_places(seeds)
    counts, repeated = count_table(seeds, places), repeat_table(seeds, places)
    counted = set(zip(counts["scope"], counts["claim"], strict=True))
    rows = list(zip(repeated["scope"], repeated["claim"], strict=True))
    assert rows
    assert set(rows) <= counted


def test_a_statement_without_an_occasion_is_counted_apart() -> None:
    graph = small_graph([Said("green", "spring", "2017-04-26"), Said("green")])
    table = count_table(graph, find_places(graph))
    assert table["high"][0] == 1
    assert table["statements"][0] == 1
    assert table["elsewhere"][0] == 1


def test_lanes_sort_by_text_and_by_time_within_their_sections(open_seeds: Open) -> None:
    watched = open_seeds("#years=2")
    watched.page.select_option(".sorter", "text")
    assert "sort=text" in watched.page.url
    texts = watched.page.evaluate("window.claimgraph.lanes().map(lane => lane.text)")
    assert texts[0] == min(texts, key=str.casefold)


def test_a_year_narrows_the_axis_and_widens_it_again(open_seeds: Open) -> None:
    page = open_seeds().page
    page.locator("button.year", has_text="2017").click()
    assert "since=2017&until=2017" in page.url
    assert page.locator(".month").count() == 12
    page.locator("button.year").click()
    assert page.locator("button.year").count() > 1
