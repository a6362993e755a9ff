"""Stretches of a text, put together."""

from collections.abc import Iterable

from schemas.corpus import Span


def join_spans(spans: Iterable[Span]) -> list[Span]:
    """Spans in the order of the text, those that overlap or touch made into one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
