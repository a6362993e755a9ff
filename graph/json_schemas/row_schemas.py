"""What rows, options and records look like, as JSON Schemas (draft 2020-12)."""

import inspect
from typing import Any, TypeAlias, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from graph.queries import QUERIES, Question, load_question
from schemas.record_kinds import KINDS

Schema: TypeAlias = dict[str, Any]


class _Untitled(GenerateJsonSchema):
    """Without titles of fields, which only repeat their names."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic gives it
        return False


def row_schemas() -> dict[str, dict[str, Schema]]:
    """For each question, the schemas of one ``row`` of its answer and of its ``options``."""
    questions = {name: load_question(name) for name in QUERIES}
    return {
        name: {"row": _row(question), "options": _options(question)}
        for name, question in questions.items()
    }


def option_schemas() -> dict[str, Schema]:
    """For each question, the schema of its arguments and options, by their names in Python."""
    return {name: _options(load_question(name)) for name in QUERIES}


def record_schemas() -> dict[str, Schema]:
    """For each kind of record, the schema of one record as a curator writes it."""
    return {told.noun: _schema(told.model, "validation") for told in KINDS.values()}


def _row(question: Question) -> Schema:
    (model,) = get_args(get_type_hints(question)["return"])
    return _schema(model, "serialization")


def _options(question: Question) -> Schema:
    hints = get_type_hints(question, include_extras=True)
    _, *parameters = inspect.signature(question).parameters.values()
    fields: dict[str, Any] = {
        each.name: (hints[each.name], ... if each.default is each.empty else each.default)
        for each in parameters
    }
    forbidding = ConfigDict(extra="forbid")
    model = create_model(question.__name__, __config__=forbidding, **fields)
    schema = _schema(model, "validation")
    return schema | {"description": str(inspect.getdoc(question)).partition("\n")[0]}


def _schema(model: Any, mode: JsonSchemaMode) -> Schema:
    made = TypeAdapter(model).json_schema(mode=mode, schema_generator=_Untitled)
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}
