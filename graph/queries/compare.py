"""What was kept, reworded, new or dropped between two years, events, sources or speakers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from graph.assemble import ClaimGraph, UnknownIdError
from graph.assemble.time_order import LAST_OF_ALL, by_time, day_range
from graph.queries.common_options import NarrativeOption
from graph.queries.links import Reading, readings
from graph.queries.parameters import question
from graph.queries.row import Below, Detail, Row
from graph.queries.wording import spoken_words, wording_key
from schemas.corpus import Statement
from schemas.days import day_number, write_year
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId, EventId, NarrativeId, StatementId
from schemas.order_of_dates import Order
from schemas.passage import Certainty


class Kept(StrEnum):
    """What became of a claim from one side to the other."""

    KEPT = "kept"
    REWORDED = "reworded"
    DROPPED = "dropped"
    NEW = "new"
    EARLIER = "earlier"
    """Not on the left, and said before it."""
    UNKNOWN = "unknown"


class CompareRow(Row):
    """A claim on two sides. Absence is weak evidence: see how many sources were read."""

    claim: ClaimId = Field(description="The claim.")
    text: Below[str] = Field(description="The proposition.")
    status: Kept = Field(description="Kept, reworded, dropped, new, or unknown.")
    left: Detail[list[StatementId]] = Field(description="What asserts it on the left, in time.")
    right: Detail[list[StatementId]] = Field(description="What asserts it on the right, in time.")
    note: str | None = Field(description="When it was said before, where it is not new.")
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


@question
def compare(
    graph: ClaimGraph,
    left: SideArgument,
    right: SideArgument,
    *,
    narrative: NarrativeOption = None,
) -> list[CompareRow]:
    """Compare what two years, events, sources or speakers assert.

    A claim that only one side certainly asserts is dropped or new (earlier, where it was said
    before the left side), unless an uncertain date,
    an occasion that may be another, or an arguable reading leaves the other side open: then it
    is unknown. It is kept where one wording of either side has the same words, else reworded.
    """
    if narrative is not None:
        graph.narrative(narrative)
    return Comparison(graph, narrative=narrative).rows(left, right)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a side asserts of each claim."""

    read: int
    """How many sources were read on it."""
    certain: dict[ClaimId, list[Reading]]
    possible: dict[ClaimId, list[StatementId]]
    """What may assert a claim there, in the order of time."""
    events: set[EventId]
    """The named occasions of what certainly stands there."""


class Comparison:
    """Compares sides of a graph, each of which is read once, however many it is held against."""

    def __init__(self, graph: ClaimGraph, *, narrative: NarrativeId | None = None) -> None:
        self._graph = graph
        self._asserted = {
            claim.id: [reading for reading in readings(graph, claim.id) if reading.asserts]
            for claim in graph.corpus.claims.values()
            if narrative in (None, claim.narrative)
        }
        self._sheets: dict[str, _Sheet] = {}
        self._wordings: dict[tuple[str, ClaimId], set[tuple[str, ...]]] = {}

    def rows(self, left: str, right: str) -> list[CompareRow]:
        """The rows that ``compare`` gives for two sides."""
        sheets = self._sheet(left), self._sheet(right)
        rows = [
            CompareRow(
                claim=claim,
                text=self._graph.claim(claim).text,
                status=self._status(claim, left, right),
                left=sheets[0].possible.get(claim, []),
                right=sheets[1].possible.get(claim, []),
                note=self._note(claim, left, right),
                read_left=sheets[0].read,
                read_right=sheets[1].read,
            )
            for claim in {**sheets[0].possible, **sheets[1].possible}
        ]
        order = list(Kept)
        return sorted(rows, key=lambda row: (order.index(row.status), row.claim))

    def _sheet(self, given: str) -> _Sheet:
        if given not in self._sheets:
            side = _side(self._graph, given)
            statements = self._graph.corpus.statements()
            sheet = _Sheet(len({s.source for s in statements if side.certainly(s)}), {}, {}, set())
            for claim, asserted in self._asserted.items():
                if possible := [reading for reading in asserted if side.may_hold(reading)]:
                    sheet.possible[claim] = _in_time(possible)
                    certain = sheet.certain[claim] = [each for each in possible if side.holds(each)]
                    sheet.events.update(each.statement.event for each in certain)
            sheet.events.discard(UNSPECIFIED)
            self._sheets[given] = sheet
        return self._sheets[given]

    def _status(self, claim: ClaimId, left: str, right: str) -> Kept:
        sheets = self._sheet(left), self._sheet(right)
        certain = [bool(sheet.certain.get(claim)) for sheet in sheets]
        if all(certain):
            apart = self._wording(left, claim).isdisjoint(self._wording(right, claim))
            return Kept.REWORDED if apart else Kept.KEPT
        if certain[0] and claim not in sheets[1].possible:
            return Kept.DROPPED
        if certain[1] and claim not in sheets[0].possible:
            before = [self._came_before(each, left) for each in self._asserted[claim]]
            if Order.BEFORE in before:
                return Kept.EARLIER
            return Kept.UNKNOWN if Order.OPEN in before else Kept.NEW
        return Kept.UNKNOWN

    def _came_before(self, reading: Reading, left: str) -> Order:
        """Whether an assertion was certainly made before the left side began, or may have been."""
        began = self._beginning(left)
        date, closing = reading.statement.date, reading.statement.closing
        if reading.statement.event in self._sheet(left).events:
            return Order.AFTER
        if began is None or date is None or not date.is_sure:
            return Order.OPEN
        if date.first_day >= began[1]:
            return Order.AFTER
        last = date.last_day(closing)
        surely = last is not None and last < began[0] and reading.clear
        return Order.BEFORE if surely else Order.OPEN

    def _beginning(self, given: str) -> tuple[int, int] | None:
        """The numbers of the first and the last day on which a side may begin.

        None where nothing on it is surely dated.
        """
        if re.fullmatch(r"-?\d{4}", given):
            day = day_number(int(given), 1, 1)
            return day, day
        found = [
            days
            for made in self._sheet(given).certain.values()
            for each in made
            if each.statement.date is not None
            and each.statement.date.is_sure
            and (days := day_range(each.statement))[0] is not None
        ]
        if not found:
            return None
        ends = [LAST_OF_ALL if last is None else last for _, last in found]
        return min(first for first, _ in found if first is not None), min(ends)

    def _note(self, claim: ClaimId, left: str, right: str) -> str | None:
        if self._status(claim, left, right) is not Kept.EARLIER:
            return None
        before = [
            each.statement.date
            for each in self._asserted[claim]
            if self._came_before(each, left) is Order.BEFORE
        ]
        years = sorted({year for date in before if date for year in date.certain_years(None)})
        when = f" in {', '.join(map(write_year, years))}" if years else ""
        return f"not on the left, earlier{when}"

    def _wording(self, given: str, claim: ClaimId) -> set[tuple[str, ...]]:
        """What the wordings of a side have in common with others of the same words."""
        if (given, claim) not in self._wordings:
            self._wordings[given, claim] = {
                _words(self._graph, reading.statement)
                for reading in self._sheet(given).certain[claim]
            }
        return self._wordings[given, claim]


def _words(graph: ClaimGraph, made: Statement) -> tuple[str, ...]:
    speakers = [graph.speaker(id) for id in (made.speaker, *made.attribution)]
    language = graph.language(made.source)
    return wording_key(spoken_words(made, speakers), language)


def _in_time(found: list[Reading]) -> list[StatementId]:
    return [statement.id for statement in sorted((each.statement for each in found), key=by_time)]


def _side(graph: ClaimGraph, given: str) -> _Side:
    if re.fullmatch(r"-?[0-9]{4}", given):
        year = int(given)
        return _Side(
            lambda statement: year in statement.years,
            lambda statement: year in statement.possible_years,
        )
    if given in graph.corpus.events:
        others = graph.may_be(EventId(given))
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
