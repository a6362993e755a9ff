"""Propositions free of their wording, and the families they belong to."""

from pydantic import Field

from schemas.ids import ClaimId, NarrativeId
from schemas.record import Record, Text


class Narrative(Record):
    """A named family of claims (SKOS *broader*). It gathers claims and counts nothing."""

    id: NarrativeId = Field(description="The narrative's id.")
    name: Text = Field(description="A short neutral name.")
    description: Text | None = Field(default=None, description="What the family has in common.")


class Claim(Record):
    """A proposition. Two claims are the same when they have the same truth conditions."""

    id: ClaimId = Field(description="The claim's id.")
    text: Text = Field(description="The proposition, worded neutrally, as one sentence.")
    narrative: NarrativeId | None = Field(
        default=None, description="The family that the claim belongs to."
    )
    aliases: tuple[Text, ...] = Field(
        default=(),
        description="Other wordings that find the claim, in any language; no statements.",
    )
    formerly: tuple[ClaimId, ...] = Field(
        default=(), description="Ids of claims that were merged into this one."
    )
    note: Text | None = Field(default=None, description="A curator's remark.")
