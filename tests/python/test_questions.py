"""Every question is a method that answers as the command does."""

import inspect
import json
import os
import sys
from pathlib import Path
from typing import Any, assert_type

import pytest

import graph
from graph.queries import QUERIES, load_question
from graph.queries.answer import Answer
from graph.queries.repeats import RepeatRow
from schemas.passage import Stance
from tests.cli.command import ROOT, claimgraph
from tests.python.stub import write_stub

STUB = ROOT / "graph/python/questions.pyi"
ARGUMENTS = {
    "trace": ["nato-exercises-near-russia"],
    "drift": ["nato-exercises-near-russia"],
    "compare": ["2017", "2023"],
    "related": ["nato-exercises-near-russia"],
    "path": ["andrey-belousov", "nato"],
}


@pytest.fixture(scope="module")
def g() -> graph.ClaimGraph:
    return graph.load("seeds")


def ask(g: graph.ClaimGraph, name: str) -> Answer[Any]:
    method: Any = getattr(g, name)
    answer: Answer[Any] = method(*ARGUMENTS.get(name, []))
    return answer


def test_the_stub_tells_what_the_questions_take() -> None:
    made = write_stub()
    if os.environ.get("REFRESH_STUB") == "1":
        STUB.write_text(made, "utf-8")
    assert STUB.read_text("utf-8") == made


@pytest.mark.parametrize("name", QUERIES)
def test_a_method_answers_what_the_command_writes(g: graph.ClaimGraph, name: str) -> None:
    arguments = ARGUMENTS.get(name, [])
    done = claimgraph("query", name, *arguments, "--format", "json", "--corpus", "seeds")
    answer = ask(g, name)
    assert answer
    assert answer.to_dicts() == json.loads(done.stdout)
    assert [*answer.to_dicts()[0]] == answer.columns


@pytest.mark.parametrize("name", QUERIES)
def test_a_method_has_the_docstring_and_the_parameters_of_its_question(name: str) -> None:
    method = getattr(graph.ClaimGraph, name)
    assert method.__doc__ == load_question(name).__doc__
    assert "Annotated" not in str(inspect.signature(method))


def test_text_is_taken_where_an_id_or_an_enum_is_meant(g: graph.ClaimGraph) -> None:
    rows = assert_type(g.repeats(narrative="ukraine"), Answer[RepeatRow])
    assert {g.claim(row.claim).narrative for row in rows} == {"ukraine"}
    assert g.statements(stance="denies") == g.statements(stance=Stance.DENIES) != []


@pytest.mark.parametrize(
    ("given", "named", "message"),
    [
        (["trace", "nato-exercise-near-russia"], {}, "did you mean 'nato-exercises-near-russia'?"),
        (["trace"], {}, "trace: missing a required argument: 'claim'"),
        (["trace", "a", "b"], {}, "trace: too many positional arguments"),
        (["trace", "a"], {"claim": "b"}, "trace: multiple values for argument 'claim'"),
        (["trace", 5], {}, "claim: Input should be a valid string"),
        (["repeats"], {"narative": "ukraine"}, "unexpected keyword argument 'narative'"),
        (["repeats"], {"min_years": 0}, "min_years: must be at least 1"),
        (["repeats"], {"min_years": "two"}, "min_years: 'two' is not a whole number"),
        (["repeats"], {"limit": -1}, "limit: must be at least 1"),
        (["statements"], {"stance": "hates"}, "stance: Input should be 'asserts', 'denies' or"),
        (["statements"], {"text": "\udcff"}, r"text: '\udcff' is not UTF-8 text"),
    ],
)
def test_what_cannot_be_meant_is_named(
    g: graph.ClaimGraph, given: list[Any], named: dict[str, Any], message: str
) -> None:
    name, *arguments = given
    with pytest.raises((LookupError, TypeError, ValueError)) as caught:
        getattr(g, name)(*arguments, **named)
    assert message in str(caught.value)


# Answers


def test_an_answer_is_a_list_and_says_in_a_word_what_it_holds(g: graph.ClaimGraph) -> None:
    answer = g.sources()
    assert answer == [*answer]
    assert repr(answer) == "<sources: 5 rows>"
    assert repr(answer[:1]) == "<sources: 1 row>"
    assert repr(g) == "<ClaimGraph: 5 sources, 101 statements, 105 claims>"


@pytest.mark.parametrize("name", QUERIES)
def test_data_frames_have_the_columns_and_the_rows(g: graph.ClaimGraph, name: str) -> None:
    answer = ask(g, name)
    for rows in (answer, answer[:0]):
        frames: list[Any] = [rows.to_pandas(), rows.to_polars()]
        for frame in frames:
            assert list(frame.columns) == answer.columns
            assert len(frame) == len(rows)


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_missing_library_is_said_in_a_sentence(
    g: graph.ClaimGraph, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError, match=f"^{name} is not installed here: `pip install {name}`"):
        getattr(g.sources(), f"to_{name}")()


def test_a_notebook_shows_records_as_text(tmp_path: Path) -> None:
    """Whatever a record holds, it is no element, ends no cell and turns nothing round."""
    corpus = tmp_path / "corpus"
    records = corpus / "records"
    records.mkdir(parents=True)
    text = r'<img src=x onerror=alert(1)></td> "A" & \u202Eb'
    quoted = json.dumps(text.replace("\\u202E", "\u202e"))
    (records / "claims.jsonl").write_text(f'{{"id": "a", "text": {quoted}}}\n', "utf-8")
    shown = graph.load(corpus).claims()._repr_html_()
    cell = r"&lt;img src=x onerror=alert(1)&gt;&lt;/td&gt; &quot;A&quot; &amp; \u202eb"
    assert f"<bdi>{cell}</bdi></td>" in shown


def test_of_very_many_rows_a_notebook_shows_the_first(g: graph.ClaimGraph) -> None:
    rows = g.claims()
    many = Answer(rows[:] * 3, load_question("claims"))
    assert many._repr_html_().count("<tr>") == 1 + 200
    assert many._repr_html_().endswith("<p>… and 115 more</p>")
    assert "more" not in rows._repr_html_()[-20:]
