"""The fewest occasions that events can be, where some pairs may be one."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from graph.queries.repeats import repeats
from tests.queries.small import Said, may_be, small_graph

EVENTS = [f"e{number}" for number in range(5)]
PAIRS = list(combinations(EVENTS, 2))


def fewest_by_trying_all(pairs: set[tuple[str, str]]) -> int:
    """The smallest partition of the events whose parts hold only pairs that may be one."""

    def partitions(left: list[str]) -> list[list[list[str]]]:
        if not left:
            return [[]]
        first, *rest = left
        return [
            option
            for parts in partitions(rest)
            for option in (
                [[first], *parts],
                *([*parts[:at], [first, *part], *parts[at + 1 :]] for at, part in enumerate(parts)),
            )
        ]

    return min(
        len(parts)
        for parts in partitions(EVENTS)
        if all(tuple(sorted(pair)) in pairs for part in parts for pair in combinations(part, 2))
    )


@given(st.sets(st.sampled_from(PAIRS)))
def test_the_lower_count_is_the_fewest_that_the_judgements_allow(
    pairs: set[tuple[str, str]],
) -> None:
    graph = small_graph(
        [Said("green", event, "2014/..") for event in EVENTS],
        [may_be(*pair) for pair in sorted(pairs)],
    )
    (row,) = repeats(graph, min_years=1, possible=True)
    assert row.occasions == (fewest_by_trying_all(pairs), len(EVENTS))
