"""Checked records: every default filled in, every passage placed, every id known."""

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from schemas.claim import Claim, Narrative
from schemas.dates import EdtfDate
from schemas.event import Event
from schemas.figure import Figure, Quantity
from schemas.ids import (
    ClaimId,
    EventId,
    NarrativeId,
    QuantityId,
    SourceId,
    SpeakerId,
    StatementId,
)
from schemas.judgement import Judgement
from schemas.passage import Certainty, ClaimLink, Form, Reason
from schemas.source import Source
from schemas.speaker import Speaker


class Span(NamedTuple):
    """A stretch of a document, in code points of its UTF-8 text, half-open."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that it covers."""
        return text[self.start : self.end]


class Statement(NamedTuple):
    """One utterance as one source reports it, proved to stand there."""

    id: StatementId
    source: SourceId
    spans: tuple[Span, ...]
    """Where the quote stands, in the order of the text."""
    quote: tuple[str, ...]
    """The document's own characters at the spans."""
    words: tuple[str, ...]
    """The parts of the quote that are the speaker's own; empty in indirect speech."""
    form: Form
    speaker: SpeakerId
    speaker_certainty: Certainty
    attribution: tuple[SpeakerId, ...]
    """The speakers between source and speaker, nearest to the reader first."""
    event: EventId
    """``unspecified`` where the text names no occasion."""
    date: EdtfDate | None
    """Its own date, else its event's."""
    basis: str | None
    closing: datetime.date | None
    """The day that closes an open date: none of its reports can be younger."""
    claims: tuple[ClaimLink, ...]
    figures: tuple[Figure, ...]
    note: str | None
    own_date: bool = False
    """Whether the date is the statement's own, and not that of its event."""

    @property
    def start(self) -> int:
        """The first character."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.spans[-1].end

    @property
    def years(self) -> list[int]:
        """The years in which it was certainly made, ascending."""
        return self.date.certain_years(self.closing) if self.date else []

    @property
    def possible_years(self) -> list[int]:
        """The further years in which it may have been made, ascending."""
        return self.date.possible_years(self.closing) if self.date else []


class Dismissal(NamedTuple):
    """A passage that carries no statement, placed in its document."""

    spans: tuple[Span, ...]
    reason: Reason
    note: str | None


class Publication(NamedTuple):
    """What a reader of one statement wants to know of its source."""

    title: str
    publisher: str | None
    url: str | None
    document: str


class Opening(NamedTuple):
    """A passage that nobody has read yet, placed in its document."""

    spans: tuple[Span, ...]
    note: str | None


class ArchivedSource(NamedTuple):
    """A source with its document and what was found to stand in it."""

    record: Source
    text: str
    """The document, decoded; offsets count its code points."""
    statements: tuple[Statement, ...]
    """In the order of the text."""
    dismissals: tuple[Dismissal, ...]
    """In the order of the text."""
    openings: tuple[Opening, ...] = ()
    """The passages recorded as open, in the order of the text."""


class Corpus(NamedTuple):
    """All checked records of one folder, each kind in the order of its ids."""

    sources: Mapping[SourceId, ArchivedSource]
    speakers: Mapping[SpeakerId, Speaker]
    events: Mapping[EventId, Event]
    narratives: Mapping[NarrativeId, Narrative]
    claims: Mapping[ClaimId, Claim]
    quantities: Mapping[QuantityId, Quantity]
    judgements: tuple[Judgement, ...]

    def statements(self) -> Iterable[Statement]:
        """Every statement, by source id and then in the order of the text."""
        for source in self.sources.values():
            yield from source.statements
