"""The rows of suggestions."""

from enum import StrEnum

from pydantic import Field

from graph.queries.repeats import RepeatStatus
from graph.queries.row import Below, Detail, Row
from schemas.ids import ClaimId, SpeakerId, StatementId
from schemas.passage import Stance


class PassageState(StrEnum):
    """What is known of a passage."""

    OPEN = "open"
    STATEMENT = "statement"
    LINE = "line"


class Opposite(StrEnum):
    """Whether a passage may say the opposite of a claim; nothing here proves it."""

    POSSIBLE = "possible"


class FoundBy(StrEnum):
    """What finds a claim."""

    WORDS = "words"
    MEANING = "meaning"
    FIGURES = "figures"


class JoinRow(Row):
    """A dated statement that the passage would stand beside."""

    id: StatementId
    date: str | None
    speaker: SpeakerId
    stance: Stance

    def __str__(self) -> str:
        stance = "" if self.stance is Stance.ASSERTS else f", {self.stance.value}"
        return f"{self.date or 'undated'} {self.speaker}{stance}"


class SuggestionRow(Row):
    """A claim that a passage may repeat. Nothing is accepted by itself."""

    passage: str = Field(
        description="A statement's id; a source's id and place (@start-end); or a line's number."
    )
    quote: Below[str] = Field(description="The passage.")
    state: Detail[PassageState] = Field(description="An open passage, a statement, or a line read.")
    linked: list[ClaimId] = Field(description="The claims that the statement is read as already.")
    rank: Detail[int] = Field(description="1 for the best.")
    claim: ClaimId = Field(description="The claim that it may repeat.")
    text: Below[str] = Field(description="The proposition.")
    score: float = Field(description="How near, from 0 to 1; no probability.")
    words: list[str] = Field(description="The passage's words that matched.")
    found_by: list[FoundBy] = Field(
        description="What finds it: the words, the meaning (both where neither would alone), and "
        "figures of one quantity."
    )
    joins: list[JoinRow] = Field(description="The statements it would join, in order of time.")
    repeat: RepeatStatus | None = Field(
        description="Whether the claim, with this passage, is asserted on two occasions or more."
    )
    opposite: Opposite | None = Field(description="Whether it may say the opposite.")
    differs: Below[str | None] = Field(
        description="What speaks against it: a sign of the opposite, other names."
    )
