"""Records as the attributes of nodes, and back: the graph holds all that the records say.

Every field keeps its name, but for the one that names the record, which is every node's ``label``
(a claim's text, a source's title, the name of the others), and a field ``kind``, which would be
taken for the kind of the node (``speaker_kind``). What is usual is left out.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Self, TypeVar

from graph.assemble.elements import Attributes
from graph.assemble.kinds import NodeKind
from schemas.claim import Claim, Narrative
from schemas.corpus import ArchivedSource, Dismissal, Opening, Span, Statement
from schemas.dates import EdtfDate
from schemas.event import Event
from schemas.figure import Figure, Quantity
from schemas.ids import EventId, SourceId, SpeakerId, StatementId
from schemas.passage import Certainty, ClaimLink, Form, Reason
from schemas.record import Record
from schemas.source import Source
from schemas.speaker import Speaker

_R = TypeVar("_R", bound=Record)

LABELS: Mapping[NodeKind, str] = {
    NodeKind.SOURCE: "title",
    NodeKind.SPEAKER: "name",
    NodeKind.EVENT: "name",
    NodeKind.NARRATIVE: "name",
    NodeKind.CLAIM: "text",
    NodeKind.QUANTITY: "name",
}
"""The kinds of nodes that stand for one record each, and the field that names it."""

MODELS: Mapping[NodeKind, type[Record]] = {
    NodeKind.SOURCE: Source,
    NodeKind.SPEAKER: Speaker,
    NodeKind.EVENT: Event,
    NodeKind.NARRATIVE: Narrative,
    NodeKind.CLAIM: Claim,
    NodeKind.QUANTITY: Quantity,
}

_ADDED = {"kind", "label", "closing", "dismissed", "open"}
"""Attributes that are no fields of the record."""


def describe_record(kind: NodeKind, record: Record) -> dict[str, Any]:
    """The attributes of a record; of a source, without its passages."""
    told = record.model_dump(mode="json", exclude_defaults=True, exclude={"id", "passages"})
    label = told.pop(LABELS[kind])
    if "kind" in told:
        told[f"{kind}_kind"] = told.pop("kind")
    return {"kind": kind.value, "label": label, **told}


def read_record(model: type[_R], kind: NodeKind, id: str, attributes: Attributes) -> _R:
    """The record that a node stands for."""
    told = {name: value for name, value in attributes.items() if name not in _ADDED}
    told["id"] = id
    told[LABELS[kind]] = attributes["label"]
    if f"{kind}_kind" in told:
        told["kind"] = told.pop(f"{kind}_kind")
    return model.model_validate(told)


def describe_source(source: ArchivedSource) -> dict[str, Any]:
    """The attributes of a source, its passages without a statement among them."""
    told = describe_record(NodeKind.SOURCE, source.record)
    if source.dismissals:
        told["dismissed"] = [
            _without_none(spans=_pairs(each.spans), reason=each.reason.value, note=each.note)
            for each in source.dismissals
        ]
    if source.openings:
        told["open"] = [
            _without_none(spans=_pairs(each.spans), note=each.note) for each in source.openings
        ]
    return told


class ReadSource(ArchivedSource):
    """A source of a graph; its document is read when it is asked for."""

    _read: Callable[[Source], str]

    def __new__(
        cls,
        id: str,
        attributes: Attributes,
        statements: Iterable[Statement],
        read_text: Callable[[Source], str],
    ) -> Self:
        """Take a node's attributes, its statements, and what reads the document."""
        record = read_record(Source, NodeKind.SOURCE, id, attributes)
        dismissals = tuple(
            Dismissal(_spans(each["spans"]), Reason(each["reason"]), each.get("note"))
            for each in attributes.get("dismissed", ())
        )
        openings = tuple(
            Opening(_spans(each["spans"]), each.get("note")) for each in attributes.get("open", ())
        )
        self = super().__new__(cls, record, "", tuple(statements), dismissals, openings)
        self._read = read_text
        return self

    @property
    def text(self) -> str:
        """The document, decoded.

        Raises:
            OSError: it cannot be read, or is not the one that was archived any more.
        """
        return self._read(self.record)

    def _replace(self, **changes: Any) -> ArchivedSource:  # type: ignore[override]
        return ArchivedSource(
            self.record, self.text, self.statements, self.dismissals, self.openings
        )._replace(**changes)


def describe_statement(statement: Statement) -> dict[str, Any]:
    """The attributes of a statement; the date of its event stands with the event."""
    quote = statement.quote
    told: dict[str, Any] = {
        "kind": "statement",
        "label": quote[0] if len(quote) == 1 else " … ".join(quote),
        "spans": _pairs(statement.spans),
        "form": statement.form.value,
        "speaker": statement.speaker,
        "event": statement.event,
        "claims": [
            link.model_dump(mode="json", exclude_defaults=True) for link in statement.claims
        ],
    }
    if len(quote) > 1:
        told["quote"] = list(quote)
    if statement.words:
        told["words"] = list(statement.words)
    if statement.speaker_certainty is not Certainty.CLEAR:
        told["speaker_certainty"] = statement.speaker_certainty.value
    if statement.attribution:
        told["attribution"] = list(statement.attribution)
    if statement.own_date and statement.date is not None:
        told["date"] = statement.date.edtf
        if statement.basis is not None:
            told["basis"] = statement.basis
        if statement.closing is not None and statement.date.is_open:
            told["closing"] = statement.closing.isoformat()
    if statement.figures:
        told["figures"] = [
            each.model_dump(mode="json", exclude_defaults=True) for each in statement.figures
        ]
    if statement.note is not None:
        told["note"] = statement.note
    return told


def read_statement(id: str, attributes: Attributes, event: Attributes | None) -> Statement:
    """The statement that a node stands for, dated by its event where it has no date of its own."""
    get = attributes.get
    own_date = "date" in attributes
    dated = attributes if own_date else event or {}
    edtf, closing, quote = dated.get("date"), dated.get("closing"), get("quote")
    return Statement(
        id=StatementId(id),
        source=SourceId(id.partition("/")[0]),
        spans=_spans(attributes["spans"]),
        quote=tuple(quote) if quote else (attributes["label"],),
        words=tuple(get("words", ())),
        form=Form(attributes["form"]),
        speaker=SpeakerId(attributes["speaker"]),
        speaker_certainty=Certainty(get("speaker_certainty", "clear")),
        attribution=tuple(get("attribution", ())),
        event=EventId(attributes["event"]),
        date=None if edtf is None else _read_date(edtf),
        basis=dated.get("basis"),
        closing=None if closing is None else datetime.date.fromisoformat(closing),
        claims=tuple(map(ClaimLink.model_validate, attributes["claims"])),
        figures=tuple(map(Figure.model_validate, get("figures", ()))),
        note=get("note"),
        own_date=own_date,
    )


_read_date = lru_cache(maxsize=4096)(EdtfDate)


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _without_none(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
