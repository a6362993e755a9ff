"""What the rest of a corpus wants to know of a source whose passages are let go."""

import datetime
from dataclasses import dataclass

from graph.read.places import Entry
from schemas.ids import EventId, SourceId


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """A source without its passages."""

    id: SourceId | None
    """None where it could not be read; so are the next two."""
    entry: Entry
    document: str | None
    original: str | None
    has_document: bool
    """Whether the document is there, whatever its bytes."""
    edition_of: SourceId | None
    """The source that it is a corrected edition of."""
    closing: datetime.date | None
    """The day after which nothing that it reports can have happened."""
    events: frozenset[EventId]
    """The events that it reports."""
    statements: int
    """How many passages of it are statements, damaged ones left out."""
    marks: frozenset[str]
    """What another source with the same text has one of, as ``same_texts.marks_of`` tells."""
    is_whole: bool
    """Whether nothing of it was left out."""
