"""What the statements of a source have in common while they are checked."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from graph.prove.known_ids import KnownIds
from graph.read.checked_records import CheckedSource
from graph.text.quotation import Quoted
from schemas.event import Event
from schemas.ids import EventId


@dataclass(frozen=True, slots=True)
class Setting:
    """What the statements of a source have in common."""

    source: CheckedSource
    text: str
    quoted: Quoted
    """What stands inside quotation marks."""
    events: Mapping[EventId, Event]
    known: KnownIds
    closing: datetime.date | None
    """The day that closes the source's own dates."""
