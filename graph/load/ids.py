"""Which ids a corpus knows, and which are used twice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.load.files import Kind
from graph.load.places import Entry, Place
from graph.load.problem import Problem
from graph.load.records import Records
from schemas.event import UNSPECIFIED
from schemas.passage import StatementPassage

_NOUNS: Mapping[Kind, str] = {
    Kind.SPEAKERS: "speaker",
    Kind.EVENTS: "event",
    Kind.NARRATIVES: "narrative",
    Kind.CLAIMS: "claim",
    Kind.QUANTITIES: "quantity",
}


@dataclass(frozen=True, slots=True)
class KnownIds:
    """The ids that records may refer to."""

    ids: Mapping[Kind, set[str]]
    complete: frozenset[Kind]
    """The kinds of which every id is known; of the others none is called unknown."""
    former: Mapping[str, str]
    """From the former id of a claim to the claim that took it over."""

    def check(self, kind: Kind, used: str, place: Place) -> Problem | None:
        """The problem of an id that nothing bears, or that a claim bore formerly."""
        if used in self.ids[kind] or kind not in self.complete:
            return None
        if kind is Kind.EVENTS and used == UNSPECIFIED:
            return None
        noun = _NOUNS[kind]
        if kind is Kind.CLAIMS and used in self.former:
            message = f"the claim `{used}` was merged into another"
            return place.warning("former-id", message, f"write `{self.former[used]}`")
        from difflib import get_close_matches

        near = get_close_matches(used, sorted(self.ids[kind]), 1, 0.6)
        hint = f"did you mean `{near[0]}`?" if near else f"add it to records/{kind.value}.yaml"
        return place.error(f"unknown-{noun}", f"there is no {noun} `{used}`", hint)


def know_ids(records: Records) -> KnownIds:
    """Gather the ids of all records, those of damaged ones too."""
    former: dict[str, str] = {
        old: claim.record.id for claim in records.claims for old in claim.record.formerly
    }
    return KnownIds(records.ids, frozenset(set(Kind) - records.unread), former)


def check_ids(records: Records) -> Iterator[Problem]:
    """Each id that is used twice, and each that is not free to be used."""
    for noun, checked in (
        ("speaker", records.speakers),
        ("event", records.events),
        ("narrative", records.narratives),
        ("claim", records.claims),
        ("quantity", records.quantities),
    ):
        yield from _check_twice(noun, ((each.record.id, each.entry) for each in checked))
    named = (each for each in records.sources if "id" not in each.damaged)
    yield from _check_twice("source", ((each.record.id, each.entry) for each in named))
    for event in records.events:
        if event.record.id == UNSPECIFIED:
            message = f"`{UNSPECIFIED}` stands for an occasion that the text does not name"
            place = event.entry.at("id")
            yield place.error("reserved-id", message, "give this event another id")
    yield from _check_former(records)
    for source in records.sources:
        yield from _check_names(source.record.passages, source.positions, source.entry)


def _check_twice(noun: str, ids: Iterable[tuple[str, Entry]]) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for identifier, entry in ids:
        if identifier in first:
            where = first[identifier].at("id")
            message = f"there is another {noun} `{identifier}`, at {where}"
            hint = "give one of the two another id, or delete it"
            yield entry.at("id").error("duplicate-id", message, hint)
        else:
            first[identifier] = entry


def _check_former(records: Records) -> Iterator[Problem]:
    taken = {claim.record.id: claim.entry.at("id") for claim in records.claims}
    for claim in records.claims:
        for index, old in enumerate(claim.record.formerly):
            place = claim.entry.at("formerly", index)
            if old in taken:
                message = f"the former id `{old}` belongs to another claim, at {taken[old]}"
                hint = "a former id leads to one claim only"
                yield place.error("former-id-taken", message, hint)
            else:
                taken[old] = place


def _check_names(
    passages: tuple[object, ...], positions: tuple[int, ...], entry: Entry
) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for position, passage in zip(positions, passages, strict=True):
        if not isinstance(passage, StatementPassage):
            continue
        place = entry.at("passages", position, "statement")
        if passage.statement in first:
            where = first[passage.statement]
            message = f"there is another statement `{passage.statement}` in this source, at {where}"
            yield place.error("duplicate-id", message, "give one of the two another name")
        else:
            first[passage.statement] = place
