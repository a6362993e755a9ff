"""What is wrong with a value of a record, in the words of the person who wrote it."""

import re
from typing import Any

from graph.read.places import Entry, Steps
from graph.read.problem import Problem
from graph.text.numerals import what_to_write
from graph.text.printable import shorten
from schemas.limits import DATE_MEMBERS
from schemas.record_kinds import JUDGEMENTS


def explain_value(error: Any, steps: Steps, entry: Entry) -> Problem:
    """The problem of a value that its field cannot hold, at the value.

    Args:
        error: as pydantic describes it.
        steps: the way to the value.
        entry: the record as it stands in its file.
    """
    kind: str = error["type"]
    value = error["input"]
    context = error.get("ctx", {})
    place = entry.at(*steps)
    name = next((step for step in reversed(steps) if isinstance(step, str)), None)
    field = f"`{name}`" if name else "this record"
    if value == "" or (isinstance(value, str) and not value.strip()):
        hint = "write something after it; a field that may be left out is left out whole"
        if kind in ("tuple_type", "list_type"):
            hint = "write [] where there is none, or delete the line"
        return place.error("empty-text", f"{field} is empty", hint)
    if kind == "union_tag_not_found":
        hint = f"add `kind`: one of {', '.join(JUDGEMENTS)}"
        return place.error("missing-field", "this judgement has no `kind`", hint)
    if kind in ("enum", "literal_error", "union_tag_invalid"):
        if kind == "union_tag_invalid":
            place, field, value = entry.at("kind"), "`kind`", context.get("tag")
        allowed = str(context.get("expected", context.get("expected_tags", "")))
        return place.error("not-one-of", *_not_one_of(field, value, allowed))
    if kind == "date-not-edtf":
        return place.error("date-not-edtf", f"{field}: {error['msg']}")
    if kind == DATE_MEMBERS.code:
        return place.error(kind, f"{field}: {error['msg']}", DATE_MEMBERS.hint)
    if kind.startswith("date"):
        message = f"{field} is one plain day, and {_quoted(value)} is none"
        return place.error("bad-day", message, "write it as 2024-12-31")
    if kind.startswith(("float", "finite", "int_")):
        message = f"{field} is a number, and {_quoted(value)} is none"
        data = entry.data
        language = data.get("language") if isinstance(data, dict) else None
        usual = "write digits alone, with a point before decimals: 20000 or 2.5"
        instead = what_to_write(value, language) if isinstance(value, str) else None
        return place.error("bad-number", message, instead or usual)
    if kind == "greater_than":
        message = f"{field} must be greater than {context['gt']:g}, and is {_quoted(value)}"
        return place.error("bad-number", message)
    if kind == "string_pattern_mismatch" and "64" in context["pattern"]:
        message = f"{field} is 64 hexadecimal digits in lower case, and this is not"
        return place.error("bad-sha256", message, "run `sha256sum` on the document")
    if kind in ("string_pattern_mismatch", "string_too_long"):
        return place.error("bad-id", *_bad_id(field, str(value)))
    return place.error("wrong-shape", *_wrong_shape(error, field, value))


def _not_one_of(field: str, value: object, allowed: str) -> tuple[str, str, str | None]:
    from difflib import get_close_matches

    options = re.findall(r"'([^']*)'", allowed)
    near = get_close_matches(str(value).lower(), options, 1, 0.6)
    hint = f"did you mean `{near[0]}`?" if near else f"write one of {', '.join(options)}"
    return f"{field} cannot be {_quoted(value)}", hint, near[0] if near else None


def _bad_id(field: str, value: str) -> tuple[str, str, str | None]:
    slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    message = f"{field} is an id, and {_quoted(value)} is not written as one"
    if len(slug) > 80:
        return message, "an id has at most 80 characters", None
    hint = "an id is short, in lower case, its words joined by hyphens"
    return message, f"{hint}: `{slug}`" if slug else hint, slug or None


def _wrong_shape(error: Any, field: str, value: object) -> tuple[str, str | None]:
    kind: str = error["type"]
    found = _described(value)
    if kind in ("tuple_type", "list_type", "iterable_type"):
        hint = (
            f"write it in brackets: [{shorten(value.strip('[]'))}]"
            if isinstance(value, str)
            else None
        )
        return f"{field} is a list, and this is {found}", hint
    if kind.startswith(("model", "dict")):
        return f"{field} is a mapping of fields, and this is {found}", "write `name: value`"
    if kind == "too_short":
        return f"{field} is an empty list", "write at least one text"
    if kind in ("too_long", "missing"):
        return f"{field} is a list of two ids, no more and no fewer", None
    if kind.startswith("string"):
        hint = "write something after it; a field that may be left out is left out whole"
        if isinstance(value, (list, dict)):
            hint = "text that begins with a bracket or a brace wants quotation marks"
        elif value is not None:
            hint = f'put it in quotation marks: "{value}"'
        return f"{field} is text, and this is {found}", hint
    return f"{field} cannot be {found}: {error['msg']}", None


def _described(value: object) -> str:
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    return "empty" if value is None else "a number"


def _quoted(value: object) -> str:
    return f"“{shorten(value)}”" if isinstance(value, str) else _described(value)
