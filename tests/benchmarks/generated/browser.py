"""A page in headless Chromium, and how long things take in it."""

import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, TimeoutError, sync_playwright

from tests.chromium import ARGUMENTS, find_chromium

_PATIENCE = 300_000
_WATCH = """
const watch = setInterval(() => {
  if (!window.claimgraph) return;
  window.readyAt = performance.now();
  clearInterval(watch);
}, 1);
"""
_FILTER = """async (hash) => {
  const shown = () => [
    '#timeline .total', '#timeline .rows', '#brush', '#filters select', '#filters button', '#said'
  ].flatMap((part) => [...document.querySelectorAll(part)])
    .map((node) => node.tagName === 'SELECT'
      ? node.selectedOptions[0]?.text : node.textContent).join('|');
  const start = performance.now();
  await new Promise((done) => {
    addEventListener('popstate', done, { once: true });
    location.hash = hash ? hash : 'sort=repeats';
  });
  await new Promise((done) => requestAnimationFrame(() => {
    const painted = new MessageChannel();
    painted.port1.onmessage = done;
    painted.port2.postMessage(null);
  }));
  const took = performance.now() - start;
  const found = shown();
  await new Promise((done) => setTimeout(done, 400));
  if (shown() !== found) throw new Error('the page went on changing what it shows');
  return took;
}"""
_FRAMES = """async () => {
  const scroller = document.querySelector('.scroller');
  const frames = [];
  let last = await new Promise(requestAnimationFrame);
  for (let step = 0; step < 180; step += 1) {
    scroller.scrollTop += 120;
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return frames;
}"""


class Opened:
    """A page that was opened."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.rested = True

    def seconds_until_ready(self) -> float:
        """From the beginning of the navigation until every part of our page has started."""
        self._page.wait_for_selector("#tabs [aria-current]", state="attached", timeout=_PATIENCE)
        self._page.wait_for_timeout(20)
        found: float = self._page.evaluate("window.readyAt")
        return found / 1000

    def seconds_until_stable(self, most: float) -> float:
        """From the beginning of the navigation until pyvis's layout rests, or as long as waited.

        Where it still moves then, ``rested`` is false and the time is a lower bound.
        """
        try:
            self._page.wait_for_function(
                "window.stableAt !== undefined", timeout=most * 1000, polling=100
            )
        except TimeoutError:
            self.rested = False
            return most
        found: float = self._page.evaluate("window.stableAt")
        return found / 1000

    def filter(self, hash: str) -> float:
        """Milliseconds until another address is painted: the median of five.

        Rows, counts, years and the chosen values are all as they stay. What a closed list of
        values offers is made when the list is approached.
        """
        times = []
        for _ in range(5):
            self._page.evaluate(_FILTER, "view=timeline&sort=text&q=")
            times.append(float(self._page.evaluate(_FILTER, hash)))
        return statistics.median(times)

    def frame(self) -> float:
        """Milliseconds from one frame to the next while the lanes scroll: the median.

        Every frame scrolls on; a browser without a screen still gives one each 16.7 ms at most.
        """
        self._page.wait_for_timeout(500)
        self._page.evaluate("document.querySelector('.scroller').scrollTop = 0")
        frames: list[float] = self._page.evaluate(_FRAMES)
        return statistics.median(frames)

    def elements(self) -> int:
        """How many elements the page holds."""
        found: int = self._page.evaluate("document.querySelectorAll('*').length")
        return found

    def close(self) -> None:
        """Leave the page."""
        self._page.context.close()


@contextmanager
def launch() -> Iterator[Callable[[Path], Opened]]:
    """A browser; gives what opens a file in it.

    Raises:
        SystemExit: there is no Chromium.
    """
    path = find_chromium()
    if path is None:
        raise SystemExit("the page is measured in Chromium: install it, for instance with apt-get")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)

        def open_page(file: Path) -> Opened:
            page = browser.new_page(viewport={"width": 1400, "height": 800})
            page.add_init_script(_WATCH)
            page.goto(file.as_uri(), wait_until="commit", timeout=_PATIENCE)
            return Opened(page)

        yield open_page
        browser.close()
