"""Text from others is shown as text: nothing in it runs, and none of it is lost."""

from pathlib import Path

import pytest

from graph.page import render_page
from graph.page.embed import check_script, embed_json
from tests.page.conftest import Open
from tests.page.hostile import PAYLOADS, hostile_graph


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "graph.html"
    path.write_text(render_page(hostile_graph()), encoding="utf-8", newline="")
    return path


_TRAP = "void (window.ran = () => { window.didRun = true; })"


def test_nothing_hostile_runs_in_any_view(open_page: Open, hostile_file: Path) -> None:
    watched = open_page(hostile_file)
    page = watched.page
    page.evaluate(_TRAP)
    for view in ("timeline", "network", "sources", "table"):
        page.click(f"[data-view={view}]")
        page.wait_for_timeout(150)
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
        page.evaluate("hash => { location.hash = hash; }", f"claim=c{n}")
        page.wait_for_function("n => location.hash.endsWith('c' + n)", arg=n)
        page.wait_for_timeout(10)
        for summary in page.locator("#panel summary").all():
            summary.click()
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
        page.evaluate("hash => { location.hash = hash; }", f"view=sources&source=s{n}")
        page.wait_for_timeout(5)
    assert page.evaluate("window.didRun") is None
    assert page.locator("#sources a[href^=javascript]").count() == 0
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
