"""One record as the desk shows it: its fields, what refers to it, and what was judged of it."""

from collections.abc import Iterator
from typing import Any

from graph.assemble import ClaimGraph
from graph.desk.record_finder import LISTED, RecordFinder
from graph.edit.record_changes import PROVED
from graph.edit.workspace import ImpossibleError
from graph.queries.related import Relation, related
from schemas.corpus import Corpus, Statement
from schemas.ids import ClaimId
from schemas.record_kinds import KINDS, Kind, references_of

_OF_ITSELF = {"id", "formerly", *PROVED}
"""Fields that follow from the id, or from the archived text."""
_SEEN_TOGETHER = (Relation.SAME_SENTENCE, Relation.SAME_OCCASION)


def show_record(graph: ClaimGraph, finder: RecordFinder, noun: str, id: str) -> dict[str, Any]:
    """A record with the statements or claims that refer to it.

    Raises:
        ImpossibleError: there is none.
    """
    kind = LISTED.get(noun)
    record = getattr(graph.corpus, kind.value).get(id) if kind else None
    if kind is None or record is None:
        raise ImpossibleError(f"there is no {noun} `{id}`")
    return {
        "kind": noun,
        "id": id,
        "label": record.text if noun == "claim" else record.name,
        "fields": show_fields(graph.corpus, kind, record),
        "formerly": list(getattr(record, "formerly", ())),
        "rows": _rows(graph, finder, noun, id),
        "judged": _judged(graph, ClaimId(id)) if noun == "claim" else [],
    }


def show_fields(corpus: Corpus, kind: Kind, record: Any) -> list[dict[str, Any]]:
    """The fields of a record that can be set: a text, a list of texts, a choice, another record."""
    said = record.model_dump(mode="json", exclude_unset=True)
    return list(_fields(corpus, KINDS[kind].model, said))


def _rows(graph: ClaimGraph, finder: RecordFinder, noun: str, id: str) -> list[dict[str, Any]]:
    if noun == "narrative":
        claims = [each for each in graph.corpus.claims.values() if each.narrative == id]
        return [{"kind": "claim", "id": each.id, "label": each.text, "told": ""} for each in claims]
    return [
        {**finder.statement_row(each), "does": _does(each, id) if noun == "claim" else ""}
        for each in graph.corpus.statements()
        if _refers(each, noun, id)
    ]


def _refers(statement: Statement, noun: str, id: str) -> bool:
    if noun == "claim":
        return any(link.claim == id for link in statement.claims)
    if noun == "quantity":
        return any(figure.quantity == id for figure in statement.figures)
    return id in (statement.speaker, statement.event, *statement.attribution)


def _does(statement: Statement, claim: str) -> str:
    """What a statement does with a claim, in words."""
    (link, *_) = (each for each in statement.claims if each.claim == claim)
    return f"{link.stance.value}{', arguably' if link.certainty.value == 'arguable' else ''}"


def _judged(graph: ClaimGraph, claim: ClaimId) -> list[dict[str, Any]]:
    return [
        {"relation": row.relation.value, "claim": row.claim, "text": row.text, "reason": row.note}
        for row in related(graph, claim)
        if row.relation not in _SEEN_TOGETHER
    ]


def _fields(corpus: Corpus, model: Any, said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    schema = model.model_json_schema()
    refers = dict(references_of(model))
    for name, told in schema["properties"].items():
        kinds = [each for each in told.get("anyOf", [told]) if each.get("type") != "null"]
        (shape, *_) = kinds
        choices = schema.get("$defs", {}).get(shape.get("$ref", "").rpartition("/")[2], {})
        is_list = shape.get("type") == "array" and shape["items"].get("type") == "string"
        if name in _OF_ITSELF or not (
            shape.get("type") == "string" or is_list or choices.get("enum")
        ):
            continue
        yield {
            "name": name,
            "value": said.get(name),
            "told": told.get("description"),
            "is_list": is_list,
            "choices": choices.get("enum"),
            "refers": KINDS[refers[name]].noun if name in refers and not is_list else None,
            "label": _label(corpus, refers.get(name), said.get(name)),
            "is_needed": name in schema.get("required", []),
        }


def _label(corpus: Corpus, kind: Kind | None, id: Any) -> str | None:
    """What a reader calls the record that is referred to."""
    if kind is None or not isinstance(id, str):
        return None
    known = getattr(corpus, kind.value).get(id)
    return str(known.name) if known else id
