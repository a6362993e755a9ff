"""The addresses of the questions as an OpenAPI document (3.1), for programs that read such."""

import inspect
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from graph.json_schemas.row_schemas import option_schemas
from graph.queries import QUERIES, load_question

_SCHEMAS = "#/components/schemas/"
_ERRORS = {
    "400": "The question is wrong; `error` says how.",
    "404": "An id is unknown, or there is no such question; `error` says which is near.",
    "409": "The records of the corpus have errors; `error` shows them.",
}


def describe_api(version: str) -> dict[str, Any]:
    """The document, which follows from the questions and their rows."""
    models = {name: _row_of(name) for name in QUERIES}
    _, schemas = models_json_schema(
        [(model, "serialization") for model in models.values()], ref_template=f"{_SCHEMAS}{{model}}"
    )
    options = option_schemas()
    paths = {
        f"/api/{name}": {"get": _operation(name, model, options[name])}
        for name, model in models.items()
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "claimgraph",
            "version": version,
            "description": "Who said this, when, in which words, and how often before.",
        },
        "paths": paths,
        "components": {"schemas": schemas["$defs"]},
    }


def _row_of(name: str) -> type[BaseModel]:
    (model,) = get_args(get_type_hints(load_question(name))["return"])
    found: type[BaseModel] = model
    return found


def _operation(name: str, model: type[BaseModel], options: dict[str, Any]) -> dict[str, Any]:
    required = options.get("required", [])
    definitions = options.get("$defs", {})
    rows = {"type": "array", "items": {"$ref": f"{_SCHEMAS}{model.__name__}"}}
    return {
        "operationId": name,
        "summary": (inspect.getdoc(load_question(name)) or "").partition("\n")[0],
        "description": inspect.getdoc(load_question(name)),
        "parameters": [
            {
                "name": each,
                "in": "query",
                "required": each in required,
                **({"description": schema["description"]} if "description" in schema else {}),
                "schema": _inline(schema, definitions),
            }
            for each, schema in options.get("properties", {}).items()
        ],
        "responses": {
            "200": {
                "description": "The rows.",
                "content": {"application/json": {"schema": rows}},
            },
            **{code: {"description": told} for code, told in _ERRORS.items()},
        },
    }


def _inline(schema: Any, definitions: dict[str, Any]) -> Any:
    """A schema with what it refers to in its place; options refer to choices alone."""
    if isinstance(schema, list):
        return [_inline(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _inline(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    return {key: _inline(value, definitions) for key, value in schema.items()}
