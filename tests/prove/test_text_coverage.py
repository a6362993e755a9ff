"""Every character that is not white space is anchored, dismissed or open."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.prove.text_coverage import find_open, measure_coverage
from schemas.corpus import Span

_spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: Span(pair[0], sum(pair))),
    max_size=6,
)


def _clip(spans: list[Span], length: int) -> list[Span]:
    return [Span(span.start, min(span.end, length)) for span in spans if span.start < length]


@given(text=st.text('ab." \n“é', max_size=80), anchored=_spans, dismissed=_spans)
@settings(max_examples=300, deadline=None)
def test_nothing_is_counted_twice_or_left_out(
    text: str, anchored: list[Span], dismissed: list[Span]
) -> None:
    anchored, dismissed = _clip(anchored, len(text)), _clip(dismissed, len(text))
    coverage = measure_coverage(text, anchored, dismissed)
    assert coverage.total == len("".join(text.split()))
    assert coverage.open == sum(len("".join(each.of(text).split())) for each in coverage.open_spans)
    assert find_open(text, anchored + dismissed) == list(coverage.open_spans)
    claimed = {at for span in anchored + dismissed for at in range(span.start, span.end)}
    for span in coverage.open_spans:
        assert claimed.isdisjoint(range(span.start, span.end))
        assert span.of(text) == span.of(text).strip() != ""
    if total := coverage.total:
        parts = (coverage.anchored, coverage.dismissed, coverage.open)
        assert abs(sum(part / total for part in parts) - 1) < 1e-9


def test_marks_count_with_the_passage_that_they_touch() -> None:
    text = '"One," he said. (Two) - three'
    coverage = measure_coverage(text, [Span(1, 4)], [Span(17, 20)])
    assert [span.of(text) for span in coverage.open_spans] == ["he said.", "- three"]
    assert (coverage.anchored, coverage.dismissed, coverage.open) == (6, 5, 13)


def test_marks_between_two_passages_count_with_the_anchored_one() -> None:
    assert measure_coverage("ab...cd", [Span(5, 7)], [Span(0, 2)]).anchored == 5


def test_what_is_anchored_and_dismissed_is_anchored() -> None:
    coverage = measure_coverage("abcdef", [Span(2, 4)], [Span(0, 6)])
    assert (coverage.anchored, coverage.dismissed, coverage.open) == (2, 4, 0)


def test_an_empty_document_is_covered() -> None:
    assert measure_coverage(" \n", [], []).total == 0
