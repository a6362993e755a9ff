"""The page asks for nothing, says nothing to the console, and runs nothing but its own."""

import re
from pathlib import Path

import pytest

from tests.page.conftest import Open, go, wait_until_drawn

VIEWS = ("timeline", "network", "sources", "table")


@pytest.mark.parametrize("dark", [False, True])
def test_a_view_makes_no_request_and_breaks_no_policy(open_seeds: Open, dark: bool) -> None:
    watched = open_seeds(dark=dark)
    for view in VIEWS:
        go(watched.page, f"view={view}")
        wait_until_drawn(watched.page, view)
    watched.assert_quiet()


def test_the_network_runs_the_embedded_library_under_the_policy(open_seeds: Open) -> None:
    watched = open_seeds("#view=network")
    wait_until_drawn(watched.page, "network")
    watched.page.click("[data-view=timeline]")
    watched.page.click(".claim")
    watched.page.click("[data-view=network]")
    watched.assert_quiet()


@pytest.mark.parametrize(
    ("attempt", "directive"),
    [
        (
            "document.body.setAttribute('onclick', 'window.ran = 1'); document.body.click()",
            "script",
        ),
        (
            "document.body.append(Object.assign(document.createElement('script'),"
            " {textContent: 'window.ran = 1'}))",
            "script",
        ),
        ("fetch('http://127.0.0.1:9/').catch(() => 0)", "connect"),
        ("new Image().src = 'http://127.0.0.1:9/x.png'", "img"),
        (
            "document.head.append(Object.assign(document.createElement('link'),"
            " {rel: 'stylesheet', href: 'http://127.0.0.1:9/x.css'}))",
            "style",
        ),
        ("document.body.setAttribute('style', 'color: red')", "style"),
    ],
)
def test_the_policy_blocks_what_was_not_built_in(
    open_seeds: Open, attempt: str, directive: str
) -> None:
    watched = open_seeds()
    watched.page.evaluate(attempt)
    watched.page.wait_for_function("window.violations.length > 0")
    assert watched.violations[0].startswith(directive)
    assert watched.page.evaluate("window.ran") is None


def test_the_file_names_no_address_to_load_from(seeds_file: Path) -> None:
    text = seeds_file.read_text(encoding="utf-8")
    assert not re.search(r"""<(?:script|img|iframe)[^>]*\ssrc=""", text)
    assert re.findall(r"<link[^>]*>", text) == ['<link rel="icon" href="data:,">']
    assert "sourceMappingURL" not in text


def test_the_page_is_small_enough_to_send(seeds_file: Path) -> None:
    assert seeds_file.stat().st_size <= 600_000
