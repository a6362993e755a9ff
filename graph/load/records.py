"""From entries of files to checked models, or to what is wrong with them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from graph.load.files import CorpusFile, Kind, Listing, read_text
from graph.load.json_lines import read_json_lines
from graph.load.places import Entry
from graph.load.problem import Problem
from graph.load.record_slips import article, explain_errors, noun_of
from graph.load.yaml_text import YamlEntry, read_yaml
from schemas.claim import Claim, Narrative
from schemas.event import Event
from schemas.figure import Quantity
from schemas.ids import SLUG
from schemas.judgement import Judgement
from schemas.source import Source
from schemas.speaker import Speaker

M = TypeVar("M", Speaker, Event, Narrative, Claim, Quantity)

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
        for entry in _entries(kind, file):
            if isinstance(entry, Problem):
                records.problems.append(entry)
                records.unread.add(kind)
            else:
                _add(records, kind, entry)
    return records


def _entries(kind: Kind, file: CorpusFile) -> Iterator[Entry | Problem]:
    if file.location.suffix == ".jsonl":
        yield from read_json_lines(file)
        return
    text = read_text(file)
    if isinstance(text, Problem):
        yield text
        return
    root, problems = read_yaml(text)
    yield from problems
    if root is not None and kind is Kind.SOURCES:
        yield root
    elif root is not None and isinstance(root.data, list):
        yield from root.items()
    elif root is not None:
        yield _not_a_list(kind, root)


def _not_a_list(kind: Kind, root: YamlEntry) -> Problem:
    message = f"a file of {kind.value} is a list, and this is not"
    return root.at().error("wrong-shape", message, "begin each record with `- `")


def _add(records: Records, kind: Kind, entry: Entry) -> None:
    data = entry.data
    identifier = data.get("id") if isinstance(data, dict) else None
    if isinstance(identifier, str) and len(identifier) <= 80 and _SLUG.fullmatch(identifier):
        records.ids[kind].add(identifier)
    else:
        records.unread.add(kind)
    match kind:
        case Kind.SPEAKERS:
            _check(Speaker, entry, records.speakers, records.problems)
        case Kind.EVENTS:
            _check(Event, entry, records.events, records.problems)
        case Kind.NARRATIVES:
            _check(Narrative, entry, records.narratives, records.problems)
        case Kind.CLAIMS:
            _check(Claim, entry, records.claims, records.problems)
        case Kind.QUANTITIES:
            _check(Quantity, entry, records.quantities, records.problems)
        case Kind.JUDGEMENTS:
            try:
                judgement = _JUDGEMENT.validate_python(data)
            except ValidationError as error:
                slips = explain_errors(error.errors(include_url=False), None, entry)
                records.problems += [problem for _, problem in slips]
            else:
                records.judgements.append((judgement, entry))
        case Kind.SOURCES:
            source, problems = _check_source(entry)
            records.problems += problems
            if source is None:
                records.unread.add(kind)
            else:
                records.sources.append(source)


def _check(model: type[M], entry: Entry, good: list[Checked[M]], problems: list[Problem]) -> None:
    if not isinstance(entry.data, dict):
        problems.append(_not_a_mapping(noun_of(model), entry))
        return
    try:
        good.append(Checked(model.model_validate(entry.data), entry))
    except ValidationError as error:
        slips = explain_errors(error.errors(include_url=False), model, entry)
        problems += [problem for _, problem in slips]


def _not_a_mapping(noun: str, entry: Entry) -> Problem:
    found = "a list" if isinstance(entry.data, list) else "text alone"
    message = f"here {article(noun)} should stand, a mapping of fields, and this is {found}"
    return entry.at().error("wrong-shape", message, "write `id: ...` and its other fields")


def _check_source(entry: Entry) -> tuple[CheckedSource | None, list[Problem]]:
    """A source without its damaged parts, so that the rest of it is checked all the same."""
    data = entry.data
    if not isinstance(data, dict):
        return None, [_not_a_mapping("source", entry)]
    try:
        record = Source.model_validate(data)
    except ValidationError as error:
        slips = explain_errors(error.errors(include_url=False), Source, entry)
        return _mend(data, {steps[:2] for steps, _ in slips}, entry), [each for _, each in slips]
    problems = list(_plain_days(record, entry))
    damaged = frozenset({"archived_on"} if problems else ())
    return CheckedSource(record, entry, tuple(range(len(record.passages))), damaged), problems


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
        record = Source.model_validate(kept)
    except ValidationError:
        return None
    return CheckedSource(record, entry, positions, frozenset(damaged))
