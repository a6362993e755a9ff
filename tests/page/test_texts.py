"""A page without full texts carries the quotes with some words around them, and no more."""

import json
import re
import zlib
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.assemble import ClaimGraph
from graph.page import Texts, embed, render_page
from graph.page.texts import CONTEXT, chunk_starts, excerpts
from tests.page.conftest import Open
from tests.queries.small import Said, small_graph

SECRET = "Nobody who reads the page without texts may read this very sentence about herons."


@pytest.fixture
def spaced() -> ClaimGraph:
    """Two quotes far apart, with sentences between them that no quote is near to."""
    far = " ".join([SECRET] * 6)
    return small_graph(
        [
            Said("green", "spring", "2017-04-26", quote="The sky is green."),
            Said("far", "spring", "2017-04-26", quote=far),
            Said("blue", "autumn", "2019-10-01", quote="The sky is blue."),
        ]
    )


@pytest.fixture
def without_far(spaced: ClaimGraph) -> ClaimGraph:
    """The same text, of which the sentences between are quoted by no one."""
    from graph.assemble import build_graph

    (id, source), *_ = spaced.corpus.sources.items()
    kept = tuple(one for one in source.statements if "herons" not in one.quote[0])
    return build_graph(
        spaced.corpus._replace(sources={id: source._replace(statements=kept)}),
    )


def _everything(page: str) -> Iterator[str]:
    """The file, and whatever is packed in it, unpacked."""
    yield page
    for packed in re.findall(r"[A-Za-z0-9+/=]{40,}", page):
        try:
            yield zlib.decompress(b64decode(packed), -15).decode("utf-8", "replace")
        except (ValueError, zlib.error):
            continue


@pytest.mark.parametrize("large", [False, True])
def test_nothing_of_a_text_but_the_contexts_is_in_the_file(
    without_far: ClaimGraph, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr(embed, "PACKED_FROM", 0)
    full = list(_everything(render_page(without_far)))
    assert any(SECRET in text for text in full)
    for text in _everything(render_page(without_far, Texts.NONE)):
        assert SECRET not in text
        assert "very sentence about herons. Nobody" not in text


@pytest.mark.parametrize("large", [False, True])
def test_no_sentence_of_the_seeds_outside_the_contexts_is_in_the_file(
    seeds: ClaimGraph, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr(embed, "PACKED_FROM", 0)
    found = list(_everything(render_page(seeds, Texts.NONE)))
    left_out = 0
    for source in seeds.corpus.sources.values():
        done = 0
        gaps: list[str] = []
        for start, text in excerpts(source, Texts.NONE):
            gaps.append(source.text[done:start])
            done = start + len(text)
        for gap in [*gaps, source.text[done:]]:
            for sentence in re.split(r"(?<=[.!?])\s+|\n+", gap):
                if len(sentence.split()) > 5 and sentence.strip() not in source.record.title:
                    left_out += 1
                    escaped = embed.embed_json(sentence.strip())[1:-1]
                    assert not any(escaped in text or sentence.strip() in text for text in found)
    assert left_out > 0


def test_contexts_are_whole_words_of_the_document(seeds: ClaimGraph) -> None:
    for source in seeds.corpus.sources.values():
        found = excerpts(source, Texts.NONE)
        text = source.text
        for start, part in found:
            end = start + len(part)
            assert text[start:end] == part
            assert start == 0 or text[start - 1].isspace()
            assert end == len(text) or text[end].isspace()
        assert [start for start, _ in found] == sorted(start for start, _ in found)
        longest = sum(
            span.end - span.start + 2 * CONTEXT for s in source.statements for span in s.spans
        )
        assert sum(len(part) for _, part in found) <= longest


def test_chunks_begin_at_sources_in_order() -> None:
    text = "x" * 150_000
    assert chunk_starts([[(0, text)]] * 7) == [0, 3, 6]
    assert chunk_starts([]) == []


@pytest.mark.parametrize("large", [False, True])
def test_the_sources_view_shows_quotes_in_context_and_says_why(
    seeds: ClaimGraph, open_page: Open, tmp_path: Path, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr(embed, "PACKED_FROM", 0)
    path = tmp_path / "graph.html"
    path.write_text(render_page(seeds, Texts.NONE), encoding="utf-8", newline="")
    watched = open_page(path, "#view=sources&source=tass-2017")
    page = watched.page
    page.wait_for_selector("#sources .left-out")
    assert "The full text is not included" in page.locator("#sources .not-included").inner_text()
    source = next(s for id, s in seeds.corpus.sources.items() if id == "tass-2017")
    shown = page.locator("#sources .text").all_text_contents()
    assert shown == [text for _, text in excerpts(source, Texts.NONE)]
    assert page.locator("#sources mark.quoted").count() > 0
    page.wait_for_selector("text=The documents are not in this page")
    proof = page.locator(".proof").inner_text()
    assert "101 of 101 quotes match the words around them in this page" in proof
    watched.assert_quiet()


def test_a_large_page_shows_and_proves_its_texts(
    seeds: ClaimGraph, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embed, "PACKED_FROM", 0)
    path = tmp_path / "graph.html"
    path.write_text(render_page(seeds), encoding="utf-8", newline="")
    assert "Offensive armaments" not in path.read_text(encoding="utf-8")
    watched = open_page(path, "#view=sources&source=tass-2017")
    page = watched.page
    page.wait_for_selector("#sources .text")
    source = next(s for id, s in seeds.corpus.sources.items() if id == "tass-2017")
    assert page.locator("#sources .text").text_content() == source.text
    page.wait_for_selector("text=SHA-256 on record.")
    proof = page.locator(".proof").inner_text()
    assert "101 of 101 quotes stand where the page says; 5 of 5 texts" in proof
    watched.assert_quiet()


def test_embedded_json_reads_back_as_it_was(seeds: ClaimGraph) -> None:
    texts = [excerpts(source, Texts.NONE) for source in seeds.corpus.sources.values()]
    read = json.loads(embed.embed_json(texts))
    assert read == [[list(excerpt) for excerpt in found] for found in texts]
