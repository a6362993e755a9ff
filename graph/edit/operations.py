"""What a curator may do to a corpus, as it is asked for: ids and words, no offsets, no paths."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from schemas.figure import Comparator
from schemas.passage import Certainty, Form, Reason, Stance
from schemas.record import Record, Text
from schemas.speaker import SpeakerKind

Id: TypeAlias = Annotated[str, Field(min_length=1, max_length=80)]
RecordNoun: TypeAlias = Literal["speaker", "event", "narrative", "claim", "quantity"]


class NewSpeaker(Record):
    """A speaker that no record describes yet."""

    name: Text
    kind: SpeakerKind


class NewEvent(Record):
    """An occasion that no record describes yet."""

    name: Text
    date: Text | None = None
    basis: Text | None = None


class NewNarrative(Record):
    """A family of claims that no record describes yet."""

    name: Text


class NewQuantity(Record):
    """Something counted that no record describes yet."""

    name: Text
    counted: Text


class Relation(Record):
    """How a new claim stands to a known one."""

    kind: Literal["narrower", "broader", "contradicts", "not-same", "variant"]
    """``narrower``: the new claim says more than the known one, and entails it."""
    claim: Id
    reason: Text


class SpeakerToMake(Record):
    """A speaker made in place."""

    new: NewSpeaker


class EventToMake(Record):
    """An occasion made in place."""

    new: NewEvent


class NarrativeToMake(Record):
    """A narrative made in place."""

    new: NewNarrative


class QuantityToMake(Record):
    """A quantity made in place."""

    new: NewQuantity


SpeakerRef: TypeAlias = Id | SpeakerToMake
EventRef: TypeAlias = Id | EventToMake
NarrativeRef: TypeAlias = Id | NarrativeToMake
QuantityRef: TypeAlias = Id | QuantityToMake


class NewClaim(Record):
    """A claim that no record states yet."""

    text: Text
    narrative: NarrativeRef | None = None
    relation: Relation | None = None


class ClaimToMake(Record):
    """A claim made in place."""

    new: NewClaim


ClaimRef: TypeAlias = Id | ClaimToMake
AnyRef: TypeAlias = SpeakerRef | EventRef | NarrativeRef | QuantityRef | ClaimRef


class LinkMade(Record):
    """What a statement does with a claim."""

    claim: ClaimRef
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.CLEAR
    of: SpeakerRef | None = None


class FigureMade(Record):
    """A number in a statement."""

    quantity: QuantityRef
    verbatim: Text
    value: float | None = None
    comparator: Comparator = Comparator.EXACTLY


class OnPassage(Record):
    """What is done to one passage, known by its place and by a digest of its lines."""

    source: Id
    at: int = Field(ge=0)
    hash: Text


class Dismiss(OnPassage):
    """A passage carries no statement."""

    do: Literal["dismiss"]
    reason: Reason


class PassageToDismiss(Record):
    """One of several passages that carry no statement."""

    at: int = Field(ge=0)
    hash: Text
    reason: Reason


class DismissAll(Record):
    """Several passages carry no statement."""

    do: Literal["dismiss_all"]
    source: Id
    passages: tuple[PassageToDismiss, ...] = Field(min_length=1, max_length=10_000)


class Reopen(OnPassage):
    """Nothing is decided about a passage any more."""

    do: Literal["reopen"]


class State(OnPassage):
    """A passage is a statement, or what is recorded of one is set anew.

    Speaker, event and attribution are left to the top of the source where they are None.
    """

    do: Literal["state"]
    form: Form | None = None
    speaker: SpeakerRef | None = None
    speaker_certainty: Certainty = Certainty.CLEAR
    attribution: tuple[SpeakerRef, ...] | None = None
    event: EventRef | None = None
    date: Text | None = None
    basis: Text | None = None
    claims: tuple[LinkMade, ...] = ()
    figures: tuple[FigureMade, ...] = ()
    note: Text | None = None


class Join(OnPassage):
    """A passage and the one after it are one."""

    do: Literal["join"]


class Cut(OnPassage):
    """A passage is two; the first holds these words."""

    do: Literal["cut"]
    first: Text


class MoveEdge(OnPassage):
    """Words go from a passage to its neighbour, or come from it."""

    do: Literal["move_edge"]
    edge: Literal["start", "end"]
    words: int = Field(ge=-1_000, le=1_000)
    """How far the edge moves towards the end of the text."""


class SetHead(Record):
    """Fields at the top of a source; None deletes one."""

    do: Literal["set_head"]
    source: Id
    hash: Text
    fields: dict[str, Text | tuple[Text, ...] | SpeakerToMake | EventToMake | None]


class SetRecord(Record):
    """Fields of a speaker, an event, a narrative, a claim or a quantity; None deletes one."""

    do: Literal["set_record"]
    kind: RecordNoun
    id: Id
    fields: dict[str, Text | tuple[Text, ...] | None]


class AddJudgement(Record):
    """What was decided between two claims: of ``broader``, the narrow one first."""

    do: Literal["add_judgement"]
    kind: Literal["broader", "contradicts", "variant", "not-same"]
    claims: tuple[Id, Id]
    reason: Text


class Rename(Record):
    """An id is another one, wherever it stands."""

    do: Literal["rename"]
    kind: RecordNoun
    id: Id
    to: Id


class MergeClaims(Record):
    """Two claims are one; the id of the first leads to the second from now on."""

    do: Literal["merge_claims"]
    from_: Id = Field(alias="from")
    into: Id


class MoveStatements(Record):
    """Statements were read as one claim and are another."""

    do: Literal["move_statements"]
    statements: tuple[Annotated[str, Field(max_length=161)], ...] = Field(min_length=1)
    from_: Id = Field(alias="from")
    into: ClaimRef


class WriteInstead(Record):
    """What a problem proposes is written in place of what stands there."""

    do: Literal["write_instead"]
    problem: Text
    """The digest of the problem."""


OnRecords: TypeAlias = (
    WriteInstead | SetHead | SetRecord | AddJudgement | Rename | MergeClaims | MoveStatements
)
Operation: TypeAlias = Annotated[
    Dismiss | DismissAll | Reopen | State | Join | Cut | MoveEdge | OnRecords,
    Field(discriminator="do"),
]
