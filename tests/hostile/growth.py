"""How much longer an eightfold input takes, as a ratio that a noisy machine does not upset."""

import gc
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

EIGHTFOLD = 24
"""Eight for what grows with the size, and a good deal for noise; a square would be 64."""
_WORTH_MEASURING = 0.015


def assert_grows_with_its_size(make: Callable[[int], T], work: Callable[[T], object]) -> None:
    """Find a size that takes a while, and see that eight times as much takes about eight as long.

    Args:
        make: the input of a size.
        work: what is done with it.
    """
    size = 250
    while (spent := _spent(make(size), work)) < _WORTH_MEASURING and size < 64_000:
        size *= 2
    larger = make(8 * size)
    # What disturbs a measurement makes it longer, so the shortest is the truest.
    ratio = min(
        _spent(larger, work) / max(_WORTH_MEASURING, spent, _spent(make(size), work))
        for _ in range(2)
    )
    assert ratio < EIGHTFOLD, f"{size} took {spent:.2f} s, eight times that {ratio:.0f} as long"


def _spent(given: T, work: Callable[[T], object]) -> float:
    gc.disable()  # it would look through all that the tests before have left
    try:
        before = time.process_time()
        work(given)
        return time.process_time() - before
    finally:
        gc.enable()
