"""The counts that lanes show where nothing repeats agree with the query where something does."""

from graph.assemble import ClaimGraph
from graph.page.lanes import count_table, repeat_table
from graph.page.places import find_places
from tests.page.conftest import Open
from tests.queries.small import Said, small_graph


def test_counts_agree_with_repeats(seeds: ClaimGraph) -> None:
    places = find_places(seeds)
    counts, repeated = count_table(seeds, places), repeat_table(seeds, places)
    names = ("scope", "claim", "years", "possible", "statements", "low", "high")
    counted = list(zip(*(counts[name] for name in names), strict=True))
    rows = list(zip(*(repeated[name] for name in names), strict=True))
    assert rows
    assert [row for row in rows if row not in counted] == []


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
