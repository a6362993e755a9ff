"""What is certain is so only while nothing can speak against it, in whatever order it stands."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.assemble import ClaimGraph
from graph.queries import load_question
from graph.queries.repeats import RepeatStatus, repeats
from graph.queries.silent import silent
from graph.queries.timeline import timeline
from schemas.passage import Certainty, Stance
from tests.queries.small import Said, may_be, small_graph

WIDER = {
    "2017-04-26": ["2017-04-XX", "2017", "2014/2023", "2014/.."],
    "2019": ["2017/2021", "2014/2023", "2014/.."],
    "2023-12-01": ["2023-12-XX", "2023", "2020/2024", "2014/.."],
    "2024": ["2023/2024", "2014/.."],
}
EVENTS = {"spring": "2017-04-26", "summer": "2019", "autumn": "2023-12-01", "winter": "2024"}

said = st.builds(
    lambda claim, event, speaker, certainty, stance: Said(
        claim,
        event,
        EVENTS[event],
        speaker=speaker,
        certainty=certainty,
        stance=stance,
        quote=f"{claim} {event} {speaker} {certainty} {stance}.",
    ),
    st.sampled_from(["green", "blue"]),
    st.sampled_from(sorted(EVENTS)),
    st.sampled_from(["ann", "bob"]),
    st.sampled_from(Certainty),
    st.sampled_from([Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES]),
)
several = st.lists(said, min_size=1, max_size=6, unique_by=lambda one: one.quote)


def certain_repeats(graph: ClaimGraph) -> set[tuple[str, int]]:
    """Each claim with each number of years in which it certainly repeats."""
    return {
        (row.claim, years)
        for years in range(1, 5)
        for row in repeats(graph, min_years=years)
        if row.status is RepeatStatus.CERTAIN
    }


def certain_silences(graph: ClaimGraph) -> dict[str, int]:
    """The longest certain silence of each claim."""
    longest: dict[str, int] = {}
    for row in silent(graph, min_years=0.1):
        longest[row.claim] = max(longest.get(row.claim, 0), row.silence[0])
    return longest


def firsts(graph: ClaimGraph) -> set[tuple[str, str]]:
    """Each claim with what is certainly its earliest occasion."""
    return {(row.event, claim) for row in timeline(graph) for claim in row.earliest}


@given(several, said)
def test_an_arguable_reading_never_adds_certainty(corpus: list[Said], more: Said) -> None:
    arguable = Said(**{**vars(more), "certainty": Certainty.ARGUABLE, "quote": "One more."})
    before, after = small_graph(corpus), small_graph([*corpus, arguable])
    assert certain_repeats(after) <= certain_repeats(before)
    assert firsts(after) <= firsts(before)
    longest = certain_silences(before)
    assert all(days <= longest.get(claim, 0) for claim, days in certain_silences(after).items())


@given(several, st.sampled_from(sorted(EVENTS)), st.data())
def test_widening_a_date_never_adds_certainty(
    corpus: list[Said], event: str, data: st.DataObject
) -> None:
    wide = data.draw(st.sampled_from(WIDER[EVENTS[event]]))
    widened = [
        Said(**{**vars(one), "date": wide if one.event == event else one.date}) for one in corpus
    ]
    before, after = small_graph(corpus), small_graph(widened)
    assert certain_repeats(after) <= certain_repeats(before)
    assert firsts(after) <= firsts(before)
    longest = certain_silences(before)
    assert all(days <= longest.get(claim, 0) for claim, days in certain_silences(after).items())


@given(several, st.data())
def test_removing_a_statement_never_adds_a_repeat(corpus: list[Said], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(corpus))
    rest = [one for one in corpus if one is not gone]
    assert certain_repeats(small_graph(rest)) <= certain_repeats(small_graph(corpus))


ORDERED = [
    Said("green", "spring", "2017-04-26", quote="It is green, said Ann."),
    Said("green", "undated", "2014/..", quote="Green it is.", certainty=Certainty.ARGUABLE),
    Said("green", "winter", "2023", "bob", Stance.DENIES, quote="It is not green."),
    Said("blue", "winter", "2023", quote="Blue."),
]
QUESTIONS: dict[str, list[Any]] = {
    "repeats": [],
    "trace": ["green"],
    "drift": ["green"],
    "compare": ["2017", "2023"],
    "contradictions": [],
    "silent": [],
    "timeline": [],
    "related": ["green"],
    "claims": [],
    "speakers": [],
    "events": [],
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_order_of_statements_in_a_file_changes_nothing(name: str) -> None:
    """The names of statements follow their order here, so each is told by its quote."""
    question, answers = load_question(name), set()
    for order in permutations(ORDERED):
        graph = small_graph(order, [may_be("winter", "undated")])
        quotes = {each.id: each.quote[0] for each in graph.corpus.statements()}
        told = repr(question(graph, *QUESTIONS[name]))
        for id in sorted(quotes, reverse=True):
            told = told.replace(id, quotes[id])
        answers.add(told if name != "trace" else _without_places(told))
    assert len(answers) == 1


def _without_places(told: str) -> str:
    import re

    return re.sub(r"(start|end|spans)=(\d+|\[\(.*?\)\])", "", told)
