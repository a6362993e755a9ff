"""Canonical order and layout: the same records, every comment kept."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.edit.canonical_layout import find_changes, lay_out
from graph.read.corpus_files import Kind
from graph.read.places import TextFile
from graph.read.yaml_text import read_yaml

ROOT = Path(__file__).parents[2]

_TOP = [
    "id: a-b\n",
    "title: >-\n  A title\n  of two lines\n",
    "# about the language\nlanguage: en\n",
    "document: documents/a.txt   # the text\n",
    "speaker: ada-lund\n",
]
_STATEMENT = [
    "statement: one\n",
    "    quote: >-\n      Words that\n      # are words\n",
    "    # of the form\n    form: direct\n",
    "    claims:\n      - a\n      - {claim: b,\n         stance: denies}\n",
    "    note: |\n      Two\n      lines\n",
]


def _data(text: str) -> object:
    entry, problems = read_yaml(TextFile("it", text))
    assert entry is not None, problems
    return entry.data


@given(seed=st.integers(0, 10_000))
@settings(max_examples=200, deadline=None)
def test_any_order_comes_out_as_one(seed: int) -> None:
    chance = random.Random(seed)
    top, fields = list(_TOP), list(_STATEMENT)
    chance.shuffle(top)
    chance.shuffle(fields)
    first = fields[0].lstrip().removeprefix("# of the form\n    ")
    others = [each if each.startswith(" ") else f"    {each}" for each in fields[1:]]
    passages = "".join(
        ["passages:\n", f"  - {first}", *others, "\n  # of the end\n  - open: End.\n"]
    )
    text = "# head\n\n" + "".join(top) + "\n" + passages
    laid_out = lay_out(TextFile("it", text), Kind.SOURCES)
    assert _data(laid_out) == _data(text)
    keys = [line.split(":")[0].strip(" -") for line in laid_out.split("\n") if ": " in line]
    assert [key for key in keys if key in ("id", "title", "language", "document", "speaker")] == [
        *("id", "title", "language", "document", "speaker")
    ]
    assert [key for key in keys if key in ("statement", "quote", "form", "note")] == [
        *("statement", "quote", "form", "note")
    ]
    if not top[0].startswith("#"):  # else it is the head's
        assert laid_out.startswith("# head\n\nid: a-b\n")
        assert "# about the language\nlanguage: en\n" in laid_out
    assert "  # of the end\n  - open: End.\n" in laid_out
    assert sorted(laid_out.replace("- ", "  ").split()) == sorted(text.replace("- ", "  ").split())
    assert lay_out(TextFile("it", laid_out), Kind.SOURCES) == laid_out


@given(text=st.text(" \n#-:abid{}[]>|'\"\t\r", max_size=60))
@settings(max_examples=300, deadline=None)
def test_whatever_a_file_says_it_says_afterwards(text: str) -> None:
    for kind in (Kind.CLAIMS, Kind.SOURCES):
        laid_out = lay_out(TextFile("it", text), kind)
        entry, _ = read_yaml(TextFile("it", text))
        if entry is None:
            assert laid_out == text
        else:
            assert _data(laid_out) == entry.data


@pytest.mark.parametrize("corpus", ["seeds", "tests/prove/base", "graph/edit/template"])
def test_what_ships_is_laid_out(corpus: str) -> None:
    assert [each.file.relative for each in find_changes(ROOT / corpus)] == []
