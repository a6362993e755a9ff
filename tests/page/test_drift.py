"""The panel says what changed from one statement of a claim to the next: what ``drift`` says."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graph.assemble import ClaimGraph
from graph.page.drift_columns import drift_table
from graph.page.row_numbers import find_places
from graph.page.wording_columns import find_words
from graph.queries.drift import DriftKind, drift
from schemas.ids import ClaimId
from tests.page.conftest import Watched, go

EXERCISES = "nato-exercises-near-russia"
CLAIMS = (EXERCISES, "nato-activity-near-russia", "nato-infrastructure-near-russia")

_SHOWN = """
() => [...document.querySelectorAll('#panel .gap')].map((gap) => {
  const details = gap.querySelector('.drift');
  const words = (kind) => [...gap.querySelectorAll(kind)].map((node) => node.textContent);
  const marked = (card, kind) => [...card.querySelectorAll('.quote ' + kind)]
    .map((node) => node.textContent);
  return {
    kind: details?.dataset.kind, text: gap.textContent, dropped: words('del'), added: words('ins'),
    struck: marked(gap.previousElementSibling, 'del'),
    underlined: marked(gap.nextElementSibling, 'ins'),
  };
})
"""


def _unfold(page: Page, n: int) -> None:
    """Open what changed between two cards, and wait until the quotes are marked."""
    page.evaluate(
        """n => new Promise((done) => {
          const details = document.querySelectorAll('#panel .gap')[n].querySelector('.drift');
          if (!details || details.open) { done(); return; }
          details.addEventListener('toggle', () => done(), { once: true });
          details.querySelector('summary').click();
        })""",
        n,
    )


@pytest.mark.parametrize("claim", CLAIMS)
def test_marked_words_are_those_of_the_query(
    seeds_page: Watched, seeds: ClaimGraph, claim: str
) -> None:
    page = seeds_page.page
    go(page, f"claim={claim}")
    rows = drift(seeds, ClaimId(claim))
    expect(page.locator("#panel .gap")).to_have_count(len(rows))
    for n, row in enumerate(rows):
        _unfold(page, n)
        shown: dict[str, Any] = page.evaluate(_SHOWN)[n]
        dropped = row.wording.dropped if row.wording else []
        added = row.wording.added if row.wording else []
        assert shown["dropped"] == dropped
        assert shown["added"] == added
        adjacent = n == 0 or row.from_ == rows[n - 1].to
        assert sorted(shown["struck"]) == (sorted(dropped) if adjacent else [])
        assert sorted(shown["underlined"]) == sorted(added)
        if shown["kind"]:
            assert shown["kind"] == row.kind
        if dropped:
            assert f"dropped: {', '.join(dropped)}" in shown["text"]
        if added:
            assert f"added: {', '.join(added)}" in shown["text"]
        for text in (row.strength, row.stance, row.note if shown["kind"] else None):
            assert (text or "") in shown["text"]
        for figure in row.figures or []:
            assert figure.partition(": ")[2] in shown["text"]
    seeds_page.assert_quiet()


def test_one_difference_is_open_and_its_marks_go_with_it(seeds_page: Watched) -> None:
    page = seeds_page.page
    go(page, f"claim={EXERCISES}")
    first = page.locator("#panel .drift").first
    if first.get_attribute("open") is None:
        first.locator("summary").click()
    expect(page.locator("#panel .card").nth(1).locator(".quote ins").first).to_be_visible()
    page.locator("#panel .drift").nth(1).locator("summary").click()
    expect(first).not_to_have_attribute("open", "")
    expect(page.locator("#panel .quote ins")).not_to_have_count(0)
    expect(page.locator("#panel .card").nth(1).locator(".quote ins")).to_have_count(0)
    page.locator("#panel .drift").nth(1).locator("summary").click()
    expect(page.locator("#panel .quote del, #panel .quote ins")).to_have_count(0)


def test_every_changed_word_stands_where_it_is_marked(seeds: ClaimGraph) -> None:
    for claim in seeds.corpus.claims:
        for row in drift(seeds, claim):
            if row.wording is None:
                continue
            for id, words in ((row.from_, row.wording.dropped), (row.to, row.wording.added)):
                statement = seeds.statement(id)
                text = "".join(statement.quote)
                places: Any = find_words(seeds, statement, words)
                assert [text[start : start + length] for start, length in places] == words
                assert places == sorted(places)


def test_who_changed_it_is_said_as_far_as_the_texts_can_tell(seeds: ClaimGraph) -> None:
    places = find_places(seeds)
    table: Any = drift_table(seeds, places)
    said: dict[str, set[str]] = {}
    for claim, place in places.claims.items():
        for row, by in zip(drift(seeds, claim), table["by"][place], strict=True):
            said.setdefault(row.kind, set()).add(places.strings.texts[by].partition(", since ")[0])
    assert said[DriftKind.UNKNOWN] == {"the texts cannot tell"}
    assert said[DriftKind.SPEAKER] <= {
        *("the speaker", "the speaker, or the paraphrase", "another speaker")
    }
    assert said.get(DriftKind.RENDITION, {"the report"}) == {"the report"}


def test_a_large_corpus_is_left_to_the_command(
    seeds: ClaimGraph, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, open_page: Any
) -> None:
    from graph.page import comparisons, render_page
    from graph.page import drift_columns as drifted

    monkeypatch.setattr(drifted, "MOST_STATEMENTS", 100)
    monkeypatch.setattr(comparisons, "MOST_STATEMENTS", 100)
    path = tmp_path / "large.html"
    path.write_text(render_page(seeds), encoding="utf-8", newline="")
    watched = open_page(path, f"#claim={EXERCISES}&view=compare&left=2017")
    expect(watched.page.locator("#panel")).to_contain_text(f"claimgraph query drift {EXERCISES}")
    expect(watched.page.locator("#compare")).to_contain_text("claimgraph query compare")
    expect(watched.page.locator(".drift, .notice")).to_have_count(0)
    go(watched.page, "claim=west-main-source-of-threats&view=compare&show=contradictions")
    expect(watched.page.locator("#compare")).to_contain_text("claimgraph query contradictions")
    expect(watched.page.locator("#panel")).to_contain_text(re.compile("Contradicted by"))
    watched.assert_quiet()
