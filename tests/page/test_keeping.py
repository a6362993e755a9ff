"""What a reader takes away: rows, pictures, a dossier on paper."""

from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from graph.assemble import ClaimGraph
from graph.cli.output.spreadsheet import lay_out
from graph.queries.drift import drift
from graph.queries.repeats import RepeatRow, repeats
from graph.queries.sources import SourceRow, sources
from graph.queries.statements import StatementRow, statements
from graph.queries.trace import trace
from schemas.ids import ClaimId
from schemas.passage import Stance
from tests.page.conftest import Watched, go
from tests.page.test_drawing import BLUE, count_pixels

EXERCISES = ClaimId("nato-exercises-near-russia")


def saved(page: Page, button: str) -> tuple[str, bytes]:
    """What a button saves: its name and its content."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    path = download.value.path()
    return download.value.suggested_filename, Path(path).read_bytes()


def _csv(page: Page, hash: str) -> str:
    go(page, hash)
    name, content = saved(page, "CSV")
    assert name.endswith(".csv")
    return content.decode("utf-8-sig")


def test_each_view_saves_the_rows_of_its_question(seeds_page: Watched, seeds: ClaimGraph) -> None:
    page = seeds_page.page
    assert _csv(page, "view=table") == lay_out(StatementRow, statements(seeds))
    assert _csv(page, "view=sources") == lay_out(SourceRow, sources(seeds))
    assert _csv(page, "years=2") == lay_out(RepeatRow, repeats(seeds))
    filters: dict[str, Any] = {"source": "tass-2017", "stance": Stance.REPORTS}
    narrowed = _csv(page, "view=table&source=tass-2017&stance=reports")
    assert narrowed == lay_out(StatementRow, statements(seeds, **filters))
    traced = {row.id for row in trace(seeds, EXERCISES)}
    expected = [row for row in statements(seeds) if row.id in traced]
    assert _csv(page, f"view=network&claim={EXERCISES}") == lay_out(StatementRow, expected)


def test_rows_of_narrowed_lanes_say_how_many_statements_are_shown(seeds_page: Watched) -> None:
    lines = _csv(seeds_page.page, "since=2017&until=2017&years=2").splitlines()
    assert lines[0].endswith(",status,statements_shown")
    row = next(line for line in lines if line.startswith(EXERCISES))
    assert row.endswith(",certain,1")


@pytest.mark.parametrize(
    ("hash", "name"),
    [
        ("speaker=valery-gerasimov&since=2017&until=2023", "timeline-valery-gerasimov-2017-2023"),
        (f"view=network&claim={EXERCISES}", f"network-{EXERCISES}"),
    ],
)
def test_a_picture_is_drawn_and_named_after_the_view(
    seeds_page: Watched, hash: str, name: str
) -> None:
    page = seeds_page.page
    go(page, hash)
    if "network" in hash:
        page.wait_for_selector("#network canvas")
    file, content = saved(page, "PNG")
    assert file == f"claimgraph-{name}.png"
    assert content.startswith(b"\x89PNG")
    picture = b64encode(content).decode()
    assert count_pixels(page, picture, BLUE) > 600
    assert count_pixels(page, picture, [22, 24, 29]) > 600
    seeds_page.assert_quiet()


def test_the_dossier_holds_every_statement_with_its_citation(
    seeds_page: Watched, seeds: ClaimGraph
) -> None:
    page = seeds_page.page
    go(page, f"claim={EXERCISES}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    text = page.locator("#dossier").inner_text()
    for row in trace(seeds, EXERCISES):
        source = seeds.source(row.source).record
        for part in (row.quote, source.title, source.document, source.sha256):
            assert part in text
        assert f"{row.start}–{row.end}" in text
    told = page.locator("#dossier .printed-drift")
    assert told.count() == len(drift(seeds, EXERCISES))
    assert "Changed by:" in told.first.inner_text()
    assert page.locator("#dossier [data-quantity]").count() > 0
    assert not page.locator("header.bar").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#dossier > *").count() == 0
    go(page, "source=tass-2017&stance=reports")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    filters: dict[str, Any] = {"source": "tass-2017", "stance": Stance.REPORTS}
    assert page.locator(".printed").count() == len(statements(seeds, **filters))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(page.pdf(prefer_css_page_size=True)) > 5000
