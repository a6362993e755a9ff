"""Faults that readers met, each held off by what they did."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph.assemble import ClaimGraph, build_graph
from graph.page import render_page
from graph.queries.repeats import repeats
from graph.queries.trace import trace
from tests.page.conftest import Open, Watched, go, wait_until_drawn
from tests.queries.small import Said, small_graph

WIDTHS = (320, 390, 700, 1024, 1400)


def _write(graph: ClaimGraph, folder: Path) -> Path:
    path = folder / "graph.html"
    path.write_text(render_page(graph), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("name", ["at", "statement"])
def test_a_link_that_names_only_a_statement_says_what_it_is_read_as(
    seeds_page: Watched, seeds: ClaimGraph, name: str
) -> None:
    page = seeds_page.page
    statement = next(one for one in seeds.corpus.statements() if len(one.claims) > 1)
    go(page, "view=table")
    go(page, f"{name}={statement.id}")
    for link in statement.claims:
        expect(page.locator("#panel .read-as")).to_contain_text(seeds.claim(link.claim).text)
    expect(page.locator("#panel")).not_to_contain_text("none of the claims")


def test_the_count_of_joined_marks_is_seen_at_every_width(open_page: Open, tmp_path: Path) -> None:
    said = [Said("green", f"e{n}", "2017-04-26") for n in range(6)]
    path = _write(small_graph([*said, Said("green", "later", "2019-01-01")]), tmp_path)
    for width in WIDTHS:
        count = open_page(path, width=width).page.locator(".joined-count")
        expect(count).to_have_text("6")
        expect(count).to_be_visible()


_HITS = """() => [...document.querySelectorAll('#timeline [data-statement]')].flatMap((mark) => {
  const { left, top, width, height } = mark.getBoundingClientRect();
  const head = document.querySelector('.head').getBoundingClientRect().bottom;
  const foot = document.querySelector('.legend').getBoundingClientRect().top;
  const [x, y] = [left + width / 2, top + height / 2];
  if (y < head + 4 || y > foot - 4 || x < 0 || x > innerWidth) return [];
  const hit = document.elementFromPoint(x, y)?.closest('[data-statement]');
  return hit === mark ? [] : [mark.dataset.statement + ' ' + mark.getAttribute('class')];
})"""


@pytest.mark.parametrize("width", WIDTHS)
def test_every_mark_answers_where_it_is_pointed_at(open_seeds: Open, width: int) -> None:
    """Also bars that are hollow, dashed or hatched."""
    page = open_seeds(width=width, height=4000).page
    page.wait_for_function("() => document.querySelectorAll('.lane').length > 20")
    assert page.locator("#timeline .bar.arguable").count() > 0
    assert page.evaluate(_HITS) == []


def test_headings_count_what_is_drawn(seeds_page: Watched, seeds: ClaimGraph) -> None:
    page = seeds_page.page
    go(page, "years=2")
    drawn = {row.id for lane in repeats(seeds) for row in trace(seeds, lane.claim)}
    total = page.locator(".total")
    expect(total).to_contain_text(f"{len(repeats(seeds))} of {len(seeds.corpus.claims)} claims")
    expect(total).to_contain_text(f"{len(drawn)} of 101 statements")


def test_two_years_or_more_holds_in_every_view(seeds_page: Watched, seeds: ClaimGraph) -> None:
    page = seeds_page.page
    kept = {row.claim for row in repeats(seeds)}
    drawn = {row.id for claim in kept for row in trace(seeds, claim)}
    go(page, "years=2&view=table")
    expect(page.locator("#table tbody tr")).to_have_count(len(drawn))
    go(page, "years=2&view=network")
    wait_until_drawn(page, "network")
    expect(page.locator(".network-list li")).to_have_count(len(kept))
    go(page, "years=2&view=compare&left=2017&right=2023")
    shown = page.locator("#compare .outcome li").evaluate_all(
        "all => all.map(({ dataset }) => dataset.claim)"
    )
    assert shown
    assert set(shown) <= kept
    go(page, "years=2&view=sources&text=tass-2017")
    page.wait_for_selector("#sources mark.quoted.aside")
    inside = page.locator("#sources mark.quoted:not(.aside)").evaluate_all(
        "all => all.flatMap(({ dataset }) => (dataset.statements ?? '').split(' '))"
    )
    assert {id for id in drawn if id.startswith("tass-2017/")} <= set(inside)


def test_the_end_of_the_panel_does_not_scroll_the_page_away(open_seeds: Open) -> None:
    page = open_seeds("#claim=west-threatens-russia", height=850).page
    page.mouse.move(1200, 500)
    for _ in range(12):
        page.mouse.wheel(0, 900)
    assert page.evaluate("document.documentElement.scrollHeight") == 850
    assert page.evaluate("document.documentElement.scrollTop") == 0
    assert page.locator("header.bar").bounding_box() is not None


def test_tabs_keep_their_place(seeds_page: Watched) -> None:
    page = seeds_page.page
    go(page, "view=timeline")
    places = set()
    for view in ("timeline", "network", "sources", "table", "compare"):
        page.click(f"[data-view={view}]")
        places.add(str(page.locator("#tabs").bounding_box()))
    assert len(places) == 1


@pytest.mark.parametrize(("width", "height"), [*((width, 800) for width in WIDTHS), (320, 256)])
def test_the_key_to_the_marks_is_reached(open_seeds: Open, width: int, height: int) -> None:
    """Also at 400 % zoom of a window of 1280 by 1024, with a claim chosen."""
    page = open_seeds("#claim=nato-exercises-near-russia", width=width, height=height).page
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Key to the marks").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("asserts the claim")
    box = dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    last = dialog.locator("li").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_so_low_a_window_scrolls_to_the_lanes(open_seeds: Open) -> None:
    page = open_seeds(width=320, height=256).page
    lane = page.locator(".lane .claim").first
    lane.scroll_into_view_if_needed()
    expect(lane).to_be_in_viewport()


@pytest.mark.parametrize("first", [1990, 1700, 1, -400, -3000])
def test_many_years_fit(open_page: Open, tmp_path: Path, first: int) -> None:
    """With round years written, none over another, and a bar for each stretch of years."""
    years = [first, first + (2024 - first) // 2, 2024]
    written = [f"{'-' if year < 0 else ''}{abs(year):04}-04-26" for year in years]
    said = [Said("green", f"e{n}", date) for n, date in enumerate(written)]
    path = _write(small_graph(said), tmp_path)
    for width in (390, 1400):
        watched = open_page(path, width=width)
        page = watched.page
        if width < 700:
            page.locator("#more").click()
        track = page.locator(".track").bounding_box()
        assert track is not None
        bars = page.locator(".column").evaluate_all(
            "all => all.map((bar) => [bar.getBoundingClientRect(), bar.dataset.sure])"
        )
        assert min(box["width"] for box, _ in bars) > 1
        assert max(box["right"] for box, _ in bars) <= track["x"] + track["width"] + 1
        assert sum(int(sure) for _, sure in bars) == 3
        assert _overlaps(page, "button.year") == []
        labels = page.locator("button.year").all_text_contents()
        assert 1 < len(labels) < 60
        if first < 1990:
            assert {text.removesuffix(" BC")[-1] for text in labels} <= {"0", "1"}
        page.locator("button.year").nth(1).click()
        assert re.search(r"since=-?\d+", page.url)
        watched.assert_quiet()


def _overlaps(page: Page, selector: str) -> list[str]:
    boxes = page.locator(selector).evaluate_all(
        "all => all.map((one) => { const { left, right } = one.getBoundingClientRect();"
        " return [left, right, one.textContent]; })"
    )
    boxes.sort()
    return [after[2] for before, after in pairwise(boxes) if after[0] < before[1] - 1]


def test_the_network_follows_the_system_s_theme(open_seeds: Open) -> None:
    page = open_seeds("#view=network").page
    wait_until_drawn(page, "network")
    ink = "() => document.querySelector('#network canvas').toDataURL()"
    light = page.evaluate(ink)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"before => ({ink})() !== before", arg=light)
    page.click("[data-view=table]")
    page.emulate_media(color_scheme="light")
    page.click("[data-view=network]")
    page.wait_for_function(f"before => ({ink})() === before", arg=light)


def test_a_link_closes_what_a_search_offers(seeds_page: Watched) -> None:
    page = seeds_page.page
    go(page, "view=timeline")
    page.locator("input[type=search]").fill("NATO")
    expect(page.locator("[role=option]").first).to_be_visible()
    go(page, "claim=west-threatens-russia")
    expect(page.locator("[role=option]:visible")).to_have_count(0)


def test_search_joins_words_by_and(seeds_page: Watched) -> None:
    page = seeds_page.page
    go(page, "view=table&q=gerasimov+exercises+almost")
    found = page.locator("#table tbody tr")
    expect(found.first).to_contain_text("almost doubled")
    go(page, "view=table&q=borders+almost+reconnaissance")
    expect(found).to_have_count(1)
    go(page, "view=table&q=borders+giraffe")
    expect(found).to_have_count(0)


@pytest.mark.parametrize(
    ("claim", "typed", "hits"),
    [
        ("İstanbul’da İkinci gün ışık", "ikinci", ["İkinci"]),
        ("İİİİ the treaty is dead", "treaty dead", ["treaty", "dead"]),
        ("der Pra\u0308sident kommt", "präsident", ["Pra\u0308sident"]),
    ],
)
def test_the_right_letters_are_marked(
    open_page: Open, tmp_path: Path, claim: str, typed: str, hits: list[str]
) -> None:
    graph = small_graph([Said("green", "spring", "2017-04-26")])
    id, record = next(iter(graph.corpus.claims.items()))
    claims = {id: record.model_copy(update={"text": claim})}
    graph = build_graph(graph.corpus._replace(claims=claims))
    page = open_page(_write(graph, tmp_path)).page
    page.fill("#q", typed)
    assert page.locator(".lane mark.hit").all_text_contents() == hits
    assert page.locator("#found mark.hit").all_text_contents() == hits


def _printed(page: Page, hash: str) -> str:
    go(page, hash)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    text = page.locator("#dossier").inner_text()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return text


def test_print_prints_what_is_seen(seeds_page: Watched, seeds: ClaimGraph) -> None:
    page = seeds_page.page
    text = _printed(page, "years=2")
    for lane in repeats(seeds):
        assert lane.text in text
    assert "Ukraine has lost great numbers of tanks" not in text
    text = _printed(page, "view=compare&left=2017&right=2023")
    assert "2 sources read on the left" in text or "source read on the left" in text
    assert page.locator("#compare .outcome li .link").first.inner_text() in text
    go(page, "view=sources&text=tass-2017")
    page.wait_for_selector("#sources .text")
    text = _printed(page, "view=sources&text=tass-2017")
    source = next(one for id, one in seeds.corpus.sources.items() if id == "tass-2017")
    assert " ".join(source.text.split()) in " ".join(text.split())
    text = _printed(page, "view=table&source=tass-2017&by=-date")
    last = page.locator("#table tbody tr .quote-cell bdi").first.inner_text()
    assert last in text
    assert " of 101 statements" in text


def test_the_axis_reaches_dates_that_lie_beyond_the_others(open_page: Open, tmp_path: Path) -> None:
    """A span of many years does not stretch the axis, but its mark is not lost either."""
    said = [
        Said("green", "spring", "2017-04-26"),
        Said("green", "war", "1941/1950"),
        Said("blue", "autumn", "2019-10-01"),
    ]
    page = open_page(_write(small_graph(said), tmp_path)).page
    assert page.locator(".lane [data-statement]").count() == 3
    expect(page.locator(".total")).to_contain_text("3 of 3 statements")
