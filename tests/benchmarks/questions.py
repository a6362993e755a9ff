"""How every question's time grows: warm on the seeds, then at 3,000 and at 30,000 statements.

``Python`` is what a notebook waits for on the seeds: a method of ``graph.load("seeds")``.

Ten times the statements should take about ten times the time, and never much more. The cyclic
garbage collector is set as the command sets it.
"""

import gc
import statistics
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


import graph as claimgraph  # noqa: E402
from graph.assemble import ClaimGraph, build_graph  # noqa: E402
from graph.prove.corpus_loading import load_corpus  # noqa: E402
from graph.queries import QUERIES, load_question  # noqa: E402
from tests.benchmarks.generated.corpus import make_corpus  # noqa: E402

SMALL, LARGE = 3_000, 30_000
MOST_WARM = 5
SEEDS_ARGUMENTS = {
    "trace": ["nato-exercises-near-russia"],
    "drift": ["nato-exercises-near-russia"],
    "compare": ["2017", "2023"],
    "related": ["nato-exercises-near-russia"],
    "path": ["andrey-belousov", "nato"],
}
GENERATED_ARGUMENTS = {
    "trace": ["c0"],
    "drift": ["c0"],
    "compare": ["2017", "2023"],
    "related": ["c0"],
    "path": ["c0", "p1"],
}


def main() -> None:
    """Measure, and print a line for each question."""
    gc.set_threshold(100_000)
    corpus = load_corpus(ROOT / "seeds").corpus
    assert corpus is not None
    seeds = build_graph(corpus)
    loaded = claimgraph.load(ROOT / "seeds")
    gc.freeze()
    small, large = (build_graph(make_corpus(size)) for size in (SMALL, LARGE))
    sizes = f"{'Python':>9}{'seeds':>9}{SMALL:>12,}{LARGE:>12,}"
    print(f"{'question':<16}{sizes}{'growth':>9}   ms, medians")
    for name in QUERIES:
        warm = _milliseconds(loaded, name, SEEDS_ARGUMENTS, 9)
        held = _milliseconds(seeds, name, SEEDS_ARGUMENTS, 9)
        before = _milliseconds(small, name, GENERATED_ARGUMENTS, 5)
        after = _milliseconds(large, name, GENERATED_ARGUMENTS, 3)
        flag = "" if warm < MOST_WARM else f"   over {MOST_WARM} ms"
        times = f"{warm:9.1f}{held:9.1f}{before:12.1f}{after:12.1f}"
        print(f"{name:<16}{times}{after / before:9.1f}{flag}")


def _milliseconds(
    graph: ClaimGraph, name: str, arguments: dict[str, list[str]], runs: int
) -> float:
    question: Any = load_question(name)
    given = arguments.get(name, [])
    question(graph, *given)
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        question(graph, *given)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


if __name__ == "__main__":
    main()
