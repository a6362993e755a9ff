"""Quotes alone, and shortened: what a page then carries, says, and still proves."""

import re
from pathlib import Path

import pytest

from graph.assemble import ClaimGraph
from graph.page import Texts, embed, render_page
from graph.page.texts import carried_share, excerpts
from graph.verify.page_proof import verify_page
from tests.page.conftest import Open

LEFT_OUT = re.compile("[\ue000-\uf8ff]")


@pytest.mark.parametrize("words", [1, 5, 12])
@pytest.mark.parametrize("large", [False, True])
def test_no_more_words_of_a_quote_are_in_the_page(
    seeds: ClaimGraph, words: int, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr(embed, "PACKED_FROM", 0)
    page = render_page(seeds, Texts.QUOTES, words)
    verdict = verify_page(page, seeds)
    assert verdict.flaws == []
    assert verdict.quotes == verdict.standing == 101
    assert verdict.digest == verify_page(render_page(seeds)).digest
    for source in seeds.corpus.sources.values():
        kept = excerpts(source, Texts.QUOTES, words)
        for start, text in kept:
            assert len(text) == len(source.text[start : start + len(text)])
            for cut in LEFT_OUT.finditer(text):  # only whole words are left out
                before = text[cut.start() - 1 : cut.start()]
                assert before == "" or before.isspace() or LEFT_OUT.match(before)
        for statement in source.statements:
            for part in statement.quote:
                titled = part in source.record.title  # a headline stands there as the title too
                if not titled and len(part.split()) > 2 * words + 8:
                    assert " ".join(part.split()[: 2 * words + 8]) not in page


def test_a_shortened_page_that_was_changed_does_not_hold(seeds: ClaimGraph) -> None:
    page = render_page(seeds, Texts.QUOTES, 5)
    changed = page.replace("Offensive armaments are being", "Defensive armaments are being")
    assert changed != page
    assert verify_page(changed, seeds).flaws


@pytest.mark.parametrize(
    ("texts", "words"), [(Texts.NONE, None), (Texts.QUOTES, None), (Texts.QUOTES, 6)]
)
def test_the_page_says_how_much_of_each_text_it_carries(
    seeds: ClaimGraph, open_page: Open, tmp_path: Path, texts: Texts, words: int | None
) -> None:
    path = tmp_path / "graph.html"
    path.write_text(render_page(seeds, texts, words), encoding="utf-8", newline="")
    watched = open_page(path)
    page = watched.page
    for id, source in seeds.corpus.sources.items():
        page.evaluate("hash => { location.hash = hash; }", f"view=sources&text={id}")
        page.wait_for_function("id => location.hash.endsWith(id)", arg=id)
        share = carried_share(source, excerpts(source, texts, words))
        note = page.locator(".not-included")
        page.wait_for_function(
            "title => document.querySelector('.reading h2').textContent === title",
            arg=source.record.title,
        )
        assert f"Here stands {round(share * 100)} % of it" in note.inner_text()
        shown = page.locator("#sources .reading").inner_text()
        assert not LEFT_OUT.search(shown)
        assert ("[…]" in shown) or share > 0.99
    page.evaluate("location.hash = 'view=table'")
    page.wait_for_selector("#table tbody tr")
    assert not LEFT_OUT.search(page.locator("#table").inner_text())
    page.wait_for_selector(".proof", state="attached")
    watched.assert_quiet()
