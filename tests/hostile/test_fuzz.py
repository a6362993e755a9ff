"""A short run of the fuzzer, always the same rounds; ``make fuzz SECONDS=3600`` is a long one."""

from tests.hostile.fuzz import fuzz

ROUNDS = 60


def test_nothing_that_a_stranger_sends_is_answered_wrongly() -> None:
    wrong = [found for seed in range(ROUNDS) if (found := fuzz(seed))]
    assert wrong == []
