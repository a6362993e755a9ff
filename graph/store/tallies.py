"""Where counts are kept that a question would have to make anew."""

import sqlite3
from collections.abc import Collection, Iterable
from typing import Protocol

from schemas.ids import ClaimId, NarrativeId


class Count(Protocol):
    """What the assertions of a claim amount to."""

    @property
    def occasions(self) -> tuple[int, int]:
        """The fewest and the most occasions."""

    @property
    def years(self) -> tuple[int, ...]:
        """The certain years."""

    @property
    def most_years(self) -> int:
        """The most distinct years that the occasions can fall in."""


class Tally(Protocol):
    """What is counted of a claim, as far as the store sorts by it."""

    @property
    def claim(self) -> ClaimId:
        """The claim."""

    @property
    def narrative(self) -> NarrativeId | None:
        """Its family."""

    @property
    def counted(self) -> Count:
        """How often it was asserted."""


def write_tallies(
    connection: sqlite3.Connection,
    claims: Collection[str] | None,
    tallies: Iterable[tuple[Tally, str]],
) -> None:
    """Write what was counted of some claims, or of all, in place of what was before.

    Each comes with what a reader gets of it.
    """
    if claims is None:
        connection.execute("DELETE FROM tallies")
    else:
        deleted = [(claim,) for claim in claims]
        connection.executemany("DELETE FROM tallies WHERE claim = ?", deleted)
    connection.executemany(
        "INSERT INTO tallies VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                tally.claim,
                tally.narrative,
                len(tally.counted.years),
                *tally.counted.occasions,
                tally.counted.most_years,
                text,
            )
            for tally, text in tallies
        ),
    )
