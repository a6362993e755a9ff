"""Speech without quotation marks: all of a transcript's quote is the speaker's own words."""

from pathlib import Path

import pytest

from graph.prove.corpus_loading import LoadResult
from schemas.passage import Form
from tests.prove.one_source import load, words_of

TEXT = "Question: Will you leave?\n\nJane Marsh: We stay. (Applause) We will always stay."


def _load(folder: Path, form: str, kind: str) -> LoadResult:
    passages = f"""
    - {{dismissed: heading, text: "Question: Will you leave?\\n\\nJane Marsh:"}}
    - statement: stays
      quote: We stay. (Applause) We will always stay.
      claims: [stays]
      {form}
    """
    return load(folder, TEXT, passages, kind)


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("form: verbatim", ""),
        ("", "kind: transcript"),
        ("form: verbatim", "kind: transcript"),
        ("form: verbatim", "kind: official"),
    ],
)
def test_the_whole_quote_of_a_transcript_is_own_words(tmp_path: Path, form: str, kind: str) -> None:
    result = _load(tmp_path, form, kind)
    assert words_of(result) == [("We stay. (Applause) We will always stay.",)]
    assert result.corpus is not None
    assert [each.form for each in result.corpus.statements()] == [Form.VERBATIM]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SPOKESWOMAN: We stay.", "We stay."),
        ("Jane Marsh: We stay.", "We stay."),
        ("Ms. Marsh (Bay Party):\n  We stay.", "We stay."),
        ("J.R.Marsh: We stay.", "We stay."),
        ("МИНИСТР: Мы остаёмся.", "Мы остаёмся."),
        ("J. MARSH： 我们留下。", "我们留下。"),
        ("The answer: we stay.", "The answer: we stay."),
        ("Truth: we stay, Marsh.", "Truth: we stay, Marsh."),
        ("NATO stays: we know.", "NATO stays: we know."),
        ("MARSH:", "MARSH:"),
        ("We meet at 10:30.", "We meet at 10:30."),
    ],
)
def test_the_label_of_a_speaker_is_not_said(tmp_path: Path, text: str, said: str) -> None:
    quote = " ".join(text.split())
    passages = f"- {{statement: stays, quote: '{quote}', claims: [stays]}}"
    assert words_of(load(tmp_path, text, passages, "kind: transcript")) == [(said,)]


def test_words_may_leave_out_what_a_transcript_adds(tmp_path: Path) -> None:
    result = _load(tmp_path, "words: [We stay., We will always stay.]", "kind: transcript")
    assert words_of(result) == [("We stay.", "We will always stay.")]


@pytest.mark.parametrize("kind", ["", "kind: article", "kind: wire"])
def test_only_a_transcript_may_leave_the_form_out(tmp_path: Path, kind: str) -> None:
    (problem,) = _load(tmp_path, "", kind).problems
    assert problem.code == "missing-field"
    assert problem.message == "this statement has no `form`"
    assert problem.hint is not None
    assert "kind: transcript" in problem.hint


def test_a_kind_is_one_of_seven(tmp_path: Path) -> None:
    (problem,) = _load(tmp_path, "form: verbatim", "kind: speech").problems
    assert problem.code == "not-one-of"
    allowed = ("article", "wire", "transcript", "official", "rewrite", "social", "other")
    assert all(each in f"{problem.message} {problem.hint}" for each in allowed)
