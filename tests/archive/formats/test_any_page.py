"""Whatever a page is made of, it becomes a record that loads, or a refusal in words."""

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

pytest.importorskip("trafilatura")

from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.archive.extract import extract
from graph.archive.formats.extracted import CannotExtractError
from graph.archive.formats.media_type import Format
from graph.archive.formats.web_page import read_page
from graph.archive.new_source import archive_source
from graph.disk.bounds import RefusedError
from graph.prove.corpus_loading import load_corpus

pytestmark = pytest.mark.filterwarnings("default")

DAY = datetime.date(2024, 12, 31)
TOKENS = [
    *("<p>", "</p>", "<div>", "</div>", "<br>", "<h1>", "</h1>", "<b>", "</b>", "<table>", "<tr>"),
    *("<td>", "</table>", "<article>", "</article>", "<nav>", "</nav>", "<ul><li>", "<pre>"),
    *("<template>", "</template>", "<p hidden>", "<!--", "-->", "<script>", "</script>", "<svg>"),
    *("<title>", "</title>", "<html lang='", "<meta charset='", "<time datetime='2024-", "'>"),
    *(
        "<meta property=og:title content='",
        "<meta property=og:url content='https://x.y/",
        "<a href=x>",
    ),
    *('<script type="application/ld+json">', '{"@type":"NewsArticle","headline":', "[", "]}", '"'),
    *(
        "The minister said that we will never leave it. ",
        "Да. ",
        "\x00",
        "\x85",
        "\u2028",
        "&nbsp;",
    ),
    *(
        "&#0;",
        "&#x1F;",
        "&#xD800;",
        "\ufeff",
        "# ",
        ": ",
        "\u202e",
        "a\u0301",
        "\xff",
        "\t",
        "\n\n",
        "😀",
    ),
]
PAGES = st.lists(st.sampled_from(TOKENS) | st.text(max_size=3), max_size=40).map("".join)


@given(page=PAGES)
@example("<p>a &#x1F; b \x85 c<template>x\x00 y</template>")
@example("<meta property=og:title content='\x00 # a: b'><p>He said so.")
@settings(max_examples=15, deadline=None)
def test_any_page_becomes_a_record_that_loads(page: str) -> None:
    raw = page.encode("utf-8", "replace")
    with TemporaryDirectory() as name:
        corpus = Path(name)
        (corpus / "records").mkdir()
        (corpus / "a.html").write_bytes(raw)
        try:
            archive_source(
                corpus,
                *(corpus / "a.html",),
                archived_on=DAY,
                id="it",
                fields={},
                read_as=Format.PAGE,
            )
        except (CannotExtractError, RefusedError):
            return
        result = load_corpus(corpus)
    assert result.corpus is not None, result.problems
    expected = {"open-passage", "lookalike-letter", "invisible-character"}
    assert {problem.code for problem in result.problems} <= expected, result.problems


@given(
    raw=st.binary(max_size=200)
    | st.sampled_from([b"%PDF-", b"<html>", b"PK\x03\x04", b"{", b"From: "]).flatmap(
        lambda head: st.binary(max_size=200).map(head.__add__)
    )
)
@settings(max_examples=30, deadline=None)
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        extract(Path("a"), raw)
    except CannotExtractError as error:
        assert str(error).startswith("a: ")  # noqa: PT017


WORDS = st.lists(
    st.sampled_from(["never", "leave", "NATO", "40,000", "“we", "it”", "да", "条約"]),
    min_size=1,
    max_size=6,
)
INLINE = [
    "b",
    "i",
    "time",
    "q",
    "bdi",
    "font",
    "custom-el",
    "a",
    "sup",
    "del",
    "nobr",
    "tt",
    "button",
    "label",
]


@st.composite
def _sentences(draw: st.DrawFn) -> tuple[str, str]:
    """Words of a sentence with elements inside, and as they read."""
    shown, marked = "The minister said that", "The minister said that"
    for words in draw(st.lists(WORDS, min_size=1, max_size=5)):
        tag = draw(st.sampled_from(INLINE))
        space = draw(st.sampled_from([" ", ""]))
        text = " ".join(words)
        marked += f"{space}<{tag}>{text}</{tag}>"
        shown += f"{space}{text}"
    return f"{marked} at the end.", f"{shown} at the end."


@given(sentences=st.lists(_sentences(), min_size=1, max_size=6))
@settings(max_examples=50, deadline=None)
def test_no_word_of_a_paragraph_is_lost(sentences: list[tuple[str, str]]) -> None:
    inner = "".join(f"<p>{marked}</p>" for marked, _ in sentences)
    page = f"<html><body><nav><a href=x>Home</a></nav><article>{inner}</article></body></html>"
    found = read_page(page.encode())
    assert found.text == "\n\n".join(shown for _, shown in sentences) + "\n"
