"""A short run of the fuzzer; ``make fuzz SECONDS=3600`` is a long one."""

import os

from tests.hostile.fuzz import fuzz_for

SECONDS = float(os.environ.get("FUZZ_SECONDS", "20"))


def test_nothing_that_a_stranger_sends_is_answered_wrongly() -> None:
    """The rounds are the same each time."""
    wrong, rounds = fuzz_for(SECONDS, seed=0)
    assert wrong == []
    assert rounds
