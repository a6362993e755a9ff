"""The statements that a passage would join, and what the claim would then amount to."""

from functools import cache

from graph.assemble import ClaimGraph
from graph.assemble.time_order import by_time
from graph.queries.links import Reading, readings
from graph.queries.occasions import count_occasions
from graph.queries.repeats import RepeatStatus
from graph.suggest.suggestion_row import JoinRow
from schemas.corpus import Statement
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId
from schemas.passage import ClaimLink


class Joins:
    """What is known of claims, kept for the next passage."""

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        self._read = cache(self._read_claim)

    def rows(self, claim: ClaimId, passage: Statement | None) -> list[JoinRow]:
        """The statements of a claim in the order of time, without the passage's own."""
        return [row for row in self._read(claim)[1] if passage is None or row.id != passage.id]

    def status(self, claim: ClaimId, passage: Statement | None) -> RepeatStatus | None:
        """Whether the claim repeats once the passage asserts it; None where it does not.

        Without a passage that has an occasion, nothing certain is added.
        """
        if passage is not None and passage.event != UNSPECIFIED:
            return self._status_with(claim, passage)
        low, high = count_occasions(self._graph, self._read(claim)[0]).occasions
        if low >= 2:
            return RepeatStatus.CERTAIN
        return RepeatStatus.POSSIBLE if high >= 1 else None

    def _read_claim(self, claim: ClaimId) -> tuple[list[Reading], list[JoinRow]]:
        found = readings(self._graph, claim)
        ordered = sorted(found, key=lambda reading: by_time(reading.statement))
        rows = [
            JoinRow(
                id=reading.statement.id,
                date=str(reading.statement.date) if reading.statement.date else None,
                speaker=reading.statement.speaker,
                stance=reading.link.stance,
            )
            for reading in ordered
        ]
        return found, rows

    def _status_with(self, claim: ClaimId, passage: Statement) -> RepeatStatus | None:
        joined = Reading(passage, ClaimLink(claim=claim))
        low, high = count_occasions(self._graph, [*self._read(claim)[0], joined]).occasions
        if low >= 2:
            return RepeatStatus.CERTAIN
        return RepeatStatus.POSSIBLE if high >= 2 else None
