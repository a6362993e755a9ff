"""What pydantic found wrong with a record, in the words of the person who wrote it."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from graph.read.places import Entry, Steps
from graph.read.problem import Problem
from graph.read.value_slips import explain_value
from graph.text.numerals import cut_field, what_to_write
from graph.text.printable import shorten
from schemas.figure import Figure
from schemas.passage import ClaimLink, DismissedPassage, OpenPassage, StatementPassage
from schemas.record_kinds import JUDGEMENTS

_NOUNS: Mapping[str, str] = {
    "StatementPassage": "statement",
    "DismissedPassage": "dismissed passage",
    "OpenPassage": "open passage",
    "ClaimLink": "link to a claim",
    **{model.__name__: f"judgement `{kind}`" for kind, model in JUDGEMENTS.items()},
}


_PASSAGES: Mapping[str, type[BaseModel]] = {
    "dismissed": DismissedPassage,
    "statement": StatementPassage,
    "open": OpenPassage,
}
"""From the field that tells a passage's kind to its model; the first that is there decides."""


def explain_errors(
    errors: list[Any], model: type[BaseModel] | None, entry: Entry
) -> list[tuple[Steps, Problem]]:
    """A problem for each slip, with the steps to the part of the record that it spoils.

    Args:
        errors: as pydantic lists them.
        model: what the record should be; None for a judgement, which says so itself.
        entry: the record as it stands in its file.
    """
    found: list[tuple[Steps, Problem]] = []
    meant: set[Steps] = set()
    unkind: set[Steps] = set()
    told: set[Problem] = set()
    missing: list[tuple[Steps, Problem]] = []
    for error in errors:
        steps = _steps(error["loc"], judgement=model is None)
        part = _part(entry.data, steps[:-1]) if steps else None
        kind = error["type"]
        if steps[:1] == ("passages",) and _is_neither(passage := _part(entry.data, steps[:2])):
            if steps[:2] not in unkind:
                unkind.add(steps[:2])
                found.append((steps[:2], _neither(entry, steps[:2], passage)))
        elif kind == "extra_forbidden":
            owner = _model_at(model, steps[:-1], entry.data)
            problem, nearest = _unknown_field(owner, steps, entry, part)
            meant.add((*steps[:-1], nearest))
            # A number that is cut at several commas is one slip.
            if problem not in told:
                told.add(problem)
                found.append((steps, problem))
        elif kind == "missing" and isinstance(steps[-1], str):
            owner = _model_at(model, steps[:-1], entry.data)
            missing.append((steps, _missing_field(owner, steps, entry)))
        else:
            found.append((steps, explain_value(error, steps, entry)))
    # A misspelled field is one slip: it is not also missing.
    return found + [(steps, problem) for steps, problem in missing if steps not in meant]


def article(noun: str) -> str:
    """The noun with its article."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _steps(location: tuple[Any, ...], *, judgement: bool) -> Steps:
    """Pydantic's way to a slip without the tags that stand for no step in the record."""
    steps = list(location)
    if judgement and steps and steps[0] in JUDGEMENTS:
        steps = steps[1:]
    if len(steps) > 2 and steps[0] == "passages":
        del steps[2]
    return tuple(steps)


def _part(data: object, steps: Steps) -> object:
    """What stands at the end of the steps, or the text on the way there."""
    for step in steps:
        is_key = isinstance(data, dict) and step in data
        if not is_key and not (isinstance(data, list) and step in range(len(data))):
            return data
        inner: Any = data
        data = inner[step]
    return data


def _model_at(model: type[BaseModel] | None, steps: Steps, data: object) -> type[BaseModel] | None:
    if model is None:
        kind = data.get("kind") if isinstance(data, dict) else None
        return JUDGEMENTS.get(kind) if isinstance(kind, str) else None
    names = [step for step in steps if isinstance(step, str)]
    if not names:
        return model
    if names == ["passages"]:
        passage = _part(data, steps)
        keys = passage.keys() if isinstance(passage, dict) else set()
        return next((kind for key, kind in _PASSAGES.items() if key in keys), StatementPassage)
    parts: dict[str, type[BaseModel]] = {"claims": ClaimLink, "figures": Figure}
    return parts.get(names[-1], model)


def noun_of(model: type[BaseModel]) -> str:
    """What a record of this model is called."""
    return _NOUNS.get(model.__name__, model.__name__.lower())


def _unknown_field(
    owner: type[BaseModel] | None, steps: Steps, entry: Entry, part: object
) -> tuple[Problem, str]:
    from difflib import get_close_matches

    key = str(steps[-1])
    fields = list(owner.model_fields) if owner else ["kind", "claims", "reason"]
    noun = noun_of(owner) if owner else "judgement"
    place = entry.at_key(*steps)
    if key in _PASSAGES and owner in _PASSAGES.values():
        told = next(name for name, kind in _PASSAGES.items() if kind is owner)
        message = f"a passage is one of `statement`, `dismissed` and `open`; this is `{told}` too"
        if {key, told} == {"statement", "dismissed"}:
            message = "a passage is either a `statement` or `dismissed`, not both"
        return place.error("unknown-field", message, "delete one of the two"), ""
    if owner is Figure and (cut := cut_field(part, key)):
        field, number = cut
        data = entry.data
        language = data.get("language") if isinstance(data, dict) else None
        message = f"`{field}` is a number, and “{shorten(number)}” is cut at its commas"
        hint = what_to_write(number, language) or "write digits alone, with a point before decimals"
        return entry.at(*steps[:-1], field).error("bad-number", message, hint), ""
    unused = [field for field in fields if not isinstance(part, dict) or field not in part]
    near = get_close_matches(key.lower(), unused, 1, 0.6)
    hint = f"did you mean `{near[0]}`?" if near else f"its fields are {', '.join(fields)}"
    message = f"{article(noun)} has no field `{shorten(key)}`"
    nearest = near[0] if near else None
    return place.error("unknown-field", message, hint, nearest), nearest or ""


def _missing_field(owner: type[BaseModel] | None, steps: Steps, entry: Entry) -> Problem:
    field = str(steps[-1])
    place = entry.at(*steps[:-1])
    noun = noun_of(owner) if owner else "judgement"
    described = owner.model_fields[field].description if owner else None
    told = f": {described[:1].lower()}{described[1:]}" if described else ""
    return place.error("missing-field", f"this {noun} has no `{field}`", f"add `{field}`{told}")


def _is_neither(passage: object) -> bool:
    """Whether a mapping among the passages does not say what kind of passage it is."""
    return isinstance(passage, dict) and not passage.keys() & _PASSAGES.keys()


def _neither(entry: Entry, steps: Steps, passage: Any) -> Problem:
    from difflib import get_close_matches

    for key in passage:
        if near := get_close_matches(key.lower(), list(_PASSAGES), 1, 0.7):
            message = f"a passage has no field `{shorten(key)}`"
            place = entry.at_key(*steps, key)
            return place.error("unknown-field", message, f"did you mean `{near[0]}`?", near[0])
    message = "this passage is neither a `statement` nor `dismissed`"
    hint = "begin it with `statement:` and a name, or with `dismissed:` and the reason"
    return entry.at(*steps).error("missing-field", message, hint)
