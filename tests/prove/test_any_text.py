"""Any text at all gives records or problems, never a traceback."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.prove.corpus_loading import LoadResult, load_corpus
from graph.read.problem import format_problem
from graph.read.problem_codes import CODES

_BASE = Path(__file__).parent / "base"
_FILES = [
    "records/speakers.yaml",
    "records/claims/more.jsonl",
    "records/judgements.yaml",
    "records/sources/more.yaml",
    "records/sources/more.jsonl",
    "documents/harbour-2019.txt",
]
_SOURCE = (_BASE / "records/sources/harbour-2019.yaml").read_text("utf-8")

_SIGNS = [
    "- ",
    "  ",
    "\n",
    ": ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "|",
    ">",
    "#",
    "\t",
    "\\",
    "? ",
]
_REFUSED = ["&a ", "*a", "!t ", "<<", "---\n", "...\n", "%YAML 1.1\n", "\ufeff", "\x85", "\u2028"]
_KEYS = ["id", "kind", "claims", "passages", "quote", "statement", "dismissed", "text", "form"]
_MORE_KEYS = ["document", "sha256", "archived_on", "published", "figures", "formerly", "title"]
_VALUES = ["a-b", "broader", "direct", "2019/..", "2019-XX", "documents/harbour-2019.txt"]

_yaml_like = st.lists(
    st.sampled_from([*_SIGNS, *_REFUSED, *_KEYS, *_VALUES]),
    max_size=40,
).map("".join)
_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(_VALUES),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(max_size=5) | st.sampled_from([*_KEYS, *_MORE_KEYS]), inner, max_size=6
        )
    ),
    max_leaves=20,
)


@pytest.fixture(scope="module")
def corpus() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "corpus"
        shutil.copytree(_BASE, copy)
        (copy / "records/claims").mkdir()
        yield copy


def _load_with(corpus: Path, name: str, content: bytes) -> LoadResult:
    path = corpus / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(content)
    try:
        result = load_corpus(corpus)
    finally:
        path.unlink() if before is None else path.write_bytes(before)
    for problem in result.problems:
        assert problem.code in CODES
        assert format_problem(problem).encode("utf-8")
        if problem.source_line is not None:
            assert 1 <= problem.column <= len(problem.source_line) + 1
    return result


@given(name=st.sampled_from(_FILES), content=st.binary(max_size=60))
@settings(max_examples=80, deadline=None)
def test_any_bytes(corpus: Path, name: str, content: bytes) -> None:
    _load_with(corpus, name, content)


@given(name=st.sampled_from(_FILES), content=_yaml_like | st.text(max_size=60))
@example(name="records/speakers.yaml", content="[" * 3000)
@example(name="records/sources/more.yaml", content="- " * 3000)
@example(name="records/sources/more.yaml", content="{a: " * 3000)
@example(name="records/sources/more.yaml", content="? " * 3000)
@example(name="records/speakers.yaml", content="*a : b")
@example(name="records/speakers.yaml", content="- : b\n- &a\n- ! x")
@settings(max_examples=300, deadline=None)
def test_any_text(corpus: Path, name: str, content: str) -> None:
    _load_with(corpus, name, content.encode("utf-8", "surrogatepass"))


@given(name=st.sampled_from([name for name in _FILES if "jsonl" in name]), content=_json)
@settings(max_examples=150, deadline=None)
def test_any_json(corpus: Path, name: str, content: object) -> None:
    _load_with(corpus, name, json.dumps(content).encode())


@given(name=st.sampled_from(_FILES[:5]), content=_json)
@settings(max_examples=100, deadline=None)
def test_any_json_as_yaml(corpus: Path, name: str, content: object) -> None:
    """Nearly all JSON is YAML, and so reaches the checks of records."""
    _load_with(corpus, name, json.dumps(content).encode())


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_any_slip_of_the_pen(corpus: Path, data: st.DataObject) -> None:
    """A sound file with a stretch of it lost, doubled or overwritten."""
    start = data.draw(st.integers(0, len(_SOURCE)))
    end = data.draw(st.integers(start, min(len(_SOURCE), start + 40)))
    slip = data.draw(st.sampled_from(["", _SOURCE[start:end] * 2, "x", ": ", "\n", "'", "["]))
    damaged = _SOURCE[:start] + slip + _SOURCE[end:]
    _load_with(corpus, "records/sources/harbour-2019.yaml", damaged.encode())
