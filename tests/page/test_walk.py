"""A person's walk through the page, from a word they remember to a link that shows the same."""

import re

import pytest
from playwright.sync_api import Page, expect

from graph.assemble import ClaimGraph
from schemas.corpus import Statement
from tests.page.conftest import Open
from tests.page.test_attribution import marked

EXERCISES = "nato-exercises-near-russia"


def _seen(page: Page) -> dict[str, object]:
    """What a reader has before them, as text."""
    seen: dict[str, object] = page.evaluate(
        """() => ({
          lanes: window.claimgraph.lanes(),
          marks: [...document.querySelectorAll('.lane.chosen [data-statement]')]
            .map((mark) => mark.dataset.statement),
          panel: document.getElementById('panel').innerText,
          total: document.querySelector('.total').textContent,
          years: document.querySelector('.brush-years').textContent,
          theme: document.documentElement.dataset.theme ?? null,
        })"""
    )
    return seen


def test_a_walk_from_a_word_to_a_link_that_shows_the_same(
    open_seeds: Open, seeds: ClaimGraph
) -> None:
    watched = open_seeds()
    page = watched.page
    page.keyboard.press("/")
    page.keyboard.type("40 major")
    page.locator("[role=option]", has_text="40 major").first.click()
    panel = page.locator("#panel")
    expect(panel.locator(".date").first).to_have_text("26 April 2017")
    expect(panel.locator(".date").nth(1)).to_have_text("2023, day not known")
    expect(panel.locator(".summary").first).to_contain_text("in 2 years, 2017 to 2023")

    first = panel.locator(".card").first
    statement = seeds.statement(_statement(seeds, first.get_attribute("data-statement")).id)
    first.get_by_role("button", name="NATO building up").click()
    evidence = page.locator("#sources mark.chosen")
    expect(evidence.first).to_be_visible()
    assert "".join(evidence.all_text_contents()) == "".join(statement.quote)

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first.get_by_role("button", name="Copy citation").click()
    expect(page.locator("#said")).to_have_text("Citation copied")
    _check_citation(page.evaluate("navigator.clipboard.readText()"), statement, seeds)

    page.click("[data-view=timeline]")
    _follow_a_contradiction(page)
    page.locator(".column[data-year='2023']").click()
    expect(page.locator(".brush-years")).to_have_text("2023")
    page.locator(".theme").click()
    page.get_by_role("button", name="Link", exact=True).click()
    expect(page.locator("#said")).to_have_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    before = _seen(page)
    watched.assert_quiet()

    other = open_seeds(link.partition("#")[1] + link.partition("#")[2])
    assert _seen(other.page) == before
    assert other.page.url.partition("#")[2] == link.partition("#")[2]
    other.assert_quiet()


def _statement(seeds: ClaimGraph, id: str | None) -> Statement:
    return next(found for found in seeds.corpus.statements() if found.id == id)


def _check_citation(text: str, statement: Statement, seeds: ClaimGraph) -> None:
    source = seeds.source(statement.source).record
    for part in (
        marked(statement),
        seeds.speaker(statement.speaker).name,
        seeds.event(statement.event).name,
        "26 April 2017",
        source.title,
        source.publisher or "",
        source.document,
        f"{statement.start}–{statement.end}",
        source.sha256[:16],
    ):
        assert part in text


def _follow_a_contradiction(page: Page) -> None:
    """From a claim that is contradicted to the claim that contradicts it."""
    for claim in page.evaluate("window.claimgraph.lanes().map((lane) => lane.claim)"):
        page.evaluate("claim => { location.hash = 'claim=' + claim; }", claim)
        page.wait_for_function(
            "claim => new URLSearchParams(location.hash.slice(1)).get('claim') === claim", arg=claim
        )
        found = page.locator("#panel .contradicts .claim-link")
        if found.count():
            break
    wanted = found.first.inner_text()
    found.first.click()
    expect(page.locator("#panel h2")).to_have_text(wanted)


@pytest.mark.parametrize(
    "hash",
    [
        "claim=nato-exercises-near-russia&speaker=valery-gerasimov&source=tass-2017&stance=asserts"
        "&narrative=nato-near-russia&since=2017&until=2023&years=2&possible=1&q=nato&view=sources"
        "&text=tass-2017&sort=text&by=-speaker&theme=dark",
    ],
)
def test_a_link_keeps_all_that_was_chosen(open_seeds: Open, hash: str) -> None:
    page = open_seeds(f"#{hash}").page
    page.click("[data-view=table]")
    wanted = {*re.sub("view=sources", "view=table", hash).split("&")}
    assert {*page.url.partition("#")[2].split("&")} == wanted
    assert page.locator("#speaker").input_value() != ""
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Speaker")


def test_escape_closes_the_evidence_and_gives_the_focus_back(open_seeds: Open) -> None:
    page = open_seeds(width=390).page
    lane = page.locator(".claim").nth(2)
    lane.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(lane).to_be_focused()
