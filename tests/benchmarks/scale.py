"""Questions at scale, beside networkx, DuckDB and Ladybug: who answers sooner, and at what cost.

    python tests/benchmarks/scale.py --sizes 10000,100000,1000000

Every answer comes from a new process while the files are in the system's cache. Ours and the
others' alternate in one run, and the first rows of all are compared before anything is measured.
Networkx reads the JSON Lines each time; the databases were made beforehand, as our store was.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.peers.processes import Cost, median, run  # noqa: E402

Command: TypeAlias = list[str]

DATABASES = ("duckdb", "ladybug")
LARGE = 500_000
ROWS = 20
IMPORTS = "import typer, pydantic, networkx, sqlite3"


def main() -> None:
    """Measure each size in turn, then YAML; print every figure, and each limit beside its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--yaml-sizes", default="1000,10000")
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    peers = [each for each in DATABASES if find_spec(each)]
    installed = ", ".join(f"{each} {version(each)}" for each in ("networkx", *peers))
    print(f"Python {platform.python_version()}, {installed}, {os.cpu_count()} processors")
    for missing in sorted({*DATABASES} - {*peers}):
        print(f"{missing} is left out; to measure it: pip install {missing}")
    with tempfile.TemporaryDirectory() as folder:
        for size in _numbers(given.sizes):
            _Size(Path(folder, str(size)), size, peers, given.runs).measure()
        for size in _numbers(given.yaml_sizes):
            _measure_yaml(Path(folder, f"yaml-{size}"), size, given.runs)


def _numbers(text: str) -> list[int]:
    return [int(each) for each in text.split(",") if each]


class _Size:
    """The measurements on one generated corpus."""

    def __init__(self, folder: Path, size: int, peers: list[str], runs: int) -> None:
        folder.mkdir()
        self.folder = folder
        self.size = size
        self.name = f"{size:,} statements"
        self.peers = peers
        self.runs = runs
        self.corpus = folder / "corpus"
        # A copy, since a store may come to lie beside its corpus.
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        self.environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "COLUMNS": "100",
        }
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def measure(self) -> None:
        """Make the corpus and the databases, and measure."""
        arguments = ["-m", "tests.benchmarks.generated.bulk", str(self.size), str(self.corpus)]
        asked = json.loads(self._run([sys.executable, *arguments])[1])
        self._run(_module("prepare", str(self.corpus), str(self.folder), *self.peers))
        print(f"\n{self.name}")
        check, rebuild = self._measure_store()
        questions: dict[str, tuple[Command, Command]] = {
            "repeats": (["repeats"], ["repeats"]),
            "trace, a frequent claim": (["trace", asked["claim"]], ["trace", asked["claim"]]),
            "text, a frequent word": _text(asked["word"]),
            "text, a rare phrase": _text(asked["phrase"]),
        }
        commands = dict(self._commands(questions))
        self._compare_answers(questions, commands)
        costs = self._alternate(commands)
        self._show(questions, costs)
        self._judge(questions, costs, check, rebuild)
        self._measure_edits(rebuild)

    def _measure_store(self) -> tuple[Cost, Cost]:
        """A full check, and a first question; each before anything was kept of the corpus."""
        self._run(_graph("check", str(self.folder / "seeds")))
        check, _ = self._run(_graph("check", str(self.corpus)))
        shutil.rmtree(self.folder / "cache", ignore_errors=True)
        for entry in self.corpus.iterdir():
            if entry.name not in ("records", "documents"):
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        rebuild, _ = self._run(self._ours(["repeats"]))
        return check, rebuild

    def _commands(
        self, questions: dict[str, tuple[Command, Command]]
    ) -> Iterator[tuple[tuple[str, str], Command]]:
        yield ("", "python -c pass"), [sys.executable, "-c", "pass"]
        yield ("", "imports"), [sys.executable, "-c", IMPORTS]
        yield ("", "repeats of the seeds"), self._ours(["repeats"], self.folder / "seeds")
        for question, (ours, theirs) in questions.items():
            yield (question, "claimgraph"), self._ours(ours)
            for peer in self.peers:
                database = self.folder / f"{peer}.db"
                yield (question, peer), _module(f"with_{peer}", str(database), *theirs)
            yield (question, "networkx"), _module("with_networkx", str(self.corpus), *theirs)

    def _ours(self, question: Command, corpus: Path | None = None) -> Command:
        limit = ["--limit", str(ROWS)] if self._has_limit else []
        where = ["--format", "jsonl", "--corpus", str(corpus or self.corpus)]
        return _graph("query", *question, *limit, *where)

    @cached_property
    def _has_limit(self) -> bool:
        return "--limit" in self._run(_graph("query", "repeats", "--help"))[1]

    def _compare_answers(
        self,
        questions: dict[str, tuple[Command, Command]],
        commands: dict[tuple[str, str], Command],
    ) -> None:
        """Everyone's first rows; this also brings the files into the system's cache."""
        for question in questions:
            answers = {
                who: [_essence(json.loads(line)) for line in self._run(command)[1].splitlines()]
                for (asked, who), command in commands.items()
                if asked == question
            }
            ours = answers["claimgraph"][:ROWS]
            different = [who for who, rows in answers.items() if rows[:ROWS] != ours]
            if different or not ours:
                raise SystemExit(f"{question}: {', '.join(different) or 'no'} answers differ")

    def _alternate(self, commands: dict[tuple[str, str], Command]) -> dict[tuple[str, str], Cost]:
        costs: dict[tuple[str, str], list[Cost]] = {which: [] for which in commands}
        for number in range(self.runs):
            for which, command in commands.items():
                slow = which[1] == "networkx" and number >= (1 if self.size >= LARGE else 3)
                if not slow:
                    costs[which].append(self._run(command)[0])
        return {which: median(each) for which, each in costs.items()}

    def _show(
        self,
        questions: dict[str, tuple[Command, Command]],
        costs: dict[tuple[str, str], Cost],
    ) -> None:
        base = costs["", "python -c pass"]
        print(f"{'':<56}{'wall ms':>10}{'CPU ms':>10}{'MiB':>8}{'x pass':>9}")
        for question in ("", *questions):
            for (asked, who), cost in costs.items():
                if asked == question:
                    label = f"{question}: {who}" if question else who
                    print(
                        f"{label:<56}{cost.wall * 1000:10,.0f}{cost.cpu * 1000:10,.0f}"
                        f"{cost.memory:8,.0f}{cost.wall / base.wall:9,.1f}"
                    )

    def _judge(
        self,
        questions: dict[str, tuple[Command, Command]],
        costs: dict[tuple[str, str], Cost],
        check: Cost,
        rebuild: Cost,
    ) -> None:
        seeds = costs["", "repeats of the seeds"]
        imports = costs["", "imports"]
        _limit("repeats of the seeds to the imports, CPU", seeds.cpu / imports.cpu, "x", 1.3)
        large = self.size >= 1_000_000
        for question in questions:
            ours = costs[question, "claimgraph"]
            times = costs[question, "networkx"].cpu / ours.cpu
            least = 1 if large else None
            _limit(f"{question}: networkx's CPU to ours", times, "x", least, least=True)
            if self.peers:
                best = min(costs[question, peer].wall for peer in self.peers)
                sooner = best / ours.wall
                _limit(f"{question}: the better database to ours", sooner, "x", least, least=True)
            most = 1.5 if large else None
            _limit(f"{question}: CPU to that on the seeds", ours.cpu / seeds.cpu, "x", most)
            more = ours.memory / seeds.memory
            _limit(f"{question}: memory to that on the seeds", more, "x", None)
        cold = min(costs[question, "networkx"].cpu for question in questions)
        _limit("check and database: CPU to networkx's answer", rebuild.cpu / cold, "x", None)
        _limit("check and database: CPU", rebuild.cpu, "s", None)
        _limit("check and database: memory", rebuild.memory, "MiB", 300 if large else None)
        _limit("check: CPU", check.cpu, "s", None)
        _limit("check: memory", check.memory, "MiB", 300 if large else None)

    def _measure_edits(self, rebuild: Cost) -> None:
        """A question after one file of sources has changed, each time another."""
        files = sorted((self.corpus / "records" / "sources").iterdir())
        costs = []
        for path in files[:: max(len(files) // 3, 1)][:3]:
            first, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
            edited = {**json.loads(first), "note": "Read again"}
            line = json.dumps(edited, ensure_ascii=False) + "\n"
            path.write_text("".join([line, *rest]), encoding="utf-8", newline="\n")
            costs.append(self._run(self._ours(["repeats"]))[0])
        one = median(costs)
        most = 1 / 3 if len(files) >= 1_000 else None
        what = f"one edited file in {len(files):,}"
        _limit(f"{what}: CPU to a full rebuild", one.cpu / rebuild.cpu, "x", most)
        _limit(f"{what}: time", one.wall, "s", None)

    def _run(self, command: Command) -> tuple[Cost, str]:
        return run(command, self.environment)


def _measure_yaml(folder: Path, size: int, runs: int) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    bulk = ["-m", "tests.benchmarks.generated.bulk", str(size), str(folder), "--yaml"]
    run([sys.executable, *bulk], environment)
    ways = ("ours", "safe", "csafe")
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(min(runs, 5)):
        for way in ways:
            told = run(_module("yaml_ways", str(folder), way), environment)[1]
            times[way].append(float(told))
    ours, safe, csafe = (sorted(times[way])[len(times[way]) // 2] for way in ways)
    print(f"\n{size:,} statements in YAML, to a graph")
    _limit("claimgraph, every quote proved: CPU", ours, "s", None)
    _limit("SafeLoader, pydantic, networkx: CPU", safe, "s", None)
    _limit("CSafeLoader, pydantic, networkx: CPU", csafe, "s", None)
    _limit("ours to SafeLoader's", ours / safe, "x", None)
    _limit("ours to CSafeLoader's", ours / csafe, "x", None)


def _graph(*arguments: str) -> Command:
    return [sys.executable, "-m", "graph", *arguments]


def _module(name: str, *arguments: str) -> Command:
    return [sys.executable, "-m", f"tests.benchmarks.peers.{name}", *arguments]


def _text(words: str) -> tuple[Command, Command]:
    return ["statements", "--text", words], ["text", words]


def _essence(row: dict[str, Any]) -> Any:
    """What all answers share of a row."""
    if "occasions" in row:
        return row["claim"], row["years"], row["occasions"]
    return row["id"]


def _limit(what: str, found: float, unit: str, limit: float | None, *, least: bool = False) -> None:
    line = f"{what:<56}{found:10,.2f} {unit:<4}"
    if limit is not None:
        holds = found >= limit if least else found <= limit
        line += f" at {'least' if least else 'most'} {limit:.3g}{'' if holds else '   MISSED'}"
    print(line.rstrip(), flush=True)


if __name__ == "__main__":
    main()
