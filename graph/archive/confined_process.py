"""Work on a stranger's file in a process of its own, within bounds of memory and time.

Libraries that read pages and PDFs can be made to loop in C, where no signal is heard, to take all
memory, or to crash; then that process ends, and this one says so.
"""

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from schemas.limits import EXTRACTION_BYTES, EXTRACTION_SECONDS

T = TypeVar("T")


class ConfinedError(Exception):
    """The work was not done; the message says why."""


def run_confined(work: Callable[[bytes], T], given: bytes) -> T:
    """Do some work on bytes elsewhere.

    Args:
        work: a function of a module; what it returns is pickled, and so is what it raises.
        given: what it is given.

    Raises:
        ConfinedError: it took too long or too much memory, or its process ended.
        Exception: what the work raises.
    """
    processes = multiprocessing.get_context("spawn")  # a fork would take this one's memory along
    here, there = processes.Pipe(duplex=False)
    process = processes.Process(target=_answer, args=(there, work, given), daemon=True)
    process.start()
    there.close()
    try:
        if not here.poll(EXTRACTION_SECONDS.most):
            raise ConfinedError(f"{EXTRACTION_SECONDS.message()}; {EXTRACTION_SECONDS.hint}")
        found: T | BaseException = here.recv()
    except EOFError:
        raise ConfinedError("the library that reads it crashed") from None
    finally:
        process.kill()
        process.join()
    if isinstance(found, MemoryError):
        raise ConfinedError(f"{EXTRACTION_BYTES.message()}; {EXTRACTION_BYTES.hint}")
    if isinstance(found, BaseException):
        raise found
    return found


def _answer(there: Connection, work: Callable[[bytes], T], given: bytes) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who waits is interrupted, and ends this
    _bound_memory()
    try:
        found: T | BaseException = work(given)
    except BaseException as error:
        found = error
    try:
        there.send(found)
    except Exception:
        there.send(ConfinedError("what was read of it cannot be handed on"))


def _bound_memory() -> None:
    """Let MemoryError be raised in time, on systems that can hold a process to it."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (ImportError, OSError, ValueError):
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bounds = [soft, hard, pages * resource.getpagesize() + EXTRACTION_BYTES.most]
    least = min(each for each in bounds if each != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_AS, (least, hard))
