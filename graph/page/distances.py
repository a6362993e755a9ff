"""Places in the archived texts, as a large page holds them: each from the end of the one before it.

Such numbers are small and much alike, and take half the room when they are packed.
"""

from collections.abc import Iterable, Iterator, Sequence

Spans = Sequence[Sequence[int]]


def distances(places: Iterable[Sequence[int]], end: int = 0) -> Iterator[list[int]]:
    """From where each place begins and ends, to its distance and its length."""
    for start, stop, *rest in places:
        yield [start - end, stop - start, *rest]
        end = stop


def shorten_spans(sources: Sequence[int], spans: Sequence[Spans]) -> list[list[list[int]]]:
    """The spans of statements, each from the end of the last one in the same source."""
    ends: dict[int, int] = {}
    made = []
    for source, here in zip(sources, spans, strict=True):
        made.append(list(distances(here, ends.get(source, 0))))
        ends[source] = here[-1][1] if here else 0
    return made


def plain_own(spans: Spans) -> list[list[int]]:
    """The lengths of a quote in which nothing is set off as the speaker's own words."""
    return [[end - start] for start, end in spans]
