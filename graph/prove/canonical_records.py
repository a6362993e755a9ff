"""The checked records of a corpus in one canonical form, and the digest that names it.

The form is what a page carries and what its digest is made of: JSON without spaces, one order
of everything, nothing that is empty or the usual. It holds what answers rest on, so not the
layout of the files, not who curated what, and no remark on a speaker or an event. Quotes stand
in it as places in documents, and documents as their SHA-256: two corpora have one digest exactly
where their records and the bytes of their documents say the same.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic_core import to_jsonable_python

from schemas.claim import Claim, Narrative
from schemas.corpus import ArchivedSource, Corpus, Dismissal, Span, Statement
from schemas.event import UNSPECIFIED, Event
from schemas.figure import Quantity
from schemas.ids import EventId
from schemas.judgement import Broader, Judgement, MayBe
from schemas.passage import Certainty
from schemas.source import Source
from schemas.speaker import Speaker

_CURATOR = {"curator"}
_REMARKS = {"curator", "note"}
_OF_THE_FILE = {"passages", "speaker", "attribution", "event"}
"""What a source's file says once for all; here each statement says it."""

_KINDS: dict[str, type[BaseModel]] = {
    "speakers": Speaker,
    "events": Event,
    "narratives": Narrative,
    "claims": Claim,
    "quantities": Quantity,
}
_KEYS = TypeAdapter(dict[str, Any])
_ROWS = TypeAdapter(list[dict[str, Any]])
_SPANS = TypeAdapter(tuple[Span, ...])
_WORDS = TypeAdapter(list[tuple[int, int] | str])
_STATEMENT = TypeAdapter(Statement)
_DISMISSAL = TypeAdapter(Dismissal)
_JUDGEMENTS: TypeAdapter[tuple[Judgement, ...]] = TypeAdapter(tuple[Judgement, ...])
_NOTHING = {
    **dict.fromkeys(Statement._fields),
    **{"speaker_certainty": "clear", "attribution": (), "claims": (), "figures": ()},
}
"""What a statement has where its canonical record is silent."""


def write_records(corpus: Corpus) -> dict[str, Any]:
    """The canonical records as JSON values, each kind in the order of its ids."""
    return {
        "speakers": [_dump(each, _REMARKS) for each in corpus.speakers.values()],
        "events": [_dump(each, _REMARKS) for each in corpus.events.values()],
        "narratives": [_dump(each) for each in corpus.narratives.values()],
        "claims": [_dump(each) for each in corpus.claims.values()],
        "quantities": [_dump(each) for each in corpus.quantities.values()],
        "judgements": [_dump(each) for each in corpus.judgements],
        "sources": [_write_source(each, corpus.events) for each in corpus.sources.values()],
    }


def digest_of(records: Mapping[str, Any]) -> str:
    """The SHA-256 of canonical records, in hexadecimal."""
    text = json.dumps(records, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return sha256(text.encode()).hexdigest()


def corpus_digest(corpus: Corpus) -> str:
    """The digest of a corpus: that of its canonical records."""
    return digest_of(write_records(corpus))


def _dump(record: BaseModel, without: set[str] = _CURATOR) -> dict[str, Any]:
    found = record.model_dump(mode="json", exclude=without, exclude_defaults=True)
    return _without_empty(found)


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [], ())}


def _write_source(source: ArchivedSource, events: Mapping[EventId, Event]) -> dict[str, Any]:
    return {
        **_dump(source.record, _OF_THE_FILE),
        "statements": [_write_statement(each, source.text, events) for each in source.statements],
        "dismissed": [
            _without_empty({"spans": each.spans, "reason": each.reason.value, "note": each.note})
            for each in source.dismissals
        ],
    }


def _write_statement(
    statement: Statement, text: str, events: Mapping[EventId, Event]
) -> dict[str, Any]:
    found = statement._asdict()
    del found["source"], found["quote"], found["own_date"]
    found["id"] = statement.id.partition("/")[2]
    found["words"] = list(_place_words(statement, text))
    found["claims"] = [_dump(each) for each in statement.claims]
    found["figures"] = [_dump(each) for each in statement.figures]
    if statement.speaker_certainty is Certainty.CLEAR:
        del found["speaker_certainty"]
    dated = (statement.date, statement.basis)
    if not statement.own_date and dated == _date_of(events.get(statement.event)):
        del found["date"], found["basis"]
    return to_jsonable_python(_without_empty(found), fallback=str)  # type: ignore[no-any-return]


def _date_of(event: Event | None) -> tuple[object, object]:
    return (event.date, event.basis) if event else (None, None)


def _place_words(statement: Statement, text: str) -> Iterator[list[int] | str]:
    """Each of the speaker's own words as a place in the document, in their order."""
    done = 0
    for words in statement.words:
        for span in statement.spans:
            start = text.find(words, max(span.start, done), span.end)
            if start >= 0:
                done = start + len(words)
                yield [start, done]
                break
        else:
            yield words


def read_records(records: Any, texts: Sequence[str]) -> Corpus:
    """The corpus that canonical records stand for.

    Args:
        records: what :func:`write_records` made, read from JSON.
        texts: the documents of the sources, in the order of the sources.

    Raises:
        ValueError: they are not such records, or name what is not there.
    """
    if not isinstance(records, dict) or set(records) != {*_KINDS, "judgements", "sources"}:
        raise ValueError("the kinds of records are not those of this version")
    found = {name: _by_id(model, records[name]) for name, model in _KINDS.items()}
    if not isinstance(records["sources"], list) or len(records["sources"]) != len(texts):
        raise ValueError(f"there are not as many sources as texts, which are {len(texts)}")
    sources = [
        _read_source(each, text, found["events"])
        for each, text in zip(records["sources"], texts, strict=True)
    ]
    corpus = Corpus(
        sources={each.record.id: each for each in sources},
        judgements=_JUDGEMENTS.validate_python(records["judgements"]),
        **found,
    )
    for kind, id in _references(corpus):
        if id is not None and id not in getattr(corpus, kind):
            raise ValueError(f"{id!r} is none of the {kind}")
    return corpus


def _by_id(model: type[BaseModel], values: object) -> dict[Any, Any]:
    found: list[Any] = TypeAdapter(list[model]).validate_python(values)  # type: ignore[valid-type]
    return {each.id: each for each in found}


def _read_source(values: Any, text: str, events: Mapping[EventId, Event]) -> ArchivedSource:
    values = _KEYS.validate_python(values)
    statements = _ROWS.validate_python(values.pop("statements", None))
    dismissed = _ROWS.validate_python(values.pop("dismissed", None))
    record = Source.model_validate({**values, "passages": []})
    return ArchivedSource(
        record,
        text,
        tuple(_read_statement(each, record, text, events) for each in statements),
        tuple(_DISMISSAL.validate_python({"note": None, **each}) for each in dismissed),
    )


def _read_statement(
    values: dict[str, Any], source: Source, text: str, events: Mapping[EventId, Event]
) -> Statement:
    spans = _SPANS.validate_python(values.get("spans"))
    if not spans or any(not 0 <= start < end <= len(text) for start, end in spans):
        raise ValueError(f"{source.id}: a quote does not lie in its document: {spans}")
    date, basis = _date_of(events.get(values.get("event", "")))
    if "date" in values or "basis" in values:
        date, basis = values.get("date"), values.get("basis")
    words = _WORDS.validate_python(values.get("words", []))
    return _STATEMENT.validate_python(
        {
            **_NOTHING,
            **values,
            "id": f"{source.id}/{values.get('id')}",
            "source": source.id,
            "quote": [span.of(text) for span in spans],
            "words": [each if isinstance(each, str) else text[slice(*each)] for each in words],
            "date": date,
            "basis": basis,
            "own_date": "date" in values,
        }
    )


def _references(corpus: Corpus) -> Iterator[tuple[str, str | None]]:
    """Every id that a record names, with the kind of record that has to bear it."""
    for claim in corpus.claims.values():
        yield "narratives", claim.narrative
    for judgement in corpus.judgements:
        if isinstance(judgement, MayBe):
            yield from (("events", id) for id in judgement.events)
        elif isinstance(judgement, Broader):
            yield from (("claims", id) for id in (judgement.narrow, judgement.wide))
        else:
            yield from (("claims", id) for id in judgement.claims)
    for statement in corpus.statements():
        yield from (("speakers", id) for id in (statement.speaker, *statement.attribution))
        if statement.event != UNSPECIFIED:
            yield "events", statement.event
        for link in statement.claims:
            yield "claims", link.claim
            yield "speakers", link.of
        for figure in statement.figures:
            yield "quantities", figure.quantity
            yield "speakers", figure.taken_from
