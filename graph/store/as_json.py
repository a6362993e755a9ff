"""Statements as the store writes them, and back; what is usual is left out."""

import datetime
import json
from typing import Any, TypeVar

from schemas.corpus import Span, Statement
from schemas.dates import EdtfDate
from schemas.figure import Comparator, Figure
from schemas.ids import EventId, SourceId, SpeakerId, StatementId
from schemas.passage import Certainty, ClaimLink, Form, Stance, Strength
from schemas.record import Record
from schemas.speaker import Speaker, SpeakerKind

_R = TypeVar("_R", bound=Record)

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_STANCES = {each.value: each for each in Stance}
_CERTAINTIES = {each.value: each for each in Certainty}
_STRENGTHS = {each.value: each for each in Strength}
_DATES = {"date", "published"}
_FORMS = {each.value: each for each in Form}


def encode(value: object) -> str:
    """Compact JSON."""
    return _ENCODE(value)


def write_statement(statement: Statement) -> str:
    """What of a statement has no column of its own."""
    data: dict[str, Any] = {"claims": [_write_link(link) for link in statement.claims]}
    if len(statement.spans) > 1:
        data["spans"] = [(span.start, span.end) for span in statement.spans]
        data["quote"] = statement.quote
    if statement.words:
        data["words"] = statement.words
    if statement.speaker_certainty is not Certainty.CLEAR:
        data["speaker_certainty"] = statement.speaker_certainty
    if statement.attribution:
        data["attribution"] = statement.attribution
    if statement.basis is not None:
        data["basis"] = statement.basis
    if statement.figures:
        data["figures"] = [
            each.model_dump(mode="json", exclude_defaults=True) for each in statement.figures
        ]
    if statement.note is not None:
        data["note"] = statement.note
    return _ENCODE(data)


COLUMNS = "id, source, start, end, quote, form, speaker, event, date, closing, record"
"""What :func:`read_statement` reads, in this order."""


def read_statement(
    id: str,
    source: str,
    start: int,
    end: int,
    quote: str,
    form: str,
    speaker: str,
    event: str,
    date: str | None,
    closing: str | None,
    record: str,
) -> Statement:
    """The statement that was written, from its columns."""
    data = json.loads(record)
    spans = data.get("spans", ((start, end),))
    return Statement(
        id=StatementId(id),
        source=SourceId(source),
        spans=tuple(Span(*span) for span in spans),
        quote=tuple(data["quote"]) if "quote" in data else (quote,),
        words=tuple(data.get("words", ())),
        form=_FORMS[form],
        speaker=SpeakerId(speaker),
        speaker_certainty=_CERTAINTIES[data.get("speaker_certainty", "clear")],
        attribution=tuple(data.get("attribution", ())),
        event=EventId(event),
        date=None if date is None else EdtfDate(date),
        basis=data.get("basis"),
        closing=None if closing is None else datetime.date.fromisoformat(closing),
        claims=tuple(map(_read_link, data["claims"])),
        figures=tuple(map(_read_figure, data.get("figures", ()))),
        note=data.get("note"),
    )


def read_links(record: str) -> tuple[ClaimLink, ...]:
    """The claims of a statement, from what has no column of its own."""
    return tuple(map(_read_link, json.loads(record)["claims"]))


def read_record(model: type[_R], text: str) -> _R:
    """A record that was checked, without building the validator that checked it."""
    data = json.loads(text)
    for name, value in data.items():
        if isinstance(value, list):
            data[name] = tuple(value)
    if model is Speaker:
        data["kind"] = SpeakerKind(data["kind"])
    for name in data.keys() & _DATES:
        data[name] = EdtfDate(data[name])
    if "archived_on" in data:
        data["archived_on"] = datetime.date.fromisoformat(data["archived_on"])
    return model.model_construct(**data)


def _write_link(link: ClaimLink) -> dict[str, str]:
    data: dict[str, str] = {"claim": link.claim}
    if link.stance is not Stance.ASSERTS:
        data["stance"] = link.stance
    if link.certainty is not Certainty.CLEAR:
        data["certainty"] = link.certainty
    if link.strength is not Strength.STATED:
        data["strength"] = link.strength
    for name in ("of", "curator", "note"):
        value = getattr(link, name)
        if value is not None:
            data[name] = value
    return data


def _read_link(data: dict[str, str]) -> ClaimLink:
    return ClaimLink.model_construct(
        claim=data["claim"],
        stance=_STANCES[data.get("stance", "asserts")],
        certainty=_CERTAINTIES[data.get("certainty", "clear")],
        strength=_STRENGTHS[data.get("strength", "stated")],
        of=data.get("of"),
        curator=data.get("curator"),
        note=data.get("note"),
    )


def _read_figure(data: dict[str, Any]) -> Figure:
    comparator = Comparator(data.get("comparator", "exactly"))
    return Figure.model_construct(**{**data, "comparator": comparator})
