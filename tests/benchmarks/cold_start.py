"""How long a cold question takes, against the imports of its libraries.

Both run alternately in new processes; what is compared are the medians of the pairs.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAIRS = 25
MOST = 1.3
ROOT = Path(__file__).parents[2]

IMPORTS = "import typer, pydantic, networkx, sqlite3"


def main() -> None:
    """Measure, and print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            f"python -c '{IMPORTS}'": [sys.executable, "-c", IMPORTS],
            "claimgraph query repeats": [sys.executable, "-m", "graph", "query", "repeats"],
        }
        environment = os.environ | {"PYTHONPYCACHEPREFIX": str(Path(folder, "bytecode"))}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for command in commands.values():
            _seconds(command, environment)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(PAIRS):
            for name, command in commands.items():
                times[name].append(_seconds(command, environment))
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, median in medians.items():
        print(f"{name:<56}{median * 1000:7.0f} ms   median of {PAIRS}")
    base, ours = medians.values()
    print(f"{'ratio':<56}{ours / base:7.2f}      at most {MOST}")


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
