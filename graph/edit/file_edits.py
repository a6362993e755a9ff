"""The changes that one operation makes to the files of a corpus, before they are written."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from graph.edit.appending import append_entries
from graph.edit.canonical_layout import FIELD_ORDERS
from graph.edit.operations import (
    AnyRef,
    ClaimToMake,
    EventToMake,
    NarrativeToMake,
    NewClaim,
    NewEvent,
    QuantityToMake,
    SpeakerToMake,
)
from graph.edit.record_lines import Change, RecordLines
from graph.edit.source_file import SourceFile
from graph.edit.workspace import ImpossibleError, Plan, StaleError, State, Workspace
from graph.edit.yaml_fields import write_field, write_record
from graph.read.yaml_nodes import Data
from graph.text.folding import fold
from graph.text.slug import slugify
from schemas.event import UNSPECIFIED
from schemas.record_kinds import KINDS, Kind

_MADE = {
    SpeakerToMake: Kind.SPEAKERS,
    EventToMake: Kind.EVENTS,
    NarrativeToMake: Kind.NARRATIVES,
    QuantityToMake: Kind.QUANTITIES,
    ClaimToMake: Kind.CLAIMS,
}


class FileEdits:
    """Texts of files as they become, one change after the other."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.folder = workspace.folder
        self.state: State = workspace.look()
        self.read: dict[str, bytes | None] = {}
        """What was read of each file, before anything was changed."""
        self._texts: dict[str, str] = {}
        self._made: set[tuple[Kind, str]] = set()

    def plan(self, label: str, source: str | None = None) -> Plan:
        """All changes, under a label."""
        return Plan(label, dict(self._texts), source)

    def source(self, id: str) -> SourceFile:
        """A source as its file is now, before the changes of this operation."""
        file = self._workspace.source(id, self.state)
        self.read[file.relative] = file.raw
        return file

    def change_passages(self, file: SourceFile, changes: Sequence[Change]) -> None:
        """Change passages of a source that was read here."""
        self._texts[file.relative] = file.lines.change(changes)

    def set_head(self, file: SourceFile, fields: "Mapping[str, Data | None]") -> None:
        """Change fields at the top of a source that was read here."""
        order = FIELD_ORDERS[Kind.SOURCES]
        self._texts[file.relative] = file.lines.set_head(fields, order)

    def position(self, file: SourceFile, at: int, hash: str, yours: BaseModel) -> int:
        """Where the passage stands by now that was looked at.

        Raises:
            StaleError: its lines were changed, or it is gone.
        """
        members = range(len(file.lines.members))
        if at in members and file.lines.digest(at) == hash:
            return at
        moved = [each for each in members if file.lines.digest(each) == hash]
        if len(moved) == 1:
            return moved[0]
        theirs = file.lines.shown(at) if at in members else ""
        raise StaleError(_shown(yours), theirs)

    def check_head(self, file: SourceFile, hash: str, yours: BaseModel) -> None:
        """Refuse where the top of a source was changed since it was looked at.

        Raises:
            StaleError: it was.
        """
        if file.lines.head_digest() != hash:
            raise StaleError(_shown(yours), file.lines.head_shown())

    def refer(self, kind: Kind, ref: AnyRef | None) -> str | None:
        """The id that is meant; a record that is to be made is added.

        Raises:
            ImpossibleError: there is no record with the id.
        """
        if ref is None:
            return None
        if not isinstance(ref, str):
            assert _MADE[type(ref)] is kind
            return self._make(kind, ref.new)
        if not self.knows(kind, ref):
            raise ImpossibleError(f"there is no {KINDS[kind].noun} `{ref}`")
        return ref

    def knows(self, kind: Kind, id: str) -> bool:
        """Whether there is a record with an id, or will be."""
        is_event = kind is Kind.EVENTS and id == UNSPECIFIED
        return is_event or (kind, id) in self.state.places or (kind, id) in self._made

    def add_record(self, kind: Kind, record: "Mapping[str, Data]") -> None:
        """Add a record at the end of the file of its kind.

        Raises:
            ImpossibleError: the record is not sound, or its kind stands in JSON Lines.
        """
        _check(kind, record)
        name = self._file_of(kind)
        lines = write_record(record, FIELD_ORDERS[kind], 2)
        self._texts[name] = append_entries(name, self.text(name), ["\n".join(lines) + "\n"])

    def record_lines(self, kind: Kind, id: str) -> tuple[str, RecordLines, int]:
        """The file of a record, ready to be changed, and the record's position there.

        Raises:
            ImpossibleError: there is no such record, or it stands in JSON Lines.
        """
        place = self.state.places.get((kind, id))
        if place is None:
            raise ImpossibleError(f"there is no {KINDS[kind].noun} `{id}`")
        name, at = place
        if not name.endswith(".yaml"):
            raise ImpossibleError(f"{name} is JSON Lines: only YAML is edited here")
        return name, RecordLines(name, self.text(name), FIELD_ORDERS[kind]), at

    def set_record(self, kind: Kind, id: str, record: "Mapping[str, Data] | None") -> None:
        """Set what a record says; None deletes it.

        Raises:
            ImpossibleError: it would not be sound.
        """
        if record is not None:
            _check(kind, record)
        name, lines, at = self.record_lines(kind, id)
        self._texts[name] = lines.change([Change(at, True, [] if record is None else [record])])

    def text(self, name: str) -> str:
        """The text of a file as it is by now."""
        if name not in self._texts:
            raw = self.read.setdefault(name, self._workspace.read(name))
            try:
                self._texts[name] = (raw or b"").decode()
            except UnicodeDecodeError:
                raise ImpossibleError(f"{name} is not UTF-8 text") from None
        return self._texts[name]

    def set_text(self, name: str, text: str) -> None:
        """Set the whole text of a file that was read with :meth:`text`."""
        self._texts[name] = text

    def new_id(self, kind: Kind, words: str, most: int = 6) -> str:
        """An id that no record has, made of the first words of a name."""
        taken = {id for each, id in [*self.state.places, *self._made] if each is kind}
        taken.update(self.state.former if kind is Kind.CLAIMS else ())
        return free_id(slugify(words, most) or KINDS[kind].noun, taken)

    def _make(self, kind: Kind, new: Any) -> str:
        name = new.text if isinstance(new, NewClaim) else new.name
        if isinstance(new, NewClaim):
            self._check_text(new.text)
        if isinstance(new, NewEvent) and new.date:
            name = f"{' '.join(name.split()[:3])} {new.date}"
        id = self.new_id(kind, name)
        self._made.add((kind, id))
        said = new.model_dump(mode="json", exclude_none=True)
        said.pop("relation", None)
        if isinstance(new, NewClaim):
            narrative = self.refer(Kind.NARRATIVES, new.narrative)
            said = {"text": new.text, **({"narrative": narrative} if narrative else {})}
        self.add_record(kind, {"id": id, **said})
        if isinstance(new, NewClaim) and new.relation is not None:
            relation = new.relation
            other = self.refer(Kind.CLAIMS, relation.claim)
            assert other is not None
            judged = judgement(relation.kind, id, other, relation.reason)
            self.add_record(Kind.JUDGEMENTS, judged)
        return id

    def _check_text(self, text: str) -> None:
        """Refuse a new claim that says just what a known one says."""
        for claim in self.state.corpus.claims.values():
            if fold(claim.text).split() == fold(text).split():
                raise ImpossibleError(f"there is a claim that says just this: `{claim.id}`")

    def _file_of(self, kind: Kind) -> str:
        """Where new records of a kind go: to its own file, else to the first that there is."""
        usual = f"records/{kind.value}.yaml"
        files = [name for name, (each, _) in self.state.files.items() if each is kind]
        if usual in files or not files:
            return usual
        return next((name for name in files if name.endswith(".yaml")), usual)


def judgement(kind: str, claim: str, other: str, reason: str) -> "dict[str, Data]":
    """A judgement of two claims; ``narrower`` and ``broader`` say what the first one is."""
    if kind in ("narrower", "broader"):
        narrow, wide = (claim, other) if kind == "narrower" else (other, claim)
        return {"kind": "broader", "narrow": narrow, "wide": wide, "reason": reason}
    return {"kind": kind, "claims": [claim, other], "reason": reason}


def free_id(wanted: str, taken: set[str]) -> str:
    """The id, with a number behind it where others have it."""
    number, found = 2, wanted
    while found in taken:
        found = f"{wanted}-{number}"
        number += 1
    return found


def _check(kind: Kind, record: "Mapping[str, Data]") -> None:
    try:
        TypeAdapter(KINDS[kind].model).validate_python(dict(record))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(each) for each in first["loc"] if isinstance(each, str))
        told = first.get("ctx", {})
        where = f"{KINDS[kind].noun}, {field}" if field else KINDS[kind].noun
        raise ImpossibleError(f"{where}: {first['msg']}", told.get("hint")) from None


def _shown(yours: BaseModel) -> str:
    said = yours.model_dump(mode="json", exclude_none=True, exclude={"do", "source", "at", "hash"})
    return "\n".join(line for name in said for line in write_field(name, _as_data(said[name]), 0))


def _as_data(value: object) -> "Data":
    if isinstance(value, dict):
        return {str(name): _as_data(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_as_data(each) for each in value]
    return str(value)
