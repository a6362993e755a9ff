"""What the statements of a source have in common while they are checked."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from graph.load.ids import KnownIds
from graph.load.quotation import Quoted
from graph.load.records import CheckedSource
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
