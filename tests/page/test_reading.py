"""A reader finds a claim, reads its evidence, follows it into the text, and passes on the link."""

import pytest

from graph.assemble import ClaimGraph
from graph.queries.repeats import repeats
from graph.queries.trace import trace
from schemas.corpus import Statement
from schemas.ids import ClaimId
from tests.page.conftest import Open, go

EXERCISES = "nato-exercises-near-russia"


_MARKS = str.maketrans("", "", '“”"')


def _bare(text: str) -> str:
    """A quote without marks, which the page sets around own words alone (test_attribution.py)."""
    return text.translate(_MARKS)


def _parts(statement: Statement) -> str:
    return _bare(" … ".join(statement.quote))


def test_a_word_of_a_quote_leads_to_the_claim_and_both_its_years(
    open_seeds: Open, seeds: ClaimGraph
) -> None:
    page = open_seeds().page
    page.keyboard.press("/")
    page.keyboard.type("40 major exercises")
    option = page.locator("[role=option]", has_text="40 major exercises").first
    option.wait_for()
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if option.get_attribute("aria-selected") == "true":
            break
    page.keyboard.press("Enter")
    assert f"claim={EXERCISES}" in page.url
    panel = page.locator("#panel")
    assert "26 April 2017" in panel.inner_text()
    assert "2023, day not known" in panel.inner_text()
    assert "between 5.7 and 6.7 years later" in panel.inner_text()
    quotes = page.locator("#panel .quote").all_text_contents()
    expected = [_parts(seeds.statement(row.id)) for row in trace(seeds, ClaimId(EXERCISES))]
    assert list(map(_bare, quotes)) == expected


def test_every_quote_in_the_evidence_equals_its_record(open_seeds: Open, seeds: ClaimGraph) -> None:
    watched = open_seeds()
    for claim in seeds.corpus.claims:
        go(watched.page, f"years=2&claim={claim}")
        shown = watched.page.evaluate(
            "[...document.querySelectorAll('#panel .card')].map(card =>"
            " [card.dataset.statement, card.querySelector('.quote').textContent])"
        )
        expected = [(row.id, _parts(seeds.statement(row.id))) for row in trace(seeds, claim)]
        assert [(id, _bare(quote)) for id, quote in shown] == expected
    watched.assert_quiet()


def test_a_link_restores_the_view_and_scrolls_to_its_claim(
    open_seeds: Open, seeds: ClaimGraph
) -> None:
    last = open_seeds().page.evaluate("window.claimgraph.lanes().at(-1).claim")
    page = open_seeds(f"#claim={last}").page
    lane = page.locator(f'.lane[data-claim="{last}"]')
    assert "chosen" in (lane.get_attribute("class") or "")
    box = lane.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 760
    assert page.locator("#panel h2").inner_text() == seeds.claim(ClaimId(last)).text


def test_back_and_forward_move_through_what_was_seen(open_seeds: Open) -> None:
    page = open_seeds().page
    first, second = page.locator(".claim").nth(0), page.locator(".claim").nth(1)
    first.click()
    one = page.locator("#panel h2").inner_text()
    second.click()
    two = page.locator("#panel h2").inner_text()
    assert one != two
    page.go_back()
    assert page.locator("#panel h2").inner_text() == one
    page.go_forward()
    assert page.locator("#panel h2").inner_text() == two


def test_a_link_to_what_the_page_does_not_hold_says_so(open_seeds: Open) -> None:
    watched = open_seeds("#claim=no-such-claim&speaker=<img src=x>")
    notice = watched.page.locator("[role=alert]").inner_text()
    assert "no-such-claim" in notice
    assert "<img src=x>" in notice
    watched.assert_quiet()


def test_search_by_the_speaker_narrows_to_the_speaker(open_seeds: Open) -> None:
    page = open_seeds().page
    page.fill("#q", "belousov")
    page.locator("[role=option]", has_text="Andrey Belousov").last.click()
    assert "speaker=andrey-belousov" in page.url
    assert page.locator("#speaker option:checked").inner_text().startswith("Andrey Belousov")


def test_escape_closes_suggestions_then_clears_the_search(open_seeds: Open) -> None:
    page = open_seeds().page
    page.fill("#q", "nato")
    assert page.locator("#found").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#found").is_hidden()
    assert page.input_value("#q") == "nato"
    page.keyboard.press("Escape")
    assert page.input_value("#q") == ""


def test_the_keyboard_walks_lanes_and_statements(open_seeds: Open) -> None:
    page = open_seeds().page
    page.locator(".claim").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.closest('.lane').dataset.claim")
    assert f"claim={focused}" in page.url
    page.keyboard.press("ArrowRight")
    assert "at=" in page.url
    assert page.locator("#panel .card.chosen").count() == 1
    page.keyboard.press("End")
    last = page.evaluate("window.claimgraph.lanes().at(-1).claim")
    assert page.evaluate("document.activeElement.closest('.lane').dataset.claim") == last


def test_a_quote_in_a_source_leads_to_its_claim_and_back(open_seeds: Open) -> None:
    watched = open_seeds("#view=sources&source=tass-2017")
    page = watched.page
    page.locator("mark.quoted").nth(3).click()
    assert "claim=" in page.url
    chosen = page.locator("#panel .card.chosen")
    assert chosen.count() == 1
    chosen.locator(".link", has_text="NATO building up").last.click()
    assert page.locator("#sources mark.chosen").count() >= 1
    watched.assert_quiet()


def test_the_page_proves_its_quotes_and_hashes(open_seeds: Open, seeds: ClaimGraph) -> None:
    page = open_seeds("#view=sources").page
    count = len(list(seeds.corpus.statements()))
    page.wait_for_function("document.querySelector('.proof').textContent.includes('SHA-256')")
    proof = page.locator(".proof").inner_text()
    assert f"{count} of {count} quotes stand where the page says" in proof
    assert "5 of 5 texts have the SHA-256 on record" in proof


def test_sources_show_their_texts_in_full(open_seeds: Open, seeds: ClaimGraph) -> None:
    page = open_seeds("#view=sources").page
    for id, source in seeds.corpus.sources.items():
        go(page, f"view=sources&text={id}")
        assert page.locator("#sources .text").text_content() == source.text


def test_the_table_holds_every_statement_and_sorts(open_seeds: Open, seeds: ClaimGraph) -> None:
    page = open_seeds("#view=table").page
    rows = page.locator("#table tbody tr")
    assert rows.count() == len(list(seeds.corpus.statements()))
    page.locator("th button", has_text="Speaker").click()
    names = page.locator("#table tbody tr td:nth-child(2)").all_inner_texts()
    assert [name for name, before in zip(names, ["", *names], strict=False) if name != before] == (
        list(dict.fromkeys(names))
    )
    assert "Analysts" in names[0]
    assert page.locator('th[aria-sort="ascending"]').inner_text().startswith("Speaker")


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_wider_than_a_narrow_window(open_seeds: Open, width: int) -> None:
    watched = open_seeds(width=width, height=700)
    page = watched.page
    for view in ("timeline", "network", "sources", "table"):
        page.click(f"[data-view={view}]")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view
    page.click("[data-view=timeline]")
    page.locator(".claim").first.click()
    panel = page.locator("#panel").bounding_box()
    assert panel is not None
    assert round(panel["width"]) <= width
    page.locator(".close").click()
    assert not page.locator("#panel").is_visible()
    watched.assert_quiet()


def test_a_denial_and_a_report_never_look_like_an_assertion(
    open_seeds: Open, seeds: ClaimGraph
) -> None:
    for stance, word in (("denies", "denies"), ("reports", "reports")):
        statement, link = next(
            (statement, link)
            for statement in seeds.corpus.statements()
            for link in statement.claims
            if link.stance == stance
        )
        page = open_seeds(f"#claim={link.claim}&at={statement.id}").page
        card = page.locator("#panel .card.chosen")
        assert word in card.locator(f".badge.{stance}").first.inner_text()
        mark = page.locator(f'.lane.chosen [data-stance="{stance}"]').first
        assert mark.count() == 1
        fill = mark.locator("path").first.evaluate("node => getComputedStyle(node).fill")
        assert fill in ("none", "rgb(255, 255, 255)")


def test_repeats_come_first_in_the_page_too(open_seeds: Open, seeds: ClaimGraph) -> None:
    claims = (
        open_seeds()
        .page.locator(".lane")
        .evaluate_all("nodes => nodes.map(node => node.dataset.claim)")
    )
    top = [row.claim for row in repeats(seeds)]
    assert claims[: len(top)] == top
