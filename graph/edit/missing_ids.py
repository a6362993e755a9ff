"""Ids that the sources refer to and no record bears."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.edit.id_slips import find_near, find_slip
from graph.prove.references import find_uses
from graph.read.checked_records import Records
from graph.read.corpus_files import Kind
from graph.read.places import Entry, Place, Steps
from schemas.event import UNSPECIFIED

KINDS = (Kind.SPEAKERS, Kind.EVENTS, Kind.NARRATIVES, Kind.CLAIMS, Kind.QUANTITIES)
"""The kinds of which records are missing, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Use:
    """A record that refers to an id, and where in it."""

    entry: Entry
    steps: Steps

    @property
    def place(self) -> Place:
        """Where the id stands."""
        return self.entry.at(*self.steps)


@dataclass(frozen=True, slots=True)
class Missing:
    """An id that no record bears."""

    kind: Kind
    id: str
    uses: tuple[Use, ...]
    slip: str | None
    """The id that was probably meant: a known one, or a missing one that has more weight."""
    near: tuple[str, ...]
    """Known ids that share words with it."""


def find_missing(records: Records) -> list[Missing]:
    """Every id that is used and no record bears, by kind and in the order of its first use.

    Of a kind whose records could not all be read, none is called missing.
    """
    former = {old for claim in records.claims for old in claim.record.formerly}
    uses: dict[tuple[Kind, str], list[Use]] = {}
    for kind, id, entry, steps in find_uses(records):
        there = id in records.ids[kind] or (kind is Kind.EVENTS and id == UNSPECIFIED)
        formerly = kind is Kind.CLAIMS and id in former
        if kind not in records.unread and not there and not formerly:
            uses.setdefault((kind, id), []).append(Use(entry, steps))
    return [
        Missing(
            kind,
            id,
            tuple(found),
            find_slip(id, sorted(records.ids[kind])) or _slip_of_missing(kind, id, uses),
            tuple(find_near(id, sorted(records.ids[kind]))),
        )
        for kind in KINDS
        for (its_kind, id), found in uses.items()
        if its_kind is kind
    ]


def _slip_of_missing(kind: Kind, id: str, uses: Mapping[tuple[Kind, str], list[Use]]) -> str | None:
    """A missing id that is used more often, or as often and earlier."""
    often, others = len(uses[kind, id]), [other for its, other in uses if its is kind]
    earlier = others[: others.index(id)]
    return find_slip(
        id,
        [
            other
            for other in others
            if (number := len(uses[kind, other])) > often or (number == often and other in earlier)
        ],
    )
