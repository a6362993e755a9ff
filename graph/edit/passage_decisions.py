"""What a passage is found to be: a statement, none, or open again."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from graph.edit.file_edits import FileEdits, free_id
from graph.edit.operations import Dismiss, DismissAll, FigureMade, LinkMade, Reopen, State
from graph.edit.passage_words import words_of
from graph.edit.record_lines import Change
from graph.edit.source_file import SourceFile
from graph.edit.workspace import ImpossibleError, Plan
from graph.edit.yaml_fields import Number
from graph.read.yaml_nodes import Data
from graph.suggest.quoted_speech import find_quoted_speech
from graph.text.slug import slugify
from schemas.event import UNSPECIFIED
from schemas.passage import Certainty, Form, Reason, Stance, StatementPassage
from schemas.record_kinds import Kind
from schemas.source import SourceKind

_NAME_WORDS = 4


def dismiss(edits: FileEdits, asked: Dismiss) -> Plan:
    """A passage carries no statement."""
    file = edits.source(asked.source)
    at = edits.position(file, asked.at, asked.hash, asked)
    edits.change_passages(file, [Change(at, True, [_dismissed(file, at, asked.reason)])])
    return edits.plan(f"dismissed a passage as {asked.reason.value}", asked.source)


def dismiss_all(edits: FileEdits, asked: DismissAll) -> Plan:
    """Several passages carry no statement."""
    file = edits.source(asked.source)
    changes = []
    for each in asked.passages:
        at = edits.position(file, each.at, each.hash, asked)
        changes.append(Change(at, True, [_dismissed(file, at, each.reason)]))
    edits.change_passages(file, changes)
    several = f"{len(changes)} passages" if len(changes) > 1 else "a passage"
    return edits.plan(f"dismissed {several}", asked.source)


def reopen(edits: FileEdits, asked: Reopen) -> Plan:
    """Nothing is decided about a passage any more."""
    file = edits.source(asked.source)
    at = edits.position(file, asked.at, asked.hash, asked)
    found = words_of(_record(file, at))
    edits.change_passages(file, [Change(at, True, [{"open": found.pop("words"), **found}])])
    return edits.plan("opened a passage again", asked.source)


def state(edits: FileEdits, asked: State) -> Plan:
    """A passage is a statement, or its statement is set anew.

    What a statement holds beside what is asked for stays: the strength of a link, the place of a
    figure. What the top of the source says already is not said again.
    """
    file = edits.source(asked.source)
    at = edits.position(file, asked.at, asked.hash, asked)
    record, head = _record(file, at), file.checked.record
    was_statement = "statement" in record
    found = words_of(record)
    made: dict[str, Data] = {"quote": found.pop("words"), **found}
    if was_statement:
        made |= {name: record[name] for name in ("statement", "words") if name in record}
    else:
        made["statement"] = _name(file, made["quote"])
    if asked.form is not None and not (
        head.kind is SourceKind.TRANSCRIPT and asked.form is Form.VERBATIM
    ):
        made["form"] = asked.form.value
    speaker = edits.refer(Kind.SPEAKERS, asked.speaker)
    if speaker is None and head.speaker is None:
        raise ImpossibleError("nobody is named who said it", "name the speaker")
    event = edits.refer(Kind.EVENTS, asked.event)
    if event is None and head.event is None:
        event = UNSPECIFIED
    made |= _unlike(head, speaker=speaker, event=event)
    if asked.speaker_certainty is not Certainty.CLEAR:
        made["speaker_certainty"] = asked.speaker_certainty.value
    if asked.attribution is not None:
        between = [str(edits.refer(Kind.SPEAKERS, each)) for each in asked.attribution]
        if tuple(between) != head.attribution:
            made["attribution"] = list(between)
    made |= {name: each for name in ("date", "basis") if (each := getattr(asked, name)) is not None}
    made["claims"] = [_link(edits, each, record) for each in asked.claims]
    if "figures" in asked.model_fields_set:
        if asked.figures:
            made["figures"] = [_figure(edits, each, record) for each in asked.figures]
    elif "figures" in record:
        made["figures"] = record["figures"]
    if "note" in asked.model_fields_set:
        made.pop("note", None)
        made |= {"note": asked.note} if asked.note else {}
    _check(made)
    edits.change_passages(file, [Change(at, True, [made])])
    label = "changed the statement" if was_statement else "recorded the statement"
    return edits.plan(f"{label} {made['statement']}", asked.source)


def _record(file: SourceFile, at: int) -> "dict[str, Data]":
    data = file.lines.members[at].data
    assert isinstance(data, dict)
    return data


def _dismissed(file: SourceFile, at: int, reason: Reason) -> "dict[str, Data]":
    found = words_of(_record(file, at))
    return {"dismissed": reason.value, "text": found.pop("words"), **found}


def _unlike(head: Any, **said: str | None) -> dict[str, str]:
    """What a statement says of itself, where the top of its source does not say it already."""
    return {name: each for name, each in said.items() if each not in (None, getattr(head, name))}


def _name(file: SourceFile, quote: Data) -> str:
    """A name for a new statement, of the first words that were said."""
    taken = {
        str(member.data["statement"])
        for member in file.lines.members
        if isinstance(member.data, dict) and "statement" in member.data
    }
    words = quote if isinstance(quote, str) else " ".join(map(str, quote))
    said = find_quoted_speech(words) or words
    return free_id(slugify(said, _NAME_WORDS) or "statement", taken)


def _link(edits: FileEdits, asked: LinkMade, record: "Mapping[str, Data]") -> Data:
    """A link as it is written: the id alone where it asserts, and is clear."""
    claim = edits.refer(Kind.CLAIMS, asked.claim)
    assert claim is not None
    made: dict[str, Data] = {"claim": claim}
    if asked.stance is not Stance.ASSERTS:
        made["stance"] = asked.stance.value
    if asked.certainty is not Certainty.CLEAR:
        made["certainty"] = asked.certainty.value
    earlier = _member(record, "claims", lambda each: each.get("claim") == claim)
    made |= {name: earlier[name] for name in ("strength", "curator", "note") if name in earlier}
    if (of := edits.refer(Kind.SPEAKERS, asked.of)) is not None:
        made["of"] = of
    return claim if len(made) == 1 else made


def _figure(edits: FileEdits, asked: FigureMade, record: "Mapping[str, Data]") -> Data:
    quantity = edits.refer(Kind.QUANTITIES, asked.quantity)
    assert quantity is not None
    earlier = _member(
        record,
        "figures",
        lambda each: (each.get("quantity"), each.get("verbatim")) == (quantity, asked.verbatim),
    )
    made: dict[str, Data] = {**earlier, "quantity": quantity, "verbatim": asked.verbatim}
    if asked.value is not None:
        made["value"] = Number(f"{asked.value:.15g}")
    made.pop("comparator", None)
    if asked.comparator.value != "exactly":
        made["comparator"] = asked.comparator.value
    return made


def _member(record: "Mapping[str, Data]", field: str, is_meant: Any) -> "dict[str, Data]":
    """The mapping in a list of a record that is meant; empty where there is none."""
    members = record.get(field, [])
    assert isinstance(members, list)
    return next((each for each in members if isinstance(each, dict) and is_meant(each)), {})


def _check(statement: "Mapping[str, Data]") -> None:
    try:
        TypeAdapter(StatementPassage).validate_python(dict(statement))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(each) for each in first["loc"])
        hint = first.get("ctx", {}).get("hint")
        raise ImpossibleError(f"{field}: {first['msg']}" if field else first["msg"], hint) from None
