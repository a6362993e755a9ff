"""One archived text: where it comes from, and its passages in reading order."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Discriminator, Field, StringConstraints, Tag

from schemas.dates import EdtfDate
from schemas.ids import EventId, SourceId, SpeakerId
from schemas.passage import DismissedPassage, Form, OpenPassage, StatementPassage
from schemas.record import BrokenRule, RuledRecord, Text, check_basis

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class SourceKind(StrEnum):
    """What kind of text a source is."""

    ARTICLE = "article"
    WIRE = "wire"
    TRANSCRIPT = "transcript"
    OFFICIAL = "official"
    REWRITE = "rewrite"
    SOCIAL = "social"
    OTHER = "other"


def _passage_kind(value: object) -> str:
    if isinstance(value, dict):
        if "dismissed" in value:
            return "dismissed"
        return "open" if "open" in value and "statement" not in value else "statement"
    if isinstance(value, DismissedPassage):
        return "dismissed"
    return "open" if isinstance(value, OpenPassage) else "statement"


class Source(RuledRecord):
    """A source's file: it reads like the article, from top to bottom."""

    id: SourceId = Field(description="The source's id.")
    title: Text = Field(description="The title as the text gives it.")
    publisher: Text | None = Field(
        default=None, description="Who published it; left out where the text does not say."
    )
    kind: SourceKind | None = Field(
        default=None,
        description="What kind of text it is; in a transcript, speech needs no quotation marks.",
    )
    language: Text = Field(description="The language of the text, as a BCP 47 tag.")
    translated_from: Text | None = Field(
        default=None, description="The language it was translated from, as a BCP 47 tag."
    )
    document: Text = Field(description="The archived text, relative to the corpus.")
    sha256: Sha256 = Field(description="The SHA-256 of the document's bytes, in hexadecimal.")
    original: Text | None = Field(
        default=None,
        description="The file that the document was extracted from, relative to the corpus.",
    )
    original_sha256: Sha256 | None = Field(
        default=None, description="The SHA-256 of that file's bytes, in hexadecimal."
    )
    edition_of: SourceId | None = Field(
        default=None, description="The source that this is a later, corrected edition of."
    )
    published: EdtfDate | None = Field(
        default=None, description="When it was published, in EDTF; left out where nothing tells."
    )
    basis: Text | None = Field(
        default=None,
        description="How that date follows from the text; required where it is not one plain day.",
    )
    url: Text | None = Field(default=None, description="Where it was published.")
    archived_url: Text | None = Field(default=None, description="Where a copy is archived.")
    archived_on: date | None = Field(
        default=None, description="The day it was archived; closes dates whose end is open."
    )
    rights: Text | None = Field(default=None, description="Who may republish the text.")
    note: Text | None = Field(default=None, description="A curator's remark.")
    speaker: SpeakerId | None = Field(
        default=None, description="The speaker of each statement that names none."
    )
    attribution: tuple[SpeakerId, ...] = Field(
        default=(), description="The attribution of each statement that gives none."
    )
    event: EventId | None = Field(
        default=None, description="The event of each statement that names none."
    )
    passages: tuple[
        Annotated[
            Annotated[StatementPassage, Tag("statement")]
            | Annotated[DismissedPassage, Tag("dismissed")]
            | Annotated[OpenPassage, Tag("open")],
            Discriminator(_passage_kind),
        ],
        ...,
    ] = Field(
        default=(), description="Statements, dismissed and open passages, in the text's order."
    )

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Its date says how it is known, and each statement has a form, a speaker and an event."""
        if self.published is not None and self.basis is None:
            yield from check_basis(self.published, "published")
        for index, passage in enumerate(self.passages):
            if isinstance(passage, StatementPassage):
                for rule in self._broken_by(passage):
                    yield rule._replace(steps=("passages", index, *rule.steps))

    def _broken_by(self, passage: StatementPassage) -> Iterator[BrokenRule]:
        if passage.form is None and self.kind is not SourceKind.TRANSCRIPT:
            hint = (
                "add `form: direct`, `mixed` or `indirect`; a transcript's is `verbatim`, and may "
                "be left out where the top of the file says `kind: transcript`"
            )
            message = "this statement has no `form`"
            yield BrokenRule("missing-field", message, hint, (), ("kind",))
        if passage.speaker is None and self.speaker is None:
            message = f"the statement `{passage.statement}` names no speaker"
            hint = "add `speaker:` here, or once at the top of the file for all statements"
            yield BrokenRule("no-speaker", message, hint, ("statement",), ("speaker",))
        if passage.event is None and self.event is None:
            message = f"the statement `{passage.statement}` names no event"
            hint = "add `event:`, or write `event: unspecified` where the text names no occasion"
            yield BrokenRule("no-event", message, hint, ("statement",), ("event",))

    def form_of(self, passage: StatementPassage) -> Form:
        """How it gives one of its statements; only a transcript's may leave that out."""
        return passage.form or Form.VERBATIM
