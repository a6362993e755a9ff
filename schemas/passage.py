"""The passages of a source: what it reports that someone said, and what it leaves."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from schemas.dates import EdtfDate
from schemas.figure import Figure
from schemas.ids import ClaimId, EventId, SpeakerId, StatementName
from schemas.record import BrokenRule, RuledRecord, Text, check_basis


class Form(StrEnum):
    """How a source gives a statement."""

    DIRECT = "direct"
    VERBATIM = "verbatim"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What a statement does with a claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    REPORTS = "reports"


class Certainty(StrEnum):
    """How sure the curator's reading is."""

    CLEAR = "clear"
    ARGUABLE = "arguable"


class Strength(StrEnum):
    """How strongly the claim is put: "serves", "may serve", "would serve if"."""

    STATED = "stated"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"


class Reason(StrEnum):
    """Why a passage carries no statement."""

    HEADING = "heading"
    NAVIGATION = "navigation"
    DATELINE = "dateline"
    ATTRIBUTION = "attribution"
    BACKGROUND = "background"
    COMMENTARY = "commentary"


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _claim_alone(value: object) -> object:
    return {"claim": value} if isinstance(value, str) else value


class ClaimLink(RuledRecord):
    """The curator's reading that a statement asserts, denies or reports a claim."""

    claim: ClaimId = Field(description="The claim.")
    stance: Stance = Field(
        default=Stance.ASSERTS, description="Whether the claim is asserted, denied or reported."
    )
    certainty: Certainty = Field(
        default=Certainty.CLEAR, description="Whether the reading is clear or arguable."
    )
    strength: Strength = Field(
        default=Strength.STATED, description="Whether it is stated, possible or conditional."
    )
    of: SpeakerId | None = Field(
        default=None, description="Whose view it is, where the stance is 'reports'."
    )
    curator: Text | None = Field(default=None, description="Who made the reading.")
    note: Text | None = Field(default=None, description="Why, where it is not plain.")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Whose view is reported is said exactly where one is."""
        if self.stance is Stance.REPORTS and self.of is None:
            message = f"`{self.claim}` is reported, but not whose view it is"
            hint = "add `of:` and the speaker's id"
            yield BrokenRule("reports-without-of", message, hint, ("claim",))
        if self.stance is not Stance.REPORTS and self.of is not None:
            message = f"`of` names whose view is reported, and this link {self.stance.value} it"
            hint = "write `stance: reports`, or delete `of`"
            yield BrokenRule("of-without-reports", message, hint, ("of",))


Quote = Annotated[
    tuple[Text, ...],
    BeforeValidator(_one_or_many, json_schema_input_type=str | list[str]),
    Field(min_length=1),
]
"""Verbatim text; a list where the passage is interrupted."""


class _Passage(RuledRecord):
    prefix: Text | None = Field(
        default=None, description="The words right before, where the text stands there twice."
    )
    suffix: Text | None = Field(
        default=None, description="The words right after, where the text stands there twice."
    )
    note: Text | None = Field(default=None, description="A curator's remark.")


class StatementPassage(_Passage):
    """One utterance as one source reports it.

    What is left out is taken from the top of the source's file.
    """

    statement: StatementName = Field(description="The statement's name inside its source.")
    quote: Quote = Field(description="The verbatim passage, with its tag ('Gerasimov said').")
    form: Form | None = Field(
        default=None,
        description="Whether it is quoted, a transcript's speech, paraphrased, or quoted in part; "
        "left out only in a transcript, where it is 'verbatim'.",
    )
    words: tuple[Text, ...] | None = Field(
        default=None,
        description="The speaker's own words, only where the quotation marks mislead.",
    )
    speaker: SpeakerId | None = Field(default=None, description="Who said it.")
    speaker_certainty: Certainty = Field(
        default=Certainty.CLEAR, description="Whether the text leaves open who said it."
    )
    attribution: tuple[SpeakerId, ...] | None = Field(
        default=None,
        description="The speakers between source and speaker, nearest to the reader first.",
    )
    event: EventId | None = Field(
        default=None, description="The occasion; 'unspecified' where the text names none."
    )
    date: EdtfDate | None = Field(
        default=None, description="When it was said, where the event does not tell."
    )
    basis: Text | None = Field(default=None, description="How that date follows from the text.")
    claims: tuple[
        Annotated[ClaimLink, BeforeValidator(_claim_alone, json_schema_input_type=str | ClaimLink)],
        ...,
    ] = Field(description="The claims that it asserts, denies or reports; an id alone asserts.")
    figures: tuple[Figure, ...] = Field(default=(), description="The numbers that it states.")

    def broken_rules(self) -> Iterator[BrokenRule]:
        """A date says how it is known, and no claim is linked twice in the same way."""
        if self.date is not None and self.basis is None:
            yield from check_basis(self.date, "date")
        seen: set[tuple[ClaimId, Stance, SpeakerId | None]] = set()
        for index, link in enumerate(self.claims):
            key = (link.claim, link.stance, link.of)
            if key in seen:
                message = f"this statement {link.stance.value} `{link.claim}` already"
                hint = "delete one of the two links"
                yield BrokenRule("claim-twice", message, hint, ("claims", index, "claim"))
            seen.add(key)


class DismissedPassage(_Passage):
    """A passage that carries no statement."""

    dismissed: Reason = Field(description="Why the passage carries no statement.")
    text: Quote = Field(description="The verbatim passage.")


class OpenPassage(_Passage):
    """A passage that nobody has read yet: it becomes a statement, or is dismissed."""

    open: Quote = Field(description="The verbatim passage.")


Passage = StatementPassage | DismissedPassage | OpenPassage


def field_of_text(passage: Passage) -> str:
    """The field that holds a passage's verbatim text."""
    if isinstance(passage, StatementPassage):
        return "quote"
    return "text" if isinstance(passage, DismissedPassage) else "open"


def text_of(passage: Passage) -> tuple[str, ...]:
    """A passage's verbatim text, in several parts where it is interrupted."""
    if isinstance(passage, StatementPassage):
        return passage.quote
    return passage.text if isinstance(passage, DismissedPassage) else passage.open
