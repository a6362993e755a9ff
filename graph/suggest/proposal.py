"""What is proposed for a passage: values for the fields of a record, each with what tells it."""

from pydantic import BaseModel, ConfigDict

from schemas.figure import Comparator
from schemas.ids import ClaimId, SourceId, StatementId
from schemas.passage import Form, Reason


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class ProposedDismissal(_Part):
    """Why a passage is plainly no statement."""

    reason: Reason
    why: str


class ProposedForm(_Part):
    """How the passage gives what was said."""

    value: Form
    why: str


class ProposedDate(_Part):
    """When it was said, in EDTF, where no event tells it."""

    value: str | None = None
    why: str | None = None


class Labelled(_Part):
    """A record, and what a reader calls it."""

    id: str
    label: str


class Choice(_Part):
    """The record that is proposed, and others; one that is not there yet has a label alone."""

    id: str | None = None
    label: str | None = None
    why: str | None = None
    others: list[Labelled] = []


class ProposedEvent(Choice):
    """The occasion that is proposed; one that is not there yet may have a date."""

    date: str | None = None
    basis: str | None = None


class LastWording(_Part):
    """What was said last of those statements that are read as a claim."""

    statement: StatementId
    words: str
    speaker: str
    date: str | None
    source: SourceId


class Offer(_Part):
    """A known claim that the passage may repeat."""

    claim: ClaimId
    text: str
    score: float
    words: list[str]
    """The passage's words that matched."""
    last: LastWording | None
    would: str
    """What the claim would amount to with this passage."""
    differs: str | None
    """What speaks against it."""


class ClaimToMake(_Part):
    """What the passage says, ready to be made a new claim."""

    text: str
    narrative: Choice


class ProposedFigure(_Part):
    """A number in the passage's words."""

    verbatim: str
    value: float
    comparator: Comparator
    quantity: Choice


class Proposal(_Part):
    """What the card of a passage is filled in with. Nothing is accepted by itself."""

    words: str
    dismissal: ProposedDismissal | None
    form: ProposedForm
    speaker: Choice
    event: ProposedEvent
    date: ProposedDate
    attribution: list[Labelled]
    offers: list[Offer]
    claim: ClaimToMake
    figures: list[ProposedFigure]


class NearClaim(_Part):
    """A known claim beside the text of a new one."""

    claim: ClaimId
    text: str
    words: list[str]
    differs: str | None
