"""Nobody is kept out: axe-core finds nothing, in any view, light or dark, wide or narrow."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.page.conftest import Open, go

EXERCISES = "claim=nato-exercises-near-russia&since=2017&until=2023"
STATES = (
    EXERCISES,
    f"{EXERCISES}&view=sources",
    "view=network&stance=denies&years=2",
    "view=table",
    f"{EXERCISES}&view=compare&left=2017&right=2023",
    "view=compare&show=contradictions&claim=west-main-source-of-threats",
    "view=timeline&possible=1",
)
"""Each view, with a claim chosen and without, with filters and without."""
_UNFOLD = "for (const each of document.querySelectorAll('#panel details')) each.open = true"
_RUN = """
axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))
"""


def load_axe() -> str:
    found = find_spec("axe_playwright_python")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds, each with the element."""
    found: list[str] = page.evaluate(_RUN)
    return found


@pytest.mark.parametrize("width", [320, 390, 1400])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation(open_seeds: Open, width: int, dark: bool) -> None:
    watched = open_seeds(width=width, dark=dark)
    page = watched.page
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(load_axe())
    if width < 700:
        page.locator("#more").click()
    for state in STATES:
        go(page, state)
        assert violations(page) == [], state
    go(page, EXERCISES)
    page.evaluate(_UNFOLD)
    expect(page.locator("#panel .quote del").first).to_be_attached()
    assert violations(page) == [], "unfolded"
    page.evaluate("document.querySelector('[aria-label=\"Key to the marks\"]').click()")
    assert violations(page) == [], "key"
    page.evaluate("document.getElementById('key').close()")
    page.fill("#q", "nato")
    expect(page.locator("#found")).to_be_visible()
    assert violations(page) == []
    watched.assert_quiet()


def test_everything_stays_told_apart_in_forced_colours(open_seeds: Open) -> None:
    page = open_seeds(f"#{EXERCISES}").page
    page.emulate_media(forced_colors="active")
    chosen = page.locator(".lane.chosen")
    assert chosen.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
    sure = page.locator(".sure").first
    assert sure.evaluate("node => getComputedStyle(node).forcedColorAdjust") == "none"


def test_lanes_are_walked_by_page_and_the_skip_leads_into_the_view(open_seeds: Open) -> None:
    page = open_seeds().page
    page.keyboard.press("Tab")
    expect(page.locator("#skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#views")).to_be_focused()
    page.locator(".claim").first.focus()
    page.keyboard.press("PageDown")
    claims = page.evaluate("window.claimgraph.lanes().map((lane) => lane.claim)")
    focused = "document.activeElement.closest('.lane').dataset.claim"
    assert page.evaluate(focused) == claims[10]
    page.keyboard.press("PageUp")
    assert page.evaluate(focused) == claims[0]
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert ring == "solid"


def test_the_network_can_be_walked_as_a_list(open_seeds: Open) -> None:
    page = open_seeds("#view=network&claim=nato-exercises-near-russia").page
    summary = page.locator(".network-list summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "at=" in page.url
    expect(page.locator("#panel .card.chosen")).to_have_count(1)
