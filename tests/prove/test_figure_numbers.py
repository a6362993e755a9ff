"""Numbers as texts write them: read in both ways, and never taken for another one in silence."""

import re
import shutil
from pathlib import Path

import pytest

from graph.prove.corpus_loading import load_corpus
from graph.read.problem import Problem
from graph.text.numerals import by_likelihood, read_numeral, what_to_write

_BASE = Path(__file__).parent / "base"
_SOURCE = "records/sources/harbour-2019.yaml"


@pytest.mark.parametrize(
    ("text", "with_point", "with_comma"),
    [
        ("40000", 40000, 40000),
        ("40,000", 40000, 40),
        ("40.000", 40, 40000),
        ("13,000,000,000", 13e9, None),
        ("13.000.000.000", None, 13e9),
        ("13 000 000 000", 13e9, 13e9),
        ("13\u00a0000\u00a0000", 13e6, 13e6),
        ("13\u2009000", 13000, 13000),
        ("13\u202f000,5", None, 13000.5),
        ("13'000.50", 13000.5, None),
        ("13’000", 13000, 13000),
        ("1,30,00,000", 13e6, None),
        ("1.234,5", None, 1234.5),
        ("1,234.5", 1234.5, None),
        ("2,5", None, 2.5),
        ("-2.5", -2.5, None),
        ("４０", 40, 40),
        ("1,2,3", None, None),
        ("40k", None, None),
        ("9" * 100, None, None),
    ],
)
def test_both_readings(text: str, with_point: float | None, with_comma: float | None) -> None:
    assert read_numeral(text) == (with_point, with_comma)


@pytest.mark.parametrize(
    ("language", "likely"),
    [
        *[("en", 40), ("en-GB", 40), ("de", 40000), ("de-AT", 40000), ("de-CH", 40), ("fr", 40000)],
        *[("ru", 40000), ("es", 40000), ("es-MX", 40), ("zh-Hant", 40), ("pt-BR", 40000)],
    ],
)
def test_the_language_says_which_is_likely(language: str, likely: float) -> None:
    assert by_likelihood(read_numeral("40.000"), language)[0] == likely


def test_what_to_write_in_place_of_grouped_digits() -> None:
    assert what_to_write("13,000,000,000", "en") == "write 13000000000"
    assert what_to_write("40,000", "en") == "write 40000, or 40 if that is meant"
    assert what_to_write("40,000", "de") == "write 40, or 40000 if that is meant"
    assert what_to_write("2,5", "en") == "write 2.5"
    assert what_to_write("forty", "en") is None


def _problems(corpus: Path, *changes: tuple[str, str]) -> list[Problem]:
    """What is wrong with the sound corpus after changes of one source's text."""
    shutil.copytree(_BASE, corpus)
    path = corpus / _SOURCE
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return list(load_corpus(corpus).problems)


@pytest.mark.parametrize(
    ("number", "instead"),
    [
        ("13,000,000,000", "13000000000"),
        ("13 000 000 000", "13000000000"),
        ("13.000.000.000", "13000000000"),
        ("13\u00a0000\u00a0000", "13000000"),
        ("13\u202f000", "13000"),
        ("13'000'000", "13000000"),
        ("1,30,00,000", "13000000"),
        ("40,000", "40000, or 40"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("2,5", "2.5"),
    ],
)
@pytest.mark.parametrize("braces", [True, False])
def test_grouped_digits_are_refused_with_what_to_write(
    tmp_path: Path, number: str, instead: str, braces: bool
) -> None:
    change = ("        value: 40\n", f"        value: {number}\n")
    if braces:
        change = ("verbatim: double, factor: 2}", f"verbatim: double, value: {number}}}")
    (problem,) = _problems(tmp_path / "corpus", change)
    assert problem.code == "bad-number"
    assert " ".join(number.split()) in problem.message
    assert problem.hint is not None
    assert problem.hint.startswith(f"write {instead}")
    assert problem.source_line is not None
    assert problem.source_line[problem.column - 1 :].startswith(number.partition(",")[0])


_VERBATIM = "        verbatim: about 40\n"


@pytest.mark.parametrize(
    ("language", "stated", "value", "told"),
    [
        ("de", "40.000", "40.000", "error: write 40000, or 40 if"),
        ("de", "40.000", "40", "warning: write 40000"),
        ("de", "40.000", "40000", None),
        ("en", "40.000", "40.000", "error: write 40000, or 40"),
        ("en", "40.000", "40", None),
        ("en", "2.125", "2.125", None),
        ("en", "40,000", "40", "warning: write 40000"),
        ("en", "40,000", "40000", None),
        ("en", "40,000", "40.000", "error: write 40000, or 40 if"),
        ("de", "3,125", "3.125", None),
        ("en", "3.125", "3.125", None),
        ("en", "some forty", "40.000", "error: write 40000, or 40"),
        ("en", "three and an eighth", "3.125", "error: write 3125, or 3.1250"),
        ("en", "three and an eighth", "3.1250", None),
        ("fr", "40 000", "40000", None),
        ("de", "40.000 bis 50.000", "40000", None),
    ],
)
def test_a_number_that_may_be_a_thousand_times_as_much_is_asked_about(
    tmp_path: Path, language: str, stated: str, value: str, told: str | None
) -> None:
    """The verbatim words are not in the quote here; that is another problem."""
    problems = _problems(
        tmp_path / "corpus",
        ("language: en\n", f"language: {language}\n"),
        (_VERBATIM, f"        verbatim: {stated} ships\n"),
        ("        value: 40\n", f"        value: {value}\n"),
    )
    found = [each for each in problems if each.code == "number-of-two-readings"]
    if told is None:
        assert found == []
        return
    (problem,) = found
    severity, _, hint = told.partition(": ")
    assert problem.severity.value == severity
    assert re.sub(r"^.*?: (?=write)", "", problem.hint or "").startswith(hint)
