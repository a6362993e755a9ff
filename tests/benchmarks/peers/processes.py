"""What a command costs in a process of its own: time, processor, memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[3]


class Cost(NamedTuple):
    """Seconds on the wall and of the processor, and the most memory in MiB."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], environment: Mapping[str, str]) -> tuple[Cost, str]:
    """Run a command, and say what it cost and what it wrote.

    Raises:
        RuntimeError: it failed.
    """
    start = time.perf_counter()
    with (
        tempfile.TemporaryFile() as told,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=told
        ) as process,
    ):
        assert process.stdout is not None
        written = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        trouble = told.read().decode()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{trouble}")
    in_mib = 2**20 if sys.platform == "darwin" else 2**10
    cost = Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / in_mib)
    return cost, written.decode()


def median(costs: Iterable[Cost]) -> Cost:
    """The median of each."""
    return Cost(*map(statistics.median, zip(*costs, strict=True)))
