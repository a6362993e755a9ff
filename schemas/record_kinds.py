"""The kinds of records, each in one place: its file, what it is called, its model and its id.

A new kind is a member of :class:`Kind` with a line of :data:`KINDS`. A new field is a field of its
model: that a ``SpeakerId`` in it must lead to a speaker follows from its type. So what deals with
records of any kind goes over :data:`KINDS`, or over :func:`uses_of`, and names none of them::

    for kind, told in KINDS.items():
        table(told.noun, told.model)
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from schemas.claim import Claim, Narrative
from schemas.event import Event
from schemas.figure import Quantity
from schemas.ids import ClaimId, EventId, NarrativeId, QuantityId, SourceId, SpeakerId
from schemas.judgement import Broader, Contradicts, Judgement, MayBe, NotSame, Variant
from schemas.record import Record, fields_of_type, parts_of
from schemas.source import Source
from schemas.speaker import Speaker


class Kind(StrEnum):
    """The kinds of records, named as their files are."""

    SPEAKERS = "speakers"
    EVENTS = "events"
    NARRATIVES = "narratives"
    CLAIMS = "claims"
    QUANTITIES = "quantities"
    JUDGEMENTS = "judgements"
    SOURCES = "sources"


class RecordKind(NamedTuple):
    """What the rest of claimgraph wants to know of a kind of records."""

    noun: str
    """What one of them is called; the kind of its node, and the first part of its key."""
    model: Any
    """Its model; of judgements, the union of their models."""
    id_type: Any
    """The type of its id; None where it has none."""


KINDS: Mapping[Kind, RecordKind] = {
    Kind.SPEAKERS: RecordKind("speaker", Speaker, SpeakerId),
    Kind.NARRATIVES: RecordKind("narrative", Narrative, NarrativeId),
    Kind.QUANTITIES: RecordKind("quantity", Quantity, QuantityId),
    Kind.EVENTS: RecordKind("event", Event, EventId),
    Kind.CLAIMS: RecordKind("claim", Claim, ClaimId),
    Kind.JUDGEMENTS: RecordKind("judgement", Judgement, None),
    Kind.SOURCES: RecordKind("source", Source, SourceId),
}
"""Each kind after those that it refers to."""

JUDGEMENTS: Mapping[str, type[Record]] = {
    "broader": Broader,
    "contradicts": Contradicts,
    "variant": Variant,
    "not-same": NotSame,
    "may-be": MayBe,
}
"""From what a judgement's ``kind`` may be to its model."""


def uses_of(record: Record) -> Iterator[tuple[Kind, str, tuple[str | int, ...]]]:
    """Each id that a record refers to, with the kind of record that bears it, and the way there."""
    for steps, part in parts_of(record):
        for name, kind in references_of(type(part)):
            value = getattr(part, name)
            if isinstance(value, tuple):
                for index, each in enumerate(value):
                    yield kind, each, (*steps, name, index)
            elif value is not None:
                yield kind, value, (*steps, name)


@cache
def references_of(model: type[Record]) -> tuple[tuple[str, Kind], ...]:
    """The fields that name other records; what has the type of the record's own id names itself."""
    return tuple(
        (name, kind)
        for kind, told in KINDS.items()
        if told.id_type is not None and told.model is not model
        for name in fields_of_type(model, told.id_type)
    )
