"""A networkx backend on the claim graph: betweenness by all processors, beside plain networkx.

Whatever networkx dispatches takes ``graph.nx``, or a simple graph made from it, as it is. Here
``backend="parallel"`` (nx-parallel) finds the nodes through which the most paths lead; both
run alternately in one run, and must agree.
"""

import os
import statistics
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import networkx  # noqa: E402

from graph.assemble import build_graph  # noqa: E402
from tests.benchmarks.generated.corpus import make_corpus  # noqa: E402

STATEMENTS = 1_000
RUNS = 3
MISSING = """nx-parallel is left out ({}); to measure it: pip install "nx-parallel>=0.4"
(it asks for Python 3.12 or newer)"""


def main() -> None:
    """Measure, and print both medians and their ratio."""
    try:
        import_module("nx_parallel")
    except ImportError as error:
        print(MISSING.format(error))
        return
    simple = networkx.Graph(build_graph(make_corpus(STATEMENTS)).nx)
    jobs = os.cpu_count() or 1
    config: Any = networkx.config
    config.backends.parallel.active = True
    config.backends.parallel.n_jobs = jobs
    config.warnings_to_ignore.add("cache")
    _between(simple, "parallel")  # starts the processes
    times: dict[str | None, list[float]] = {None: [], "parallel": []}
    for _ in range(RUNS):
        found = []
        for backend, taken in times.items():
            start = time.perf_counter()
            found.append(_between(simple, backend))
            taken.append(time.perf_counter() - start)
        plain, parallel = found
        assert all(abs(plain[node] - parallel[node]) < 1e-9 for node in plain)
    print(f"betweenness of {simple.order():,} nodes and {simple.size():,} edges")
    medians = [statistics.median(each) for each in times.values()]
    for name, median in zip(("networkx", f"nx-parallel, {jobs} processes"), medians, strict=True):
        print(f"{name:<50}{median:10.2f} s    median of {RUNS}")
    print(f"{'ratio':<50}{medians[0] / medians[1]:10.2f} x")


def _between(simple: "networkx.Graph[str]", backend: str | None) -> dict[str, float]:
    measure: Any = networkx.betweenness_centrality
    found: dict[str, float] = measure(simple, backend=backend)
    return found


if __name__ == "__main__":
    main()
