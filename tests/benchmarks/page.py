"""The page at the sizes of its limits, and against plain pyvis of the same graph.

The seeds and 100,000 generated statements: size, time until ready, a filter, a frame while
scrolling. 5,000 statements: the time to build. 300 and 1,000 nodes: the time until each of
two pages can be used, ours and pyvis's own with its physics, one after the other in one run.
"""

import gc
import statistics
import tempfile
import time
from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path

from graph.assemble import ClaimGraph, build_graph
from graph.page import render_page
from graph.prove.corpus_loading import load_corpus
from tests.benchmarks.generated.browser import Opened, launch
from tests.benchmarks.generated.corpus import make_corpus
from tests.benchmarks.generated.plain import plain_page

ROOT = Path(__file__).parents[2]
RUNS = 5
PATIENCE = 20.0
FILTERS = ("speaker=p3", "years=2", "narrative=n3", "since=2010&until=2012", "stance=denies", "")


def main() -> None:
    """Measure everything and print it beside its limit."""
    gc.set_threshold(100_000)  # as the command does
    seeds = load_corpus(ROOT / "seeds").corpus
    assert seeds is not None
    with tempfile.TemporaryDirectory() as folder, launch() as open_page:
        path = Path(folder, "graph.html")
        size = _write(path, render_page(build_graph(seeds)))
        _show("seeds: size", size / 1000, "kB", 600)
        _show("seeds: ready", _ready(open_page, path), "s", 0.5)
        graph = build_graph(make_corpus(5_000))
        times = [_seconds(lambda: render_page(graph)) for _ in range(RUNS)]
        _show("5,000 statements: build of the page", statistics.median(times), "s", 2)
        _measure_large(open_page, path)
        for nodes, share in ((300, 50), (1000, 200)):
            _compare(open_page, path, nodes, share)


def _measure_large(open_page: Callable[[Path], Opened], path: Path) -> None:
    size = _write(path, render_page(build_graph(make_corpus(100_000))))
    _show("100,000 statements: size", size / 1e6, "MB", 20)
    _show("100,000 statements: ready", _ready(open_page, path, runs=3), "s", 3)
    opened = open_page(path)
    opened.seconds_until_ready()
    for filter in FILTERS:
        _show(f"100,000 statements: filter {filter or 'none'}", opened.filter(filter), "ms", 100)
    _show("100,000 statements: a frame while scrolling", opened.frame(), "ms", 17)
    print(f"{'100,000 statements: elements in the page':<48}{opened.elements():9,}")
    opened.close()


def _compare(open_page: Callable[[Path], Opened], path: Path, nodes: int, share: int) -> None:
    """Both pages hold one graph; that of pyvis can be used when its layout rests.

    It is waited for twice as long as the limit asks, at least ``PATIENCE``: where it moves still,
    the time and what is made of it are lower bounds.
    """
    graph = _graph_of(nodes)
    ours, plain = path.with_name("ours.html"), path.with_name("plain.html")
    _write(ours, render_page(graph))
    _write(plain, plain_page(graph))
    first = _ready(open_page, ours)
    opened = open_page(plain)
    second = opened.seconds_until_stable(most=max(2 * share * first, PATIENCE))
    opened.close()
    rests = "at rest after" if opened.rested else "still moving after"
    count = f"{len(graph.nx):,} nodes"
    print(f"{f'{count}: ours, ready':<48}{first:9.2f} s")
    print(f"{f'{count}: plain pyvis, {rests}':<48}{second:9.1f} s")
    bound = "" if opened.rested else ", at least"
    _show(f"{count}: plain pyvis's time to ours{bound}", second / first, "x", share, least=True)


def _graph_of(nodes: int) -> ClaimGraph:
    """The graph of the fewest statements that give so many nodes."""
    fewest = bisect_left(range(nodes), nodes, key=lambda n: len(_generated(n).nx))
    return _generated(fewest)


def _generated(statements: int) -> ClaimGraph:
    return build_graph(make_corpus(statements))


def _write(path: Path, text: str) -> int:
    path.write_text(text, encoding="utf-8", newline="")
    return path.stat().st_size


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _ready(open_page: Callable[[Path], Opened], path: Path, runs: int = RUNS) -> float:
    times = []
    for _ in range(runs):
        opened = open_page(path)
        times.append(opened.seconds_until_ready())
        opened.close()
    return statistics.median(times)


def _show(what: str, found: float, unit: str, limit: float, *, least: bool = False) -> None:
    word = "at least" if least else "at most"
    holds = found >= limit if least else found <= limit
    verdict = "" if holds else "   MISSED"
    print(f"{what:<48}{found:9.2f} {unit:<3} {word} {limit:g}{verdict}", flush=True)


if __name__ == "__main__":
    main()
