"""Any text becomes a record that loads, with nothing wrong but that nobody has read it."""

import datetime
import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.archive.skeleton import Known, find_title, write_skeleton
from graph.edit.yaml_scalars import write_scalar
from graph.prove.corpus_loading import load_corpus
from graph.read.places import TextFile
from graph.read.yaml_text import read_yaml
from graph.text.flat_text import flatten
from graph.text.printable import UNSEEN
from graph.text.slug import slugify

DAY = datetime.date(2024, 12, 31)
ROOT = Path(__file__).parents[2]

_texts = st.text(max_size=120) | st.lists(
    st.sampled_from(
        [
            *(" \n\x00\ufeff\x85\u2028\t%@`|>{*&!'\"\\"),
            *("A", "b.", "Yes.", "Yes", "a: b", "# c", "- d", "[x]", "on", "2024", "March 5"),
            *("on Tuesday", "\n\n", "---", "...", "? ", "long words " * 12),
        ]
    ),
    max_size=25,
).map("".join)


@given(text=_texts)
@example("Yes. Yes. Yes.")
@example("a\x00a")
@example("0 ¼A")
@example("0\ufeff0")
@example("\ufeff \ufeff. \ufeffA b.\ufeff")
@example("A.\u0301 B")
@example("\ufeffA title of this text\n\nA: b.")
@example("\x1b\u0e31")
@settings(max_examples=300, deadline=None)
def test_any_text_becomes_a_record_that_loads(text: str) -> None:
    raw = text.encode("utf-8", "ignore")
    text = raw.decode()
    known = Known("it", "documents/it.txt", hashlib.sha256(raw).hexdigest(), DAY)
    with TemporaryDirectory() as name:
        corpus = Path(name)
        (corpus / "documents").mkdir()
        (corpus / "documents/it.txt").write_bytes(raw)
        (corpus / "records/sources").mkdir(parents=True)
        try:
            record = write_skeleton(text, known)
        except ValueError:
            assert flatten(UNSEEN.sub("", text)) == ""
            return
        (corpus / "records/sources/it.yaml").write_bytes(record.encode())
        result = load_corpus(corpus)
    assert result.corpus is not None, (result.problems, record)
    assert {problem.code for problem in result.problems} <= {"open-passage"}, result.problems


def test_sentences_that_nothing_near_tells_apart_are_one_passage() -> None:
    """To single each out by itself would take nearly the whole text beside it, again and again."""
    record = write_skeleton("Nothing to add. " * 100, Known("it", "it.txt", "0" * 64, DAY))
    assert record.count("- open:") == 1
    assert "# 100 sentences, which recur and cannot be told apart one by one" in record


@given(text=st.text(min_size=1).map(flatten).filter(bool), indent=st.integers(2, 8))
@settings(max_examples=300, deadline=None)
def test_a_scalar_comes_back_exactly(text: str, indent: int) -> None:
    if UNSEEN.search(text):
        return
    entry, problems = read_yaml(TextFile("it", f"a: {write_scalar(text, indent=indent, used=3)}\n"))
    assert problems == []
    assert entry is not None
    assert entry.data == {"a": text}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("All news\n\nCouncil hears a plan\n\nIt did.", "Council hears a plan"),
        ("Home | News | Weather today\nCouncil hears a plan\n", "Council hears a plan"),
        ("The council heard a plan today.\n\nCouncil hears a plan", None),
        ("One", None),
    ],
)
def test_the_title_is_the_first_line_that_reads_as_one(text: str, title: str | None) -> None:
    assert find_title(text) == title


def test_an_id_is_made_of_the_first_words() -> None:
    assert slugify("Russia’s Élan: 5 things to know about it") == "russias-elan-5-things-to-know"
    assert slugify("他说") == ""


def test_a_sentence_that_stands_twice_is_singled_out() -> None:
    known = Known("it", "documents/it.txt", "0" * 64, DAY)
    record = write_skeleton("Is it so? Yes. Was it so? Yes.", known)
    assert record.endswith(
        "passages:\n"
        "  - open: Is it so?\n\n"
        "  - open: Yes.\n    suffix: Was\n\n"
        "  - open: Was it so?\n\n"
        "  - open: Yes.\n    prefix: Was it so?\n"
    )
