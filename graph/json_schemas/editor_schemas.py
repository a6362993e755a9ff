"""JSON Schemas of a corpus's files, for editors: fields, and the ids that the corpus has.

They are written in the part of JSON Schema that draft 7 has too, which every editor's YAML server
reads. Beside each id stands what it means, under the names that VS Code, Zed and Neovim
(``enumDescriptions``) and JetBrains (``x-intellij-enum-metadata``) show.
"""

import json
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from graph.json_schemas.row_schemas import Schema, record_schemas
from graph.read.checked_records import Records
from schemas.ids import SLUG
from schemas.record_kinds import KINDS, Kind

_DIALECT = "http://json-schema.org/draft-07/schema#"
_KIND_OF: dict[Any, Kind] = {
    told.id_type: kind
    for kind, told in KINDS.items()
    if told.id_type is not None and kind is not Kind.SOURCES
}
_NAMING = {"id", "formerly", "statement"}
"""Fields that give an id instead of naming a record."""
_EXAMPLES: dict[Kind, Schema] = {
    Kind.SPEAKERS: {"id": "ada-lund", "name": "Ada Lund", "kind": "person", "aliases": ["Mayor"]},
    Kind.EVENTS: {"id": "council-2024", "name": "Harbour council", "date": "2024-03-12"},
    Kind.NARRATIVES: {"id": "the-ferry", "name": "The ferry and what it costs"},
    Kind.CLAIMS: {"id": "ferry-pays", "text": "The ferry pays for itself."},
    Kind.QUANTITIES: {"id": "passengers", "name": "Passengers", "counted": "passengers"},
    Kind.JUDGEMENTS: {
        "kind": "not-same",
        "claims": ["ferry-pays", "ferry-useful"],
        "reason": "What is useful need not pay.",
    },
    Kind.SOURCES: {
        "id": "gazette-2024",
        "title": "A night ferry",
        "language": "en",
        "document": "documents/gazette-2024.txt",
        "sha256": "0" * 64,
        "published": "2024-03-12",
        "passages": [{"dismissed": "heading", "text": "A night ferry"}],
    },
}


def editor_schemas(records: Records | None = None) -> dict[str, Schema]:
    """A schema for each kind of file, by the name of its file; with the ids of ``records``."""
    made = record_schemas()
    return {_file_name(kind): _file_schema(kind, made[KINDS[kind].noun], records) for kind in Kind}


def is_editor_schema(raw: bytes) -> bool:
    """Whether a file is such a schema, of this version or an earlier one."""
    try:
        told = json.loads(raw)
        return told["$schema"] == _DIALECT and all(
            kind.value in told["$defs"] for kind in _KIND_OF.values()
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def _file_name(kind: Kind) -> str:
    return f"{'source' if kind is Kind.SOURCES else kind.value}.json"


def _file_schema(kind: Kind, schema: Schema, records: Records | None) -> Schema:
    schema = dict(schema)
    definitions: Schema = dict(schema.pop("$defs", {}))
    schema.pop("$schema")
    for model in _models(KINDS[kind].model):
        written = definitions.get(model.__name__, schema)
        for name, field in model.model_fields.items():
            named = [id for id in _parts(field.annotation) if id in _KIND_OF]
            if named and name not in _NAMING and name in written.get("properties", {}):
                kept = written["properties"][name]
                written["properties"][name] = _refer(kept, _KIND_OF[named[0]].value)
    if "StatementPassage" in definitions:
        claims = definitions["StatementPassage"]["properties"]["claims"]
        claims["items"]["anyOf"][0] = {"$ref": f"#/$defs/{Kind.CLAIMS.value}"}
    definitions |= {each.value: _id_schema(each, records) for each in _KIND_OF.values()}
    schema["examples"] = [_EXAMPLES[kind]]
    if kind is not Kind.SOURCES:
        title = f"The {kind.value} of a corpus"
        schema = {"description": f"{title}.", "type": "array", "items": schema}
    return {"$schema": _DIALECT, "$defs": _as_draft_7(definitions), **_as_draft_7(schema)}


def _id_schema(kind: Kind, records: Records | None) -> Schema:
    """The ids of one kind with what each means; any id where some could not be read."""
    slug: Schema = {"type": "string", "pattern": f"^{SLUG}$", "maxLength": 80}
    known = _known(kind, records) if records else {}
    if not known:
        return slug
    listed: Schema = {
        "enum": list(known),
        "enumDescriptions": list(known.values()),
        "x-intellij-enum-metadata": {id: {"description": told} for id, told in known.items()},
    }
    if records is not None and kind in records.unread:
        return {"anyOf": [listed, slug]}
    return {"type": "string", **listed}


def _known(kind: Kind, records: Records) -> dict[str, str]:
    """Each id that is written down, with what the record says of itself."""
    told: dict[str, str] = dict.fromkeys(sorted(records.ids[kind]), "")
    told |= {each.record.id: each.record.text for each in records.claims if kind is Kind.CLAIMS}
    for event in records.events if kind is Kind.EVENTS else ():
        date = f", {event.record.date}" if event.record.date else ""
        told[event.record.id] = f"{event.record.name}{date}"
    for kind_named, found in (
        (Kind.SPEAKERS, records.speakers),
        (Kind.NARRATIVES, records.narratives),
        (Kind.QUANTITIES, records.quantities),
    ):
        if kind is kind_named:
            told |= {each.record.id: each.record.name for each in found}
    if kind is Kind.EVENTS:
        told["unspecified"] = "The text names no occasion; it never counts as one."
    return dict(sorted(told.items()))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models of an annotation, and those of their fields."""
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part
            for field in part.model_fields.values():
                yield from _models(field.annotation)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def _refer(schema: Any, kind: str) -> Any:
    """The schema with each id in it replaced by the ids of a kind; what it says of it stays."""
    if isinstance(schema, list):
        return [_refer(each, kind) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "pattern" in schema:
        said = {key: schema[key] for key in ("description", "default") if key in schema}
        known = {"$ref": f"#/$defs/{kind}"}
        return {"allOf": [known], **said} if said else known
    return {key: _refer(value, kind) for key, value in schema.items()}


def _as_draft_7(schema: Any) -> Any:
    """The same without ``prefixItems``, which draft 7 does not have; all of them are alike."""
    if isinstance(schema, list):
        return [_as_draft_7(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        "items" if key == "prefixItems" else key: _as_draft_7(
            value[0] if key == "prefixItems" else value
        )
        for key, value in schema.items()
        if key != "discriminator"
    }
