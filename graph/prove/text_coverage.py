"""How much of a document is anchored by statements, dismissed, or open."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from graph.text.spans import join_spans
from schemas.corpus import Span


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many characters of a document are accounted for; white space is not counted."""

    anchored: int
    dismissed: int
    open: int
    open_spans: tuple[Span, ...]

    @property
    def total(self) -> int:
        """All characters of the document that are not white space."""
        return self.anchored + self.dismissed + self.open


def measure_coverage(text: str, anchored: Iterable[Span], dismissed: Iterable[Span]) -> Coverage:
    """Account for every character; what is anchored and dismissed counts as anchored.

    Punctuation and quotation marks count with the passage that they touch, directly or
    through other marks.
    """
    counts = {True: 0, False: 0}
    open_spans = []
    at, before = 0, None
    for span, after in [*_claim(anchored, dismissed), (Span(len(text), len(text)), None)]:
        start, end = at, span.start
        if before is not None:
            while start < end and _is_mark(text[start]):
                start += 1
            # A run of marks between two passages counts with the anchored one.
            counts[before or (after is True and start == end)] += start - at
        if after is not None:
            while start < end and _is_mark(text[end - 1]):
                end -= 1
            counts[after] += span.start - end + _visible(text, span)
        if gap := _trim(text, start, end):
            open_spans.append(gap)
        at, before = span.end, after
    left = sum(_visible(text, span) for span in open_spans)
    return Coverage(counts[True], counts[False], left, tuple(open_spans))


def find_open(text: str, spans: Iterable[Span]) -> list[Span]:
    """The open stretches of :func:`measure_coverage`, for spans of whatever kind."""
    found = []
    at = 0
    for span in [*sorted(spans), None]:
        start, end = at, len(text) if span is None else span.start
        if start < end and not text[start:end].isspace():
            while at and start < end and _is_mark(text[start]):
                start += 1
            while span is not None and start < end and _is_mark(text[end - 1]):
                end -= 1
            if gap := _trim(text, start, end):
                found.append(gap)
        at = at if span is None else max(at, span.end)
    return found


def _is_mark(character: str) -> bool:
    return not (character.isalnum() or character.isspace())


def _claim(anchored: Iterable[Span], dismissed: Iterable[Span]) -> list[tuple[Span, bool]]:
    """Stretches in order that do not overlap, each with whether it is anchored."""
    sure = join_spans(anchored)
    claimed = [(span, True) for span in sure]
    first = 0
    for span in join_spans(dismissed):
        start = span.start
        while first < len(sure) and sure[first].end <= start:
            first += 1
        for taken in islice(sure, first, None):
            if taken.start >= span.end:
                break
            if start < taken.start:
                claimed.append((Span(start, taken.start), False))
            start = max(start, taken.end)
        if start < span.end:
            claimed.append((Span(start, span.end), False))
    return sorted(claimed)


def _trim(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    shown = part.strip()
    if not shown:
        return None
    first = start + len(part) - len(part.lstrip())
    return Span(first, first + len(shown))


def _visible(text: str, span: Span) -> int:
    return len("".join(text[span.start : span.end].split()))
