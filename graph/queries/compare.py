"""What was kept, reworded, new or dropped between two years, events, sources or speakers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from graph.assemble import ClaimGraph, EdgeKind, NodeKind, UnknownIdError
from graph.queries.links import Reading, readings
from graph.queries.options import NarrativeOption
from graph.queries.order import by_time
from graph.queries.row import Below, Detail, Row
from graph.queries.wording import claim_words, wording_key
from schemas.corpus import Statement
from schemas.ids import ClaimId, EventId, StatementId
from schemas.passage import Certainty


class Kept(StrEnum):
    """What became of a claim from one side to the other."""

    KEPT = "kept"
    REWORDED = "reworded"
    DROPPED = "dropped"
    NEW = "new"
    UNKNOWN = "unknown"


class CompareRow(Row):
    """A claim on two sides. Absence is weak evidence: see how many sources were read."""

    claim: ClaimId = Field(description="The claim.")
    text: Below[str] = Field(description="The proposition.")
    status: Kept = Field(description="Kept, reworded, dropped, new, or unknown.")
    left: Detail[list[StatementId]] = Field(description="What asserts it on the left, in time.")
    right: Detail[list[StatementId]] = Field(description="What asserts it on the right, in time.")
    read_left: int = Field(description="How many sources were read on the left.")
    read_right: int = Field(description="How many sources were read on the right.")


@dataclass(frozen=True, slots=True)
class _Side:
    """Which statements lie on a side: certainly, or at least possibly."""

    certainly: Callable[[Statement], bool]
    possibly: Callable[[Statement], bool]

    def holds(self, reading: Reading) -> bool:
        return reading.clear and self.certainly(reading.statement)

    def may_hold(self, reading: Reading) -> bool:
        return self.certainly(reading.statement) or self.possibly(reading.statement)


SideArgument = Annotated[
    str, Field(min_length=1, description="A year, or the id of an event, a source or a speaker.")
]


def compare(
    graph: ClaimGraph,
    left: SideArgument,
    right: SideArgument,
    *,
    narrative: NarrativeOption = None,
) -> list[CompareRow]:
    """Compare what two years, events, sources or speakers assert.

    A claim that only one side certainly asserts is dropped or new, unless an uncertain date,
    an occasion that may be another, or an arguable reading leaves the other side open: then it
    is unknown. It is kept where one wording of either side has the same words, else reworded.
    """
    if narrative is not None:
        graph.narrative(narrative)
    sides = _side(graph, left), _side(graph, right)
    read = [
        len({s.source for s in graph.corpus.statements() if side.certainly(s)}) for side in sides
    ]
    rows = [
        row
        for claim in graph.corpus.claims.values()
        if narrative in (None, claim.narrative)
        for row in _rows(graph, claim.id, sides, read)
    ]
    order = list(Kept)
    return sorted(rows, key=lambda row: (order.index(row.status), row.claim))


def _count_sources(graph: ClaimGraph, side: _Side) -> int:
    return len({made.source for made in graph.corpus.statements() if side.certainly(made)})


def _rows(
    graph: ClaimGraph, claim: ClaimId, sides: tuple[_Side, _Side], read: list[int]
) -> list[CompareRow]:
    asserted = [reading for reading in readings(graph, claim) if reading.asserts]
    certain = [[each for each in asserted if side.holds(each)] for side in sides]
    possible = [[each for each in asserted if side.may_hold(each)] for side in sides]
    if not possible[0] and not possible[1]:
        return []
    left, right = (_in_time(each) for each in possible)
    return [
        CompareRow(
            claim=claim,
            text=graph.claim(claim).text,
            status=_status(graph, certain, possible),
            left=left,
            right=right,
            read_left=read[0],
            read_right=read[1],
        )
    ]


def _status(graph: ClaimGraph, certain: list[list[Reading]], possible: list[list[Reading]]) -> Kept:
    left, right = certain
    if left and right:
        return Kept.KEPT if _same_words(graph, left, right) else Kept.REWORDED
    if left and not possible[1]:
        return Kept.DROPPED
    if right and not possible[0]:
        return Kept.NEW
    return Kept.UNKNOWN


def _same_words(graph: ClaimGraph, left: list[Reading], right: list[Reading]) -> bool:
    def key(reading: Reading) -> tuple[str, ...]:
        made = reading.statement
        speakers = [graph.speaker(id) for id in (made.speaker, *made.attribution)]
        language = graph.source(made.source).record.language
        return wording_key(claim_words(made, speakers), language)

    return not {key(reading) for reading in left}.isdisjoint(key(reading) for reading in right)


def _in_time(found: list[Reading]) -> list[StatementId]:
    return [statement.id for statement in sorted((each.statement for each in found), key=by_time)]


def _side(graph: ClaimGraph, given: str) -> _Side:
    if re.fullmatch(r"\d{4}", given):
        year = int(given)
        return _Side(
            lambda statement: year in statement.years,
            lambda statement: year in statement.possible_years,
        )
    if given in graph.corpus.events:
        others = _may_be(graph, EventId(given))
        return _Side(
            lambda statement: statement.event == given,
            lambda statement: statement.event in others,
        )
    if given in graph.corpus.sources:
        return _Side(lambda statement: statement.source == given, lambda _: False)
    if given in graph.corpus.speakers:
        return _Side(
            lambda statement: (
                statement.speaker == given and statement.speaker_certainty is Certainty.CLEAR
            ),
            lambda statement: statement.speaker == given,
        )
    corpus = graph.corpus
    known: list[str] = [*corpus.events, *corpus.sources, *corpus.speakers]
    raise UnknownIdError("year, event, source or speaker", given, known)


def _may_be(graph: ClaimGraph, event: EventId) -> set[str]:
    near = graph.out(NodeKind.EVENT, event, EdgeKind.MAY_BE)
    back = graph.into(NodeKind.EVENT, event, EdgeKind.MAY_BE)
    keys = [edge.target for edge in near] + [edge.source for edge in back]
    return {key.partition(":")[2] for key in keys}
