"""What the filters say they leave is what the questions answer."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graph.assemble import ClaimGraph
from graph.queries.statements import StatementRow, statements
from schemas.passage import Stance
from tests.page.conftest import Watched, go

FILTERS: list[dict[str, Any]] = [
    {},
    {"speaker": "valery-gerasimov"},
    {"speaker": "nato"},
    {"source": "tass-2017"},
    {"stance": "reports"},
    {"narrative": "nato-near-russia", "stance": "asserts"},
    {"since": 2023, "until": 2023},
    {"since": 2023, "until": 2024, "possible": True, "speaker": "valery-gerasimov"},
    {"until": 2022, "event": "moscow-conference-2017"},
]


def _hash(filters: dict[str, Any]) -> str:
    return "&".join(f"{name}={1 if value is True else value}" for name, value in filters.items())


def _typed(filters: dict[str, Any]) -> dict[str, Any]:
    stance = filters.get("stance")
    return {**filters, "stance": Stance(stance)} if stance else filters


def _options(page: Page, name: str) -> dict[str, tuple[int, int]]:
    texts = page.locator(f"#{name} option").all_text_contents()[1:]
    found = [re.fullmatch(r"(.*) \((\d+) of (\d+)\)", text) for text in texts]
    return {match[1]: (int(match[2]), int(match[3])) for match in found if match}


def _shown(page: Page) -> list[str]:
    ids: list[str] = page.locator("#table tbody tr").evaluate_all(
        "rows => rows.map(row => row.dataset.statement)"
    )
    return ids


@pytest.mark.parametrize("filters", FILTERS, ids=_hash)
def test_facets_and_rows_equal_the_query(
    seeds_page: Watched, seeds: ClaimGraph, filters: dict[str, Any]
) -> None:
    page = seeds_page.page
    go(page, f"view=table&{_hash(filters)}")
    filters = _typed(filters)
    rows = statements(seeds, **filters)
    assert _shown(page) == [row.id for row in rows]
    expect(page.locator(".table-bar")).to_contain_text(f"{len(rows)} of 101 statements")
    names: dict[str, dict[str, str]] = {
        "speaker": {id: record.name for id, record in seeds.corpus.speakers.items()},
        "source": {id: found.record.title for id, found in seeds.corpus.sources.items()},
        "narrative": {id: record.name for id, record in seeds.corpus.narratives.items()},
        "stance": {stance: stance for stance in ("asserts", "denies", "reports")},
    }
    for facet, named in names.items():
        others = {name: value for name, value in filters.items() if name != facet}
        among = len(statements(seeds, **others))
        expected = {
            name: (count, among)
            for id, name in named.items()
            if (count := len(statements(seeds, **_typed({**others, facet: id}))))
        }
        assert _options(page, facet) == expected, facet


def test_the_histogram_tells_certain_from_possible(seeds_page: Watched, seeds: ClaimGraph) -> None:
    page = seeds_page.page
    go(page, "speaker=valery-gerasimov")
    bars = page.locator(".column").evaluate_all(
        "all => all.map(({ dataset }) => [dataset.year, dataset.sure, dataset.maybe].map(Number))"
    )
    rows: list[StatementRow] = statements(seeds, speaker="valery-gerasimov")  # type: ignore[arg-type]
    assert bars == [
        [
            year,
            sum(year in row.years for row in rows),
            sum(year in row.possible_years for row in rows),
        ]
        for year in range(2017, 2025)
    ]


def test_handles_narrow_by_keyboard_and_pointer(seeds_page: Watched) -> None:
    page = seeds_page.page
    go(page, "")
    first, last = page.get_by_role("slider").all()
    assert [first.get_attribute(f"aria-value{name}") for name in ("min", "max", "now")] == [
        *("2017", "2024", "2017")
    ]
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.url.endswith("#since=2019")
    page.keyboard.press("End")
    expect(first).to_have_attribute("aria-valuenow", "2024")
    page.keyboard.press("Home")
    expect(page.locator(".brush-years")).to_have_text("2017 – 2024")
    assert page.url.endswith("#")
    box = last.bounding_box()
    track = page.locator(".track").bounding_box()
    assert box is not None
    assert track is not None
    page.mouse.move(box["x"] + 6, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(track["x"] + track["width"] * 3 / 8, box["y"] + 12, steps=4)
    page.mouse.up()
    expect(page.locator(".brush-years")).to_have_text("2017 – 2019")
    page.mouse.move(track["x"] + track["width"] * 5.5 / 8, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(track["x"] + track["width"] * 6.5 / 8, box["y"] + 12, steps=4)
    page.mouse.up()
    expect(page.locator(".brush-years")).to_have_text("2022 – 2023")
    page.locator(".column[data-year='2017']").click()
    expect(page.locator(".brush-years")).to_have_text("2017")
    page.locator(".column[data-year='2017']").click()
    expect(page.locator(".brush-years")).to_have_text("2017 – 2024")


def test_years_narrow_lanes_and_marks_and_say_what_the_numbers_count(seeds_page: Watched) -> None:
    page = seeds_page.page
    go(page, "since=2017&until=2017")
    total = page.locator(".total").inner_text()
    assert re.search(r"\d+ of 105 claims · \d+ of 101 statements", total)
    expect(page.locator(".counted")).to_have_text("whole corpus")
    expect(page.locator(".section").first).to_contain_text("counting the whole corpus")
    lane = page.locator(".lane[data-claim=nato-exercises-near-russia]")
    assert lane.locator("[data-statement]").count() == 1
    expect(lane.locator(".often")).to_contain_text("×2")
    assert "whole corpus" in (lane.locator(".often").get_attribute("title") or "")
    expect(page.locator(".band.undated")).to_have_count(0)
    expect(page.locator("#said")).to_contain_text("of 101 statements from 1 of 5 sources")
    page.get_by_role("button", name="possibly").click()
    assert "possible=1" in page.url
    go(page, "q=belousov")
    claims = page.evaluate("window.claimgraph.lanes().map((lane) => lane.claim)")
    assert 0 < len(claims) < 105
    seeds_page.assert_quiet()


def test_a_search_for_an_occasion_narrows_to_it(seeds_page: Watched) -> None:
    page = seeds_page.page
    go(page, "view=table")
    page.fill("#q", "moscow conference")
    page.get_by_role("group", name="Occasions").locator("[role=option]").first.click()
    assert "event=moscow-conference-2017" in page.url
    expect(page.locator(".chip")).to_contain_text("6th Moscow conference")
    page.get_by_role("button", name="Clear", exact=True).click()
    assert page.url.endswith("#view=table")
