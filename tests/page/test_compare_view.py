"""Two sides and contradictions, side by side: what the questions answer, restored by links."""

import csv
from io import StringIO

import pytest
from playwright.sync_api import Page, expect

from graph.assemble import ClaimGraph
from graph.queries.compare import compare
from graph.queries.contradictions import contradictions
from tests.page.conftest import Watched, go

PAIRS = [
    ("2017", "2023"),
    ("2023", "2017"),
    ("moscow-conference-2017", "attaches-briefing-2023"),
    ("tass-2017", "menafn-2024"),
    ("valery-gerasimov", "russia"),
]


def _shown(page: Page) -> list[tuple[str, str]]:
    found = page.locator("#compare .outcome li").evaluate_all(
        "all => all.map(({ dataset }) => [dataset.claim, dataset.status])"
    )
    return [(claim, status) for claim, status in found]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_lists_are_the_rows_of_the_query(
    seeds_page: Watched, seeds: ClaimGraph, left: str, right: str
) -> None:
    page = seeds_page.page
    go(page, f"view=compare&left={left}&right={right}")
    rows = compare(seeds, left, right)
    assert _shown(page) == [(row.claim, row.status) for row in rows]
    read = f"{rows[0].read_left} source{'' if rows[0].read_left == 1 else 's'} read on the left"
    expect(page.locator(".caution")).to_contain_text(f"{read}, {rows[0].read_right} on the right")
    texts = page.locator("#compare .outcome li .fine").all_text_contents()
    for row, text in zip(rows, texts, strict=True):
        assert (row.status == "reworded") == ("reworded" in text)
        assert (row.note or "") in text
        for count, where in ((len(row.left), "left"), (len(row.right), "right")):
            counted = text.replace(row.note or "", "")
            assert (where in counted) == (count > 0)
            assert count == 0 or str(count) in counted
    seeds_page.assert_quiet()


def test_sides_are_chosen_kept_in_the_address_and_swapped(seeds_page: Watched) -> None:
    page = seeds_page.page
    go(page, "view=compare")
    page.select_option("#left", label="2017")
    page.select_option("#right", label="2023")
    assert page.url.endswith("#view=compare&left=2017&right=2023")
    shown = _shown(page)
    page.get_by_role("button", name="Swap the sides").click()
    assert page.url.endswith("left=2023&right=2017")
    assert sorted(claim for claim, _ in _shown(page)) == sorted(claim for claim, _ in shown)
    page.go_back()
    assert _shown(page) == shown
    page.locator("#compare .outcome li button").first.click()
    assert f"claim={shown[0][0]}" in page.url
    expect(page.locator("#panel .card")).not_to_have_count(0)
    page.select_option("#left", label="6th Moscow conference on international security")
    assert "left=moscow-conference-2017" in page.url
    go(page, "view=compare&left=2031&right=2023")
    expect(page.locator("#panel .notice")).to_contain_text("2031")


def test_a_narrative_narrows_and_the_other_filters_say_that_they_do_not(
    seeds_page: Watched, seeds: ClaimGraph
) -> None:
    page = seeds_page.page
    go(page, "view=compare&left=2017&right=2023&narrative=nato-near-russia&speaker=russia")
    rows = compare(seeds, "2017", "2023", narrative="nato-near-russia")  # type: ignore[arg-type]
    assert _shown(page) == [(row.claim, row.status) for row in rows]
    expect(page.locator("#compare")).to_contain_text("only the narrative narrows this view")


def test_saved_rows_are_those_of_the_command(seeds_page: Watched, seeds: ClaimGraph) -> None:
    page = seeds_page.page
    go(page, "view=compare&left=2017&right=2023")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    text = download.value.path().read_text("utf-8-sig")
    rows = compare(seeds, "2017", "2023")
    assert list(csv.DictReader(StringIO(text, newline=""))) == [
        {
            **{"claim": row.claim, "text": row.text, "status": row.status},
            **{"left": "; ".join(row.left), "right": "; ".join(row.right), "note": row.note or ""},
            **{"read_left": str(row.read_left), "read_right": str(row.read_right)},
        }
        for row in rows
    ]


_SIDES = """
all => all.map((row) => [row.dataset.kind, ...[...row.querySelectorAll('.side')].flatMap((side) => [
  side.dataset.claim, [...side.querySelectorAll('li')].map((made) => [made.dataset.statement,
    made.textContent])])])
"""


def test_contradictions_stand_side_by_side(seeds_page: Watched, seeds: ClaimGraph) -> None:
    page = seeds_page.page
    go(page, "view=compare&show=contradictions")
    rows = contradictions(seeds)
    shown = page.locator("#compare .against").evaluate_all(_SIDES)
    assert len(shown) == len(rows) > 0
    notes = page.locator("#compare .against").all_text_contents()
    for row, (kind, left, on_left, right, on_right), text in zip(rows, shown, notes, strict=True):
        assert (kind, left, right) == (row.kind, row.left, row.right)
        assert (row.note or "") in text
        sides = (row.left_statements, on_left), (row.right_statements, on_right)
        for expected, found in sides:
            assert [id for id, _ in found] == [made.statement for made in expected]
            for made, (_, words) in zip(expected, found, strict=True):
                assert seeds.speaker(made.speaker).name in words
                assert made.stance in words
                view = f"the view of {seeds.speaker(made.of).name}" if made.of else "the view of"
                assert (view in words) == (made.of is not None)
                assert ("arguable" in words) == (made.certainty == "arguable")
    assert any(made.of for row in rows for made in row.left_statements)
    first = rows[0]
    page.locator("#compare .against .side li button").first.click()
    assert f"claim={first.left}" in page.url
    expect(page.locator("#panel .card.chosen")).to_have_attribute(
        "data-statement", first.left_statements[0].statement
    )
    seeds_page.assert_quiet()


def test_the_panel_leads_to_what_stands_against_a_claim(
    seeds_page: Watched, seeds: ClaimGraph
) -> None:
    page = seeds_page.page
    go(page, "claim=west-main-source-of-threats")
    rows = [
        row
        for row in contradictions(seeds)
        if "west-main-source-of-threats" in (row.left, row.right)
    ]
    section = page.locator("#panel .related.contradicts")
    expect(section.locator(".against")).to_have_count(len(rows))
    section.get_by_role("button", name="All contradictions").click()
    assert "view=compare&show=contradictions" in page.url
    expect(page.locator("#compare .against")).to_have_count(len(contradictions(seeds)))
