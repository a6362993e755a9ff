"""Which ids a corpus knows, and which are used twice."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from graph.read.checked_records import CheckedSource
from graph.read.corpus_files import Kind
from graph.read.places import Entry, Place
from graph.read.problem import Problem
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId
from schemas.passage import StatementPassage
from schemas.record_kinds import KINDS
from schemas.speaker import Speaker

NOUNS: Mapping[Kind, str] = {
    kind: told.noun for kind, told in KINDS.items() if told.id_type is not None
}
_MOST_COMPARED = 50
"""How many unknown ids are compared with the known ones, which takes long."""
_COMPARED = 2_000
"""How many ids a misspelt one is compared with; of more, only those that begin as it does."""


@dataclass(slots=True)
class KnownIds:
    """The ids that records may refer to, and where each is given."""

    first: dict[Kind, dict[str, Entry]] = field(
        default_factory=lambda: {kind: {} for kind in NOUNS}
    )
    """The sound record that each id is first given to."""
    damaged: dict[Kind, set[str]] = field(default_factory=lambda: {kind: set() for kind in NOUNS})
    """The ids of damaged records."""
    unread: set[Kind] = field(default_factory=set)
    """The kinds of which some ids may be missing; of these no id is called unknown."""
    former: dict[str, ClaimId] = field(default_factory=dict)
    """From the former id of a claim to the claim that took it over."""
    speakers: dict[str, Speaker] = field(default_factory=dict)
    """The sound records of speakers, whose names a quote is held against."""
    _beginnings: dict[Kind, dict[str, list[str]]] = field(default_factory=dict)
    _compared: dict[tuple[Kind, str], str | None] = field(default_factory=dict)

    def knows(self, kind: Kind, used: str) -> bool:
        """Whether a record bears an id."""
        return used in self.first[kind] or used in self.damaged[kind]

    @property
    def is_sure(self) -> bool:
        """Whether every record that may be referred to is sound."""
        return not any(self.damaged.values()) and self.unread <= {Kind.SOURCES, Kind.JUDGEMENTS}

    def check(self, kind: Kind, used: str, place: Place) -> Problem | None:
        """The problem of an id that nothing bears, or that a claim bore formerly."""
        if self.knows(kind, used) or kind in self.unread:
            return None
        if kind is Kind.EVENTS and used == UNSPECIFIED:
            return None
        noun = NOUNS[kind]
        if kind is Kind.CLAIMS and used in self.former:
            message = f"the claim `{used}` was merged into another"
            now = self.former[used]
            return place.warning("former-id", message, f"write `{now}`", now)
        near = self._nearest(kind, used)
        adding = f"`claimgraph new ids {used}` adds it to records/{kind.value}.yaml"
        if kind is Kind.SOURCES:
            adding = f"add records/sources/{used}.yaml, or leave the source out"
        hint = f"did you mean `{near}`? If not, {adding}" if near else adding
        return place.error(f"unknown-{noun}", f"there is no {noun} `{used}`", hint, near)

    def _nearest(self, kind: Kind, used: str) -> str | None:
        """The known id that was probably meant; of very many unknown ones, of the first."""
        key = (kind, used)
        if key not in self._compared and len(self._compared) < _MOST_COMPARED:
            self._compared[key] = self._find_nearest(kind, used)
        return self._compared.get(key)

    def _find_nearest(self, kind: Kind, used: str) -> str | None:
        from difflib import get_close_matches

        if kind not in self._beginnings:
            known: Set[str] = self.first[kind].keys() | self.damaged[kind]
            length = 0 if len(known) <= _COMPARED else 3
            beginnings: dict[str, list[str]] = {}
            for each in sorted(known):
                beginnings.setdefault(each[:length], []).append(each)
            self._beginnings[kind] = beginnings
        beginnings = self._beginnings[kind]
        alike = beginnings.get("") or beginnings.get(used[:3], [])
        return next(iter(get_close_matches(used, alike[:_COMPARED], 1, 0.6)), None)


def check_id(known: KnownIds, kind: Kind, identifier: str, entry: Entry) -> Iterator[Problem]:
    """Learn the id of a sound record; a problem where another has it, or where it is not free."""
    noun = NOUNS[kind]
    first = known.first[kind].setdefault(identifier, entry)
    if first is not entry:
        where = first.at("id")
        message = f"there is another {noun} `{identifier}`, at {where}"
        hint = "give one of the two another id, or delete it"
        yield entry.at("id").error("duplicate-id", message, hint)
    if kind is Kind.EVENTS and identifier == UNSPECIFIED:
        message = f"`{UNSPECIFIED}` stands for an occasion that the text does not name"
        yield entry.at("id").error("reserved-id", message, "give this event another id")


def check_former(
    known: KnownIds, claims: Iterable[tuple[ClaimId, tuple[ClaimId, ...], Entry]]
) -> Iterator[Problem]:
    """Learn the former ids of claims; a problem where one belongs to another claim.

    Each claim is given by its id, its former ids and its entry.
    """
    taken: dict[str, tuple[Entry, int]] = {}
    for claim, formerly, entry in claims:
        for index, old in enumerate(formerly):
            known.former[old] = claim
            owner = known.first[Kind.CLAIMS].get(old)
            if owner is not None or old in taken:
                other, at = taken.get(old, (entry, index))
                where = owner.at("id") if owner is not None else other.at("formerly", at)
                message = f"the former id `{old}` belongs to another claim, at {where}"
                hint = "a former id leads to one claim only"
                yield entry.at("formerly", index).error("former-id-taken", message, hint)
            else:
                taken[old] = entry, index


def check_editions(
    known: KnownIds, editions: Iterable[tuple[str | None, str, Entry]]
) -> Iterator[Problem]:
    """Each source that is said to be an edition of itself, or of one that there is not.

    Each is given by its id, the id of the edition before it, and its entry.
    """
    for own, earlier, entry in editions:
        place = entry.at("edition_of")
        if own == earlier:
            message = "this source is said to be a corrected edition of itself"
            yield place.error("edition-of-itself", message, "name the source that was corrected")
        elif (problem := known.check(Kind.SOURCES, earlier, place)) is not None:
            yield problem


def check_names(source: CheckedSource) -> Iterator[Problem]:
    """Each name that two statements of a source have."""
    first: dict[str, int] = {}
    for position, passage in zip(source.positions, source.record.passages, strict=True):
        if not isinstance(passage, StatementPassage):
            continue
        if passage.statement in first:
            place = source.entry.at("passages", position, "statement")
            where = source.entry.at("passages", first[passage.statement], "statement")
            message = f"there is another statement `{passage.statement}` in this source, at {where}"
            yield place.error("duplicate-id", message, "give one of the two another name")
        else:
            first[passage.statement] = position
