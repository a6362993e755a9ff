"""The same records give the same files, whatever the hash seed, the day, or the machine."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def _build(out: Path, **environment: str) -> dict[str, bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    subprocess.run(
        [sys.executable, "-m", "graph", "build", "seeds", "--out", str(out)],
        cwd=ROOT,
        env=kept | environment,
        check=True,
        capture_output=True,
    )
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    here = _build(tmp_path / "here", PYTHONHASHSEED="1", TZ="Pacific/Kiritimati")
    there = _build(
        tmp_path / "there",
        PYTHONHASHSEED="2",
        TZ="America/Los_Angeles",
        LC_ALL="C",
        PYTHONCOERCECLOCALE="0",
        PYTHONUTF8="0",
    )
    assert sorted(here) == ["claims.db", "graph.html", "graph.json"]
    assert here == there
