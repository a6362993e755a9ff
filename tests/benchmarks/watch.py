"""What one saved file of 1,000 costs to check again, against a check of all of them.

What is compared is processor time, each check in a process of its own, less what a check of three
sources takes, of which nothing is read anew either: that is the start of the command. Then the time
from a save to the report of `check --watch`.
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.generated.bulk import Bulk
from tests.benchmarks.generated.bulk_yaml import write_yaml

SOURCES = 1_000
ROUNDS = 7
MOST = 1 / 3
ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/prove/base"
SETTLED = 2.5
"""Seconds after which the store trusts the times of files."""


def make_corpus(folder: Path, in_source: int = 10) -> None:
    """Write 1,000 sources of some statements, each as a curator would."""
    bulk = Bulk(SOURCES * in_source)
    bulk.in_source, bulk.sources = in_source, SOURCES
    write_yaml(bulk, folder)


def main() -> None:
    """Measure, and print the medians and their ratio."""
    for in_source in (10, 100):
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder, "corpus")
            make_corpus(corpus, in_source)
            os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))  # which is deleted below
            print(f"{SOURCES:,} sources of {in_source} statements each, in YAML")
            _compare(corpus)
            _watch(corpus)


def _compare(corpus: Path) -> None:
    start = statistics.median(_cpu(["check", str(SMALL)]) for _ in range(ROUNDS))
    print(f"  {'check of three known sources':<32}{start * 1000:7.0f} ms   median of {ROUNDS}")
    rounds = 3
    whole = statistics.median(_cpu_of_check(corpus, whole=True) for _ in range(rounds))
    print(f"  {'full check':<32}{whole * 1000:7.0f} ms   median of {rounds}, start included")
    edited = []
    for _ in range(ROUNDS):
        _edit(corpus)
        edited.append(_cpu_of_check(corpus, whole=False))
    again = statistics.median(edited)
    print(f"  {'check after one edited file':<32}{again * 1000:7.0f} ms   median of {ROUNDS}")
    ratio = (again - start) / (whole - start)
    print(f"  {'ratio, without the start':<32}1/{1 / ratio:5.1f}      at most 1/{1 / MOST:.0f}")


def _watch(corpus: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "graph", "check", str(corpus), "--watch", "--format", "json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert process.stdout is not None
    try:
        process.stdout.readline()
        times, used = [], []
        for _ in range(ROUNDS):
            time.sleep(SETTLED)
            before = _cpu_so_far(process.pid)
            start = time.perf_counter()
            _edit(corpus)
            report = json.loads(process.stdout.readline())
            times.append(time.perf_counter() - start)
            used.append(_cpu_so_far(process.pid) - before)
        before, start = _cpu_so_far(process.pid), time.perf_counter()
        time.sleep(2 * SETTLED)
        idle = (_cpu_so_far(process.pid) - before) / (time.perf_counter() - start)
    finally:
        process.kill()
        process.communicate()
    print(f"  {'from a save to the report':<32}{statistics.median(times) * 1000:7.0f} ms")
    print(f"  {'work of a report':<32}{statistics.median(used) * 1000:7.0f} ms")
    print(f"  {'records read anew':<32}{report['read_anew']:7,}")
    print(f"  {'of a core, while nothing happens':<32}{idle:7.1%}")


def _edit(corpus: Path) -> None:
    """Save one source with one form changed into the other, and back the next time."""
    path = min((corpus / "records/sources").iterdir())
    text = path.read_text(encoding="utf-8")
    one, other = "form: mixed\n", "form: direct\n"
    before, after = (other, one) if text.find(one) == -1 else (one, other)
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def _cpu_of_check(corpus: Path, *, whole: bool) -> float:
    if whole:
        shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)
    return _cpu(["check", str(corpus)])


def _cpu(arguments: list[str]) -> float:
    """Seconds of processor time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "graph", *arguments], cwd=ROOT, capture_output=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _cpu_so_far(process: int) -> float:
    """Seconds of processor time that a running process has taken, as Linux counts them."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
