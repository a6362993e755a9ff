"""Records of every kind, very many of them or very large, are checked in a time like their size."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from graph.prove.corpus_loading import load_corpus
from graph.read.problem import fields_of, format_problem
from tests.hostile.growth import assert_grows_with_its_size

Make = Callable[[int], dict[str, str]]
"""From a size to the files of records with their text."""


def _lines(records: Sequence[Mapping[str, object]]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def _broader(pairs: list[tuple[int, int]], *more: Mapping[str, object]) -> dict[str, str]:
    """Judgements between numbered claims."""
    numbers = sorted({number for pair in pairs for number in pair})
    judgements: list[Mapping[str, object]] = [
        {"kind": "broader", "narrow": f"c-{narrow}", "wide": f"c-{wide}", "reason": "So."}
        for narrow, wide in pairs
    ]
    return {
        "claims.jsonl": _lines([{"id": f"c-{at}", "text": "It is so."} for at in numbers]),
        "judgements.jsonl": _lines([*judgements, *more]),
    }


def _chain(size: int) -> dict[str, str]:
    return _broader([(at, at + 1) for at in range(size)])


def _circle(size: int) -> dict[str, str]:
    return _broader([(at, (at + 1) % size) for at in range(size)])


def _mesh(size: int) -> dict[str, str]:
    """Layers of ten claims, each broader than all of the layer below."""
    layers = range(size // 100)
    return _broader(
        [
            (10 * layer + low, 10 * (layer + 1) + high)
            for layer in layers
            for low in range(10)
            for high in range(10)
        ]
    )


def _hub(size: int) -> dict[str, str]:
    """Very many claims below one that is below very many."""
    half = size // 2
    return _broader([(at, size) for at in range(half)] + [(size, at + half) for at in range(half)])


def _contradictions(size: int) -> dict[str, str]:
    contradictions = [
        {"kind": "contradicts", "claims": [f"c-{at}", f"c-{size - at}"], "reason": "So."}
        for at in range(size // 2)
    ]
    return _broader([(at, at + 1) for at in range(size)], *contradictions)


def _variants(size: int) -> dict[str, str]:
    made = _broader([(at, at + 1) for at in range(size)])
    joined = [
        {"kind": kind, "claims": [f"c-{left}", f"c-{right}"], "reason": "So."}
        for at in range(size // 2)
        for kind, left, right in (("variant", at, at + 1), ("not-same", at, size // 2 - at))
        if left != right
    ]
    return made | {"judgements.jsonl": _lines(joined)}


def _unknown(size: int) -> dict[str, str]:
    claims = [
        {"id": f"claim-number-{at}", "text": "So.", "narrative": f"narrative-{at}x"}
        for at in range(size)
    ]
    narratives = [{"id": f"narrative-{at}", "name": "A narrative"} for at in range(size)]
    return {"claims.jsonl": _lines(claims), "narratives.jsonl": _lines(narratives)}


def _sets_of_dates(size: int) -> dict[str, str]:
    early = ",".join(f"{year}" for year in range(1000, 1900))
    late = ",".join(f"{year}" for year in range(1950, 2020))
    events = [
        {"id": f"e-{at}", "name": "It", "date": f"[{late if at else early}]", "basis": "So."}
        for at in range(max(size // 50, 2))
    ]
    judged = [
        {"kind": "may-be", "events": ["e-0", f"e-{at}"], "reason": "So."}
        for at in range(1, len(events))
    ]
    return {"events.jsonl": _lines(events), "judgements.jsonl": _lines(judged)}


MANY: Mapping[str, Make] = {
    "a chain of claims": _chain,
    "a circle of claims": _circle,
    "a mesh of claims": _mesh,
    "a hub of claims": _hub,
    "contradictions in a chain": _contradictions,
    "variants in a chain": _variants,
    "unknown ids among many": _unknown,
    "sets of dates": _sets_of_dates,
    "bad records": lambda size: {"claims.jsonl": _lines([{"id": "A B", "x": 1}] * size)},
    "bad records in YAML": lambda size: {"claims.yaml": "- {id: A B, x: 1}\n" * size},
    "bad records on one line": lambda size: {
        "claims.yaml": "[" + "{id: A B, x: 1}, " * size + "]\n"
    },
    "bad fields of one record": lambda size: {
        "claims.jsonl": json.dumps({f"field-{at}": "x" for at in range(size)})
    },
    "one id again and again": lambda size: {"claims.yaml": "- {id: a, text: b}\n" * size},
    "anchors": lambda size: {"claims.yaml": "- &a x\n" * size},
    "tags": lambda size: {"claims.yaml": "- !a x\n" * size},
    "brackets": lambda size: {"claims.yaml": "[ " * size},
    "dashes": lambda size: {"claims.yaml": "- " * size},
    "spaces": lambda size: {"claims.yaml": "- id: a\n" + " " * size},
    "a long key": lambda size: {"claims.yaml": f"- {'a' * size}: b\n"},
    "a long id": lambda size: {"claims.yaml": f"- id: {'a' * size}\n  text: b\n"},
    "a long word": lambda size: {"claims.jsonl": json.dumps({"id": "a", "kind": "b" * size})},
    "duplicate keys": lambda size: {"claims.yaml": "- " + "  id: a\n" * size},
    "many formerly": lambda size: {
        "claims.jsonl": json.dumps(
            {"id": "a", "text": "b", "formerly": [f"old-{at}" for at in range(size)]}
        )
    },
}


@pytest.mark.parametrize("kind", MANY)
def test_very_many(kind: str, tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()

    def check(files: dict[str, str]) -> None:
        for name, text in files.items():
            (tmp_path / "records" / name).write_text(text, "utf-8")
        for problem in load_corpus(tmp_path).problems[:100]:
            format_problem(problem)

    assert_grows_with_its_size(MANY[kind], check)


def test_a_very_long_line_is_not_told_again_with_each_problem(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/claims.yaml").write_text("[" + "{id: A B, x: 1}, " * 5_000 + "]\n")
    problems = load_corpus(tmp_path).problems
    assert len(problems) > 5_000
    assert len({id(problem.source_line) for problem in problems}) == 1
    assert len(json.dumps([fields_of(problem) for problem in problems])) < 500 * len(problems)
