"""What the tally of a claim rests on: where none of it came, went or changed, it stays."""

from typing import TypeAlias

from graph.store.as_json import read_links

Counted: TypeAlias = tuple[object, ...]
"""A claim's id, and what is counted of the claim itself, or of one of its statements."""

COLUMNS = "record, id, start, end, speaker, event, date, closing"
"""What :func:`counted_of` reads of a statement, in this order."""


def counted_of(record: str, *told: object) -> list[Counted]:
    """What is counted of a statement, from its columns."""
    return [(link.claim, link.stance, link.certainty, *told) for link in read_links(record)]
