"""What a store tells of all claims at once, without their statements' words."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Assertion(NamedTuple):
    """A statement that asserts a claim, without its words."""

    claim: str
    key: int
    statement: str
    source: str
    start: int
    end: int
    speaker: str
    event: str
    date: str | None
    closing: str | None
    years: str
    possible_years: str
    certainty: str


class Readings:
    """What counting needs to read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read from a store."""
        self.connection = connection

    def claim_texts(self, claims: Iterable[str] | None) -> dict[str, tuple[str, str | None]]:
        """The words and the narrative of some claims, or of all."""
        query = "SELECT id, text, narrative FROM claims"
        if claims is None:
            return {id: (text, narrative) for id, text, narrative in self.connection.execute(query)}
        found = {}
        for claim in claims:
            row = self.connection.execute(query + " WHERE id = ?", (claim,)).fetchone()
            if row is not None:
                found[claim] = (row[1], row[2])
        return found

    def pairs(self, kind: str) -> list[tuple[str, str]]:
        """The ids that all judgements of one kind join."""
        return self.connection.execute(
            "SELECT one, other FROM judgements WHERE kind = ? ORDER BY one, other", (kind,)
        ).fetchall()

    def assertions(self, claims: Iterable[str] | None = None) -> Iterator[Assertion]:
        """What asserts claims on named events, by claim and then by time; of all, or of some."""
        query = (
            "SELECT l.claim, s.key, s.id, s.source, s.start, s.end, s.speaker, s.event, s.date, "
            "s.closing, s.years, s.possible_years, l.certainty FROM claim_links l "
            "CROSS JOIN statements s ON s.key = l.statement "
            "WHERE l.stance = 'asserts' AND s.event <> 'unspecified'"
        )
        order = " ORDER BY l.claim, l.statement, l.position"
        if claims is None:
            yield from map(Assertion._make, self.connection.execute(query + order))
            return
        for claim in sorted(claims):
            rows = self.connection.execute(query + " AND l.claim = ?" + order, (claim,))
            yield from map(Assertion._make, rows)
