"""Text from others is shown as text: nothing in it runs, and none of it is lost."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest

from graph.page import render_page
from graph.page.embed import check_script, embed_json
from tests.page.conftest import Open, go, wait_until_drawn
from tests.page.hostile import PAYLOADS, hostile_graph


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "graph.html"
    path.write_text(render_page(hostile_graph()), encoding="utf-8", newline="")
    return path


_UNFOLD = "for (const each of document.querySelectorAll('#panel details')) each.open = true"
_TRAP = "void (window.ran = () => { window.didRun = true; })"


def test_nothing_hostile_runs_in_any_view(open_page: Open, hostile_file: Path) -> None:
    watched = open_page(hostile_file)
    page = watched.page
    page.evaluate(_TRAP)
    for view in ("timeline", "network", "sources", "table", "compare"):
        page.click(f"[data-view={view}]")
        wait_until_drawn(page, view)
        for node in page.locator(f"#{view} [title]").all()[:12]:
            if node.is_visible():
                node.hover(force=True, timeout=500)
    assert page.evaluate("window.didRun") is None
    watched.assert_quiet()


def test_every_payload_is_shown_as_text(open_page: Open, hostile_file: Path) -> None:
    watched = open_page(hostile_file)
    page = watched.page
    page.evaluate(_TRAP)
    for n, payload in enumerate(PAYLOADS):
        go(page, f"claim=c{n}")
        page.evaluate(_UNFOLD)
        visible = _as_shown(payload)
        assert page.locator("#panel h2").text_content() == visible
        assert visible in " | ".join(page.locator("#panel .quote").all_text_contents())
    assert page.evaluate("window.didRun") is None
    assert page.locator("#panel script, #panel img, #panel iframe, #panel base").count() == 0
    watched.assert_quiet()


def test_hostile_searches_and_sources_run_nothing(open_page: Open, hostile_file: Path) -> None:
    watched = open_page(hostile_file, "#view=sources")
    page = watched.page
    page.evaluate(_TRAP)
    for n, payload in enumerate(PAYLOADS):
        page.fill("#q", payload.replace("\x00", ""))
        go(page, f"view=sources&text=s{n}")
    assert page.evaluate("window.didRun") is None
    assert page.locator("#sources a[href^=javascript]").count() == 0
    watched.assert_quiet()


def test_nothing_hostile_runs_in_what_is_taken_away(open_page: Open, hostile_file: Path) -> None:
    """Citations, rows, pictures and the printed page hold the payloads as text."""
    watched = open_page(hostile_file)
    page = watched.page
    page.evaluate(_TRAP)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for n in range(0, len(PAYLOADS), 4):
        go(page, f"claim=c{n}")
        page.get_by_role("button", name="Copy citation").first.click()
    for view in ("timeline", "network", "sources", "table", "compare"):
        go(page, f"view={view}&speaker=p3&possible=1")
        for button in page.locator("#tools button", has_text=re.compile("PNG|CSV")).all():
            if button.is_enabled():
                with page.expect_download() as download:
                    button.click()
                assert re.fullmatch(
                    r"claimgraph-[a-z0-9-]+\.(png|csv)", download.value.suggested_filename
                )
    go(page, "view=table")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    cells = [
        cell
        for row in csv.reader(StringIO(download.value.path().read_text("utf-8-sig"), newline=""))
        for cell in row
    ]
    assert "'=cmd|' /C calc'!A0 said." in cells
    assert "see;'=HYPERLINK(A1) said." in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.locator("#dossier").text_content() or ""
    assert [payload for payload in PAYLOADS if _as_shown(payload) not in printed] == []
    assert page.locator("#dossier script, #dossier img, #dossier iframe, #dossier a").count() == 0
    assert page.evaluate("window.didRun") is None
    watched.assert_quiet()


def test_embedded_json_cannot_end_its_element() -> None:
    text = embed_json(list(PAYLOADS))
    assert "<" not in text
    assert "\u2028" not in text


def test_a_script_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(ValueError, match=r"bad\.js"):
        check_script("bad.js", "'</ScRipt>'")


def _as_shown(payload: str) -> str:
    """Override characters are shown by name, so that they reorder nothing."""
    for char in "\u202e\u202c\u2066\u2069":
        payload = payload.replace(char, f"⟨U+{ord(char):04X}⟩")
    return payload
