"""What a key costs at the desk: from the request to its answer, saved and checked.

One passage of a source is opened and dismissed in turn while another is open, over HTTP, on the
seeds and on 10,000 statements in 1,000 files; then the first proposal after a change, which sees
all that was changed.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.benchmarks.watch import make_corpus

ROOT = Path(__file__).parents[2]
ROUNDS = 40
SETTLED = 3
"""Seconds after which the times of files are believed."""
MOST = {"seeds": 0.1, "10,000 statements": 0.4}


def main() -> None:
    """Measure, and print the medians beside what they may be."""
    for name, most in MOST.items():
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
            corpus = Path(folder, "corpus")
            if name == "seeds":
                shutil.copytree(ROOT / "seeds", corpus)
            else:
                make_corpus(corpus)
            time.sleep(SETTLED)
            key, proposal = _measure(corpus)
            print(f"{name}: a key {key:.3f} s (at most {most}), a proposal then {proposal:.3f} s")


def _measure(corpus: Path) -> tuple[float, float]:
    process = subprocess.Popen(
        [sys.executable, "-m", "graph", "desk", str(corpus), "--no-open"],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert process.stderr is not None
        address = process.stderr.readline().split(" is at ")[1].split(" until")[0]
        base, _, token = address.partition("/desk#")
        port = int(base.rpartition(":")[2])
        source = _ask(port, token, "state")["sources"][0]["id"]
        shown = _ask(port, token, f"sources/{source}")
        left = {"do": "reopen", "source": source, "at": 1, "hash": shown["passages"][1]["hash"]}
        shown = _ask(port, token, "operations", {"operation": left})["source"]
        keys, proposals = [], []
        for number in range(ROUNDS):
            passage = shown["passages"][0]
            asked = {"source": source, "at": 0, "hash": passage["hash"]}
            what = {"do": "reopen"} if passage["state"] != "open" else _DISMISSED
            began = time.perf_counter()
            done = _ask(port, token, "operations", {"operation": {**what, **asked}})
            keys.append(time.perf_counter() - began)
            shown = done["source"]
            if number % 8 == 0:
                began = time.perf_counter()
                _ask(port, token, f"sources/{source}/passages/1")
                proposals.append(time.perf_counter() - began)
        return statistics.median(keys), statistics.median(proposals)
    finally:
        process.kill()
        process.communicate()


_DISMISSED = {"do": "dismiss", "reason": "background"}


def _ask(port: int, token: str, path: str, body: Any = None) -> Any:
    headers = {"X-Claimgraph-Token": token}
    if body is not None:
        headers |= {"Content-Type": "application/json", "Origin": f"http://127.0.0.1:{port}"}
    with closing(HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        sent = None if body is None else json.dumps(body)
        connection.request("GET" if body is None else "POST", f"/desk/api/{path}", sent, headers)
        return json.loads(connection.getresponse().read())


if __name__ == "__main__":
    main()
