"""Records beside the passages: the top of a source, claims, speakers, judgements, ids."""

import re
from collections.abc import Callable, Mapping

from pydantic import ValidationError

from graph.edit.canonical_layout import FIELD_ORDERS
from graph.edit.file_edits import FileEdits, judgement
from graph.edit.operations import (
    AddJudgement,
    EventToMake,
    MergeClaims,
    MoveStatements,
    Rename,
    SetHead,
    SetRecord,
    SpeakerToMake,
)
from graph.edit.record_lines import Change, RecordLines
from graph.edit.workspace import ImpossibleError, Plan
from graph.prove.references import find_uses
from graph.read.checked_records import read_records
from graph.read.corpus_files import list_files
from graph.read.yaml_nodes import Data
from schemas.ids import SLUG
from schemas.judgement import Broader, Contradicts, MayBe
from schemas.record import UNRULED
from schemas.record_kinds import KINDS, Kind
from schemas.source import Source

_KIND = {told.noun: kind for kind, told in KINDS.items()}
PROVED = {"id", "document", "sha256", "original", "original_sha256", "passages"}
"""Fields that follow from the archived text."""


def set_head(edits: FileEdits, asked: SetHead) -> Plan:
    """Set fields at the top of a source."""
    file = edits.source(asked.source)
    edits.check_head(file, asked.hash, asked)
    if wrong := asked.fields.keys() & PROVED:
        raise ImpossibleError(f"{', '.join(sorted(wrong))} cannot be changed here")
    fields: dict[str, Data | None] = {}
    for name, value in asked.fields.items():
        if isinstance(value, SpeakerToMake):
            fields[name] = edits.refer(Kind.SPEAKERS, value)
        elif isinstance(value, EventToMake):
            fields[name] = edits.refer(Kind.EVENTS, value)
        else:
            fields[name] = list(value) if isinstance(value, tuple) else value
    _check_head(file.lines.root.data, fields)
    edits.set_head(file, fields)
    return edits.plan(f"changed {', '.join(fields)} of {asked.source}", asked.source)


def set_record(edits: FileEdits, asked: SetRecord) -> Plan:
    """Set fields of a record, but for its id."""
    kind = _KIND[asked.kind]
    if "id" in asked.fields:
        raise ImpossibleError("an id is changed by renaming it")
    record = _said(edits, kind, asked.id)
    for name, value in asked.fields.items():
        record.pop(name, None)
        if value is not None:
            record[name] = list(value) if isinstance(value, tuple) else value
    edits.set_record(kind, asked.id, record)
    return edits.plan(f"changed the {asked.kind} {asked.id}")


def add_judgement(edits: FileEdits, asked: AddJudgement) -> Plan:
    """Record what was decided between two claims."""
    for claim in asked.claims:
        edits.refer(Kind.CLAIMS, claim)
    _check_judged(edits, asked)
    kind = "narrower" if asked.kind == "broader" else asked.kind
    edits.add_record(Kind.JUDGEMENTS, judgement(kind, *asked.claims, asked.reason))
    return edits.plan(f"judged two claims: {asked.kind}")


def _check_judged(edits: FileEdits, asked: AddJudgement) -> None:
    """Refuse what is judged already, and a claim that would be wider than itself."""
    wider: dict[str, set[str]] = {}
    for each in edits.state.corpus.judgements:
        if isinstance(each, MayBe):
            continue
        pair = (each.narrow, each.wide) if isinstance(each, Broader) else each.claims
        if set(pair) == set(asked.claims):
            raise ImpossibleError(f"these two are judged already ({each.kind}): {each.reason}")
        if isinstance(each, Broader):
            wider.setdefault(each.narrow, set()).add(each.wide)
    narrow, wide = asked.claims
    reached, left = {wide}, [wide]
    while left:
        new = wider.get(left.pop(), set()) - reached
        reached |= new
        left += new
    if asked.kind == "broader" and narrow in reached:
        raise ImpossibleError(f"`{wide}` is narrower than `{narrow}` already, by other judgements")


def rename(edits: FileEdits, asked: Rename) -> Plan:
    """Give a record another id, and write it wherever the old one stands.

    The old id of a claim leads to it from then on, since others may cite it.
    """
    kind = _KIND[asked.kind]
    if not re.fullmatch(SLUG, asked.to):
        raise ImpossibleError(f"{asked.to!r} is no id", "write short lower-case kebab-case")
    if edits.knows(kind, asked.to) or asked.to in edits.state.former:
        raise ImpossibleError(f"there is a {asked.kind} `{asked.to}` already")
    record = _said(edits, kind, asked.id)
    record["id"] = asked.to
    if kind is Kind.CLAIMS:
        record["formerly"] = [*_listed(record, "formerly"), asked.id]
    edits.set_record(kind, asked.id, record)
    _replace_uses(edits, kind, asked.id, asked.to)
    return edits.plan(f"renamed the {asked.kind} {asked.id} to {asked.to}")


def merge_claims(edits: FileEdits, asked: MergeClaims) -> Plan:
    """Make two claims one: the id of the first leads to the second, which its words still find.

    A statement that had both has one link; a judgement between the two goes, as does one that
    another says already.
    """
    if asked.from_ == asked.into:
        raise ImpossibleError("these are one claim already")
    both = {asked.from_, asked.into}
    if any(set(each.claims) == both for each in _contradictions(edits)):
        raise ImpossibleError("these claims are judged to contradict each other")
    gone, kept = (_said(edits, Kind.CLAIMS, id) for id in (asked.from_, asked.into))
    former = [*_listed(kept, "formerly"), asked.from_, *_listed(gone, "formerly")]
    wordings = dict.fromkeys([*_listed(kept, "aliases"), gone["text"], *_listed(gone, "aliases")])
    aliases = [each for each in wordings if each != kept["text"]]
    found_by = {"aliases": aliases} if aliases else {}
    edits.set_record(Kind.CLAIMS, asked.into, {**kept, **found_by, "formerly": former})
    edits.set_record(Kind.CLAIMS, asked.from_, None)
    _change_links(edits, asked.from_, asked.into, lambda _: True)
    _change_judgements(edits, asked.from_, asked.into)
    return edits.plan(f"merged the claim {asked.from_} into {asked.into}")


def _contradictions(edits: FileEdits) -> list[Contradicts]:
    return [each for each in edits.state.corpus.judgements if isinstance(each, Contradicts)]


def move_statements(edits: FileEdits, asked: MoveStatements) -> Plan:
    """Read some statements of one claim as another."""
    into = edits.refer(Kind.CLAIMS, asked.into)
    assert into is not None
    if into == asked.from_:
        raise ImpossibleError(f"these statements are read as `{into}` already")
    moved = set(asked.statements)
    if _change_links(edits, asked.from_, into, lambda id: id in moved) < len(moved):
        raise ImpossibleError(f"not all of these statements are read as `{asked.from_}`")
    several = f"{len(moved)} statements" if len(moved) > 1 else "a statement"
    return edits.plan(f"moved {several} from {asked.from_} to {into}")


def _said(edits: FileEdits, kind: Kind, id: str) -> "dict[str, Data]":
    _, lines, at = edits.record_lines(kind, id)
    data = lines.members[at].data
    assert isinstance(data, dict)
    return dict(data)


def _listed(record: "Mapping[str, Data]", name: str) -> "list[Data]":
    value = record.get(name, [])
    return list(value) if isinstance(value, list) else [value]


def _replace_uses(edits: FileEdits, kind: Kind, old: str, new: str) -> None:
    """Write another id in each place that refers to a record: the id's own letters alone."""
    listing = list_files(edits.folder)
    names = {file.shown: file.relative for _, file in listing.records}
    places: dict[str, list[tuple[int, int]]] = {}
    for each, id, entry, steps in find_uses(read_records(listing)):
        if each is kind and id == old:
            place = entry.at(*steps)
            places.setdefault(names[place.path], []).append((place.line, place.column))
    for name, found in places.items():
        if not name.endswith(".yaml"):
            raise ImpossibleError(f"{name} names it and is JSON Lines: only YAML is edited here")
        lines = re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z", edits.text(name))
        for line, column in sorted(set(found), reverse=True):
            text = lines[line - 1]
            at = text.find(old, column - 1)
            if not 0 <= at - column + 1 <= 1:
                raise ImpossibleError(f"{name}:{line} is laid out so that no id can be changed")
            lines[line - 1] = text[:at] + new + text[at + len(old) :]
        edits.set_text(name, "".join(lines))


def _change_links(edits: FileEdits, old: str, new: str, is_meant: Callable[[str], bool]) -> int:
    """Link statements to another claim; how many there were."""
    found = 0
    statements = list(edits.state.corpus.statements())
    for source in dict.fromkeys(
        each.source
        for each in statements
        if any(link.claim == old for link in each.claims) and is_meant(each.id)
    ):
        file = edits.source(source)
        changes = []
        for at, member in enumerate(file.lines.members):
            record = member.data
            if not isinstance(record, dict) or "statement" not in record:
                continue
            links = _listed(record, "claims")
            if old in map(_claim, links) and is_meant(f"{source}/{record['statement']}"):
                found += 1
                changes.append(Change(at, True, [{**record, "claims": _linked(links, old, new)}]))
        edits.change_passages(file, changes)
    return found


def _linked(links: "list[Data]", old: str, new: str) -> "list[Data]":
    changed: list[Data] = []
    for each in links:
        if _claim(each) != old:
            changed.append(each)
        else:
            changed.append({**each, "claim": new} if isinstance(each, dict) else new)
    there = {_claim(each) for each in links}
    if new not in there:
        return changed
    return [each for each in links if _claim(each) != old]


def _claim(link: Data) -> object:
    return link.get("claim") if isinstance(link, dict) else link


def _change_judgements(edits: FileEdits, old: str, new: str) -> None:
    seen: set[str] = set()
    for name, (kind, _) in edits.state.files.items():
        if kind is not Kind.JUDGEMENTS or not name.endswith(".yaml"):
            continue
        lines = RecordLines(name, edits.text(name), FIELD_ORDERS[kind])
        changes = []
        for at, member in enumerate(lines.members):
            record = member.data
            assert isinstance(record, dict)
            changed: dict[str, Data] = {
                field: _exchanged(value, old, new) if field != "reason" else value
                for field, value in record.items()
            }
            pair = _pair(changed)
            is_needless = pair[0] == pair[1] or repr((changed["kind"], pair)) in seen
            seen.add(repr((changed["kind"], pair)))
            if changed != record:
                changes.append(Change(at, True, [] if is_needless else [changed]))
        if changes:
            edits.set_text(name, lines.change(changes))


def _exchanged(value: Data, old: str, new: str) -> Data:
    if isinstance(value, list):
        return [_exchanged(each, old, new) for each in value]
    return new if value == old else value


def _pair(record: "Mapping[str, Data]") -> "list[Data]":
    if "narrow" in record:
        return [record["narrow"], record["wide"]]
    ids = _listed(record, "claims") or _listed(record, "events")
    return sorted(ids, key=str)


def _check_head(data: Data, fields: "Mapping[str, Data | None]") -> None:
    assert isinstance(data, dict)
    said = {name: value for name, value in {**data, **fields}.items() if value is not None}
    try:
        Source.model_validate({**said, "passages": []}, context=UNRULED)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            if each["loc"] and each["loc"][0] in fields:
                raise ImpossibleError(f"{each['loc'][0]}: {each['msg']}") from None
