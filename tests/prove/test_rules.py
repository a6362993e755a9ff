"""What one record must fulfil holds for whoever makes one, with the code that ``check`` tells."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from graph.read.problem_codes import CODES
from schemas.event import Event
from schemas.figure import Figure
from schemas.judgement import Judgement
from schemas.passage import ClaimLink, StatementPassage
from schemas.record import UNRULED, broken_rules_in
from schemas.record_kinds import JUDGEMENTS, KINDS, Kind, uses_of
from schemas.source import Source

_STATEMENT = {"statement": "said", "quote": "“No.”", "form": "direct", "claims": ["no"]}
_SOURCE = {
    **{"id": "paper", "title": "No", "language": "en", "document": "documents/no.txt"},
    **{"sha256": "0" * 64, "speaker": "nobody", "event": "talk", "passages": [_STATEMENT]},
}


def _without(name: str) -> dict[str, Any]:
    return {key: value for key, value in _SOURCE.items() if key != name}


@pytest.mark.parametrize(
    ("model", "data", "code", "steps"),
    [
        (ClaimLink, {"claim": "no", "stance": "reports"}, "reports-without-of", ("claim",)),
        (ClaimLink, {"claim": "no", "of": "nato"}, "of-without-reports", ("of",)),
        (
            StatementPassage,
            {**_STATEMENT, "claims": ["no", {"claim": "no", "certainty": "arguable"}]},
            "claim-twice",
            ("claims", 1, "claim"),
        ),
        (StatementPassage, {**_STATEMENT, "date": "2019"}, "basis-missing", ("date",)),
        (Event, {"id": "talk", "name": "Talk", "date": "2019?"}, "basis-missing", ("date",)),
        (Source, {**_SOURCE, "published": "2019-XX"}, "basis-missing", ("published",)),
        (Source, _without("speaker"), "no-speaker", ("passages", 0, "statement")),
        (Source, _without("event"), "no-event", ("passages", 0, "statement")),
        (
            Source,
            {**_SOURCE, "passages": [{**_STATEMENT, "form": None}]},
            "missing-field",
            ("passages", 0),
        ),
        (
            Figure,
            {"quantity": "ships", "verbatim": "3 to 2", "low": 3, "high": 2},
            "figure-bounds",
            ("low",),
        ),
        (
            Figure,
            {"quantity": "ships", "verbatim": "endless", "value": "inf"},
            "bad-number",
            ("value",),
        ),
        (
            Judgement,
            {"kind": "broader", "reason": "why", "narrow": "a", "wide": "a"},
            "self-judgement",
            ("wide",),
        ),
        *[
            (
                Judgement,
                {"kind": kind, "reason": "why", field: ["a", "a"]},
                "self-judgement",
                (field, 1),
            )
            for kind, field in [
                ("contradicts", "claims"),
                ("variant", "claims"),
                ("not-same", "claims"),
                ("may-be", "events"),
            ]
        ],
    ],
)
def test_a_record_made_by_hand_keeps_the_rules(
    model: Any, data: dict[str, Any], code: str, steps: tuple[str | int, ...]
) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(model)
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(data)
    (error,) = caught.value.errors()
    assert (error["type"], error["ctx"]["steps"]) == (code, steps)
    assert code in CODES
    found = broken_rules_in(adapter.validate_python(data, context=UNRULED))
    assert [(rule.code, rule.steps) for rule in found] == [(code, steps)]


def test_all_broken_rules_of_a_record_and_its_parts_are_told_at_once() -> None:
    statement = {
        **_STATEMENT,
        "date": "2019",
        "claims": [{"claim": "no", "stance": "reports"}, {"claim": "yes", "of": "nato"}],
        "figures": [{"quantity": "ships", "verbatim": "3", "low": 3, "high": 2, "value": "nan"}],
    }
    data = {**_without("speaker"), "published": "2019", "passages": [statement]}
    found = broken_rules_in(Source.model_validate(data, context=UNRULED))
    assert sorted(rule.code for rule in found) == [
        *["bad-number", "basis-missing", "basis-missing", "figure-bounds", "no-speaker"],
        *["of-without-reports", "reports-without-of"],
    ]


def test_every_kind_comes_after_those_that_it_refers_to() -> None:
    """Which they are follows from the types of the fields."""
    assert set(KINDS) == set(Kind)
    statement = {
        **{**_STATEMENT, "speaker": "ann", "attribution": ["bob"], "event": "talk"},
        "claims": [{"claim": "no", "stance": "reports", "of": "nato"}],
        "figures": [{"quantity": "ships", "verbatim": "3", "taken_from": "eve"}],
    }
    source = Source.model_validate({**_SOURCE, "attribution": ["dan"], "passages": [statement]})
    here = ("passages", 0)
    assert set(uses_of(source)) == {
        (Kind.SPEAKERS, "nobody", ("speaker",)),
        (Kind.SPEAKERS, "dan", ("attribution", 0)),
        (Kind.EVENTS, "talk", ("event",)),
        (Kind.SPEAKERS, "ann", (*here, "speaker")),
        (Kind.SPEAKERS, "bob", (*here, "attribution", 0)),
        (Kind.EVENTS, "talk", (*here, "event")),
        (Kind.CLAIMS, "no", (*here, "claims", 0, "claim")),
        (Kind.SPEAKERS, "nato", (*here, "claims", 0, "of")),
        (Kind.QUANTITIES, "ships", (*here, "figures", 0, "quantity")),
        (Kind.SPEAKERS, "eve", (*here, "figures", 0, "taken_from")),
    }


def test_the_judgements_are_those_of_the_union() -> None:
    for kind, model in JUDGEMENTS.items():
        assert model.model_fields["kind"].annotation.__args__ == (kind,)  # type: ignore[union-attr]
