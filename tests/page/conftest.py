"""One browser for the session, pages opened from files, and what they must never do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from graph.assemble import ClaimGraph
from graph.page import render_page

WATCH_POLICY = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.violations.push(event.violatedDirective + ' ' + event.blockedURI));
"""


@dataclass
class Watched:
    """A page and everything it did that a reader's page must not do."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    @property
    def violations(self) -> list[str]:
        """What the page's policy had to forbid."""
        found: list[str] = self.page.evaluate("window.violations")
        return found

    def assert_quiet(self) -> None:
        """Nothing was asked of a network, nothing was said in the console, nothing forbidden."""
        assert self.requests == []
        assert self.messages == []
        assert self.violations == []


@pytest.fixture(scope="session")
def seeds_file(seeds: ClaimGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(render_page(seeds), encoding="utf-8", newline="")
    return path


Open = Callable[..., Watched]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens a file, with a hash after its address, at a size, light or dark."""
    yield from _opener(browser)


def _opener(browser: Browser) -> Iterator[Open]:
    opened: list[Page] = []

    def open_file(
        path: Path, hash: str = "", *, width: int = 1400, height: int = 800, dark: bool = False
    ) -> Watched:
        page = browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
        )
        opened.append(page)
        watched = Watched(page)
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("file:", "data:", "blob:"))
                else watched.requests.append(request.url)
            ),
        )
        page.on("console", lambda message: watched.messages.append(message.text))
        page.on("pageerror", lambda error: watched.messages.append(str(error)))
        page.on("dialog", lambda dialog: watched.messages.append(dialog.message))
        page.add_init_script(WATCH_POLICY)
        page.goto(f"{path.as_uri()}{hash}")
        page.wait_for_selector("#tabs [aria-current]", state="attached")  # a large page is unpacked
        page.wait_for_function("window.claimgraph && window.claimgraph.ready")
        return watched

    yield open_file
    for page in opened:
        page.context.close()


@pytest.fixture(scope="module")
def seeds_page(browser: Browser, seeds_file: Path) -> Iterator[Watched]:
    """One page of the seeds for all tests of a module, which ``go`` brings where it should be."""
    for opener in _opener(browser):
        yield opener(seeds_file)


def wait_until_drawn(page: Page, view: str) -> None:
    """Wait until a view stands there: the network is drawn a frame after it is shown."""
    page.wait_for_selector(f"#{view}:not([hidden])")
    if view == "network":
        page.wait_for_function(
            """() => {
              const canvas = document.querySelector('#network canvas');
              if (!canvas?.width) return document.querySelector('#network .canvas')?.hidden;
              const { width, height } = canvas;
              const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
              return data.some((value) => value > 0);
            }"""
        )


def go(page: Page, hash: str) -> None:
    """Follow a link within the page, and wait until it has."""
    page.evaluate(
        """hash => new Promise((done) => {
          const wanted = '#' + hash;
          if ((location.hash || '#') === wanted) { done(); return; }
          addEventListener('hashchange', () => done(), { once: true });
          location.hash = hash;
        })""",
        hash,
    )


@pytest.fixture
def open_seeds(open_page: Open, seeds_file: Path) -> Open:
    """Opens the page of the seeds."""

    def open_it(hash: str = "", **how: int | bool) -> Watched:
        return open_page(seeds_file, hash, **how)

    return open_it
