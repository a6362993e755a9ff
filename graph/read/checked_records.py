"""From entries of files to checked models, or to what is wrong with them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from graph.read.corpus_files import Kind, Listing
from graph.read.lookalikes import check_characters, check_quoted
from graph.read.places import Entry
from graph.read.problem import Problem
from graph.read.record_entries import read_entries
from graph.read.record_slips import article, explain_errors, noun_of
from schemas.claim import Claim, Narrative
from schemas.event import Event
from schemas.figure import Quantity
from schemas.ids import SLUG
from schemas.judgement import Judgement
from schemas.record import UNRULED, BrokenRule, Record, broken_rules_in
from schemas.record_kinds import KINDS
from schemas.source import Source
from schemas.speaker import Speaker

M = TypeVar("M", Speaker, Event, Narrative, Claim, Quantity)

MODELS: Mapping[Kind, type[Record]] = {
    kind: told.model
    for kind, told in KINDS.items()
    if told.id_type is not None and told.model is not Source
}
"""The kinds of records that have one model each, and an id; sources apart."""

_SLUG = re.compile(SLUG)
_JUDGEMENT: TypeAdapter[Judgement] = TypeAdapter(Judgement)
_PLACEHOLDERS = {
    "id": "damaged",
    "title": "?",
    "language": "und",
    "document": "?",
    "sha256": "0" * 64,
}


@dataclass(frozen=True, slots=True)
class Checked(Generic[M]):
    """A record and where it stands."""

    record: M
    entry: Entry


@dataclass(frozen=True, slots=True)
class CheckedSource:
    """A source, as far as it could be read, and where it stands."""

    record: Source
    entry: Entry
    positions: tuple[int, ...]
    """For each passage, its position in the file."""
    damaged: frozenset[str]
    """The fields that could not be read, and hold nothing or a placeholder here."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it was left out."""
        return not self.damaged


@dataclass(slots=True)
class Records:
    """What the files of a corpus hold, in the order of the files."""

    speakers: list[Checked[Speaker]] = field(default_factory=list)
    events: list[Checked[Event]] = field(default_factory=list)
    narratives: list[Checked[Narrative]] = field(default_factory=list)
    claims: list[Checked[Claim]] = field(default_factory=list)
    quantities: list[Checked[Quantity]] = field(default_factory=list)
    judgements: list[tuple[Judgement, Entry]] = field(default_factory=list)
    sources: list[CheckedSource] = field(default_factory=list)
    ids: dict[Kind, set[str]] = field(default_factory=lambda: {kind: set() for kind in Kind})
    """Every id that is written down, those of damaged records too."""
    unread: set[Kind] = field(default_factory=set)
    """The kinds of which some records could not be read at all, so that ids may be missing."""
    problems: list[Problem] = field(default_factory=list)


def read_records(listing: Listing) -> Records:
    """Read and check every record by itself."""
    records = Records(unread=set(listing.unread))
    for kind, file in listing.records:
        for entry in read_entries(kind, file):
            if isinstance(entry, Problem):
                records.problems.append(entry)
                records.unread.add(kind)
            else:
                _add(records, kind, entry)
    return records


def _add(records: Records, kind: Kind, entry: Entry) -> None:
    identifier = id_of(entry)
    if identifier is None:
        records.unread.add(kind)
    else:
        records.ids[kind].add(identifier)
    if kind is Kind.SOURCES:
        source, problems = check_source(entry)
        if source is None:
            records.unread.add(kind)
        else:
            records.sources.append(source)
    else:
        record, problems = check_record(kind, entry)
        if record is not None:
            good: list[Any] = getattr(records, kind.value)
            placed: Checked[Any] = Checked(record, entry)
            good.append((record, entry) if kind is Kind.JUDGEMENTS else placed)
    records.problems += problems


def id_of(entry: Entry) -> str | None:
    """The id that an entry has, in a form that can be referred to."""
    data = entry.data
    identifier = data.get("id") if isinstance(data, dict) else None
    if isinstance(identifier, str) and len(identifier) <= 80 and _SLUG.fullmatch(identifier):
        return identifier
    return None


def record_id(record: Record) -> str:
    """The id of a record of one of :data:`MODELS`."""
    identifier: str = getattr(record, "id")  # noqa: B009 - their common base has none
    return identifier


def check_record(kind: Kind, entry: Entry) -> tuple[Record | None, list[Problem]]:
    """The record of an entry that is no source, or what is wrong with it."""
    model = MODELS.get(kind)
    if model is not None and not isinstance(entry.data, dict):
        return None, [_not_a_mapping(noun_of(model), entry)]
    try:
        if model is not None:
            record = model.model_validate(entry.data, context=UNRULED)
            broken = [_broken(rule, entry) for rule in broken_rules_in(record)]
            settled = record.settle() if isinstance(record, Event) and not broken else record
            return settled, [*broken, *check_characters(record, entry)]
        # Whether a judgement keeps its rules is told on the claims that took over former ids.
        return _JUDGEMENT.validate_python(entry.data, context=UNRULED), []
    except ValidationError as error:
        slips = explain_errors(error.errors(include_url=False), model, entry)
        return None, [problem for _, problem in slips]


def _not_a_mapping(noun: str, entry: Entry) -> Problem:
    found = "a list" if isinstance(entry.data, list) else "text alone"
    message = f"here {article(noun)} should stand, a mapping of fields, and this is {found}"
    return entry.at().error("wrong-shape", message, "write `id: ...` and its other fields")


def check_source(entry: Entry) -> tuple[CheckedSource | None, list[Problem]]:
    """A source without its damaged parts, so that the rest of it is checked all the same."""
    data = entry.data
    if not isinstance(data, dict):
        return None, [_not_a_mapping("source", entry)]
    try:
        record = Source.model_validate(data, context=UNRULED)
    except ValidationError as error:
        slips = explain_errors(error.errors(include_url=False), Source, entry)
        mended = _mend(data, {steps[:2] for steps, _ in slips}, entry)
        broken = [] if mended is None else _rules_of(mended)
        return mended, [*(each for _, each in slips), *broken]
    problems = list(_plain_days(record, entry))
    damaged = frozenset({"archived_on"} if problems else ())
    source = CheckedSource(record, entry, tuple(range(len(record.passages))), damaged)
    problems += _rules_of(source)
    problems += check_characters(record, entry)
    problems += check_quoted(record, source.positions, entry)
    return source, problems


def _rules_of(source: CheckedSource) -> list[Problem]:
    """The rules that a source breaks, but for those that rest on what could not be read."""
    found = []
    for rule in broken_rules_in(source.record):
        name, *rest = rule.steps
        if name == "passages" and rest:
            position = source.positions[int(rest[0])]
            rule = rule._replace(steps=(name, position, *rest[1:]))
        if source.damaged.isdisjoint(rule.rests_on):
            found.append(_broken(rule, source.entry))
    return found


def _broken(rule: BrokenRule, entry: Entry) -> Problem:
    return entry.at(*rule.steps).error(rule.code, rule.message, rule.hint)


def _plain_days(record: Source, entry: Entry) -> Iterator[Problem]:
    # Pydantic also takes a number of seconds for a day.
    data: Any = entry.data
    if record.archived_on and data["archived_on"] != record.archived_on.isoformat():
        message = "`archived_on` is one plain day"
        hint = "write it as 2024-12-31"
        yield entry.at("archived_on").error("bad-day", message, hint)


def _mend(
    data: Mapping[str, Any], slips: set[tuple[str | int, ...]], entry: Entry
) -> CheckedSource | None:
    lost = {steps[1] for steps in slips if steps[:1] == ("passages",) and len(steps) == 2}
    damaged = {str(steps[0]) for steps in slips if steps[:1] != ("passages",)}
    if lost or ("passages",) in slips:
        damaged.add("passages")
    kept: dict[str, Any] = {key: value for key, value in data.items() if key not in damaged}
    damaged |= _PLACEHOLDERS.keys() - kept.keys()
    kept = _PLACEHOLDERS | kept
    positions: tuple[int, ...] = ()
    if ("passages",) not in slips and isinstance(data.get("passages"), list):
        passages = data["passages"]
        positions = tuple(each for each in range(len(passages)) if each not in lost)
        kept["passages"] = [passages[each] for each in positions]
    try:
        record = Source.model_validate(kept, context=UNRULED)
    except ValidationError:
        return None
    return CheckedSource(record, entry, positions, frozenset(damaged))
