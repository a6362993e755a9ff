"""Figures in time: in the words of ``figures``, joined only where they can be compared."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from graph.assemble import ClaimGraph, build_graph
from graph.page import render_page
from graph.queries.figures import figures
from schemas.figure import Comparator, Figure
from schemas.ids import QuantityId
from tests.page.conftest import Open, Watched, go
from tests.page.hostile import PAYLOADS, hostile_graph


def _claims(graph: ClaimGraph) -> Iterator[tuple[str, str]]:
    for row in figures(graph):
        for link in graph.statement(row.statement).claims:
            yield row.quantity, link.claim


def test_figures_are_said_as_the_query_says_them(seeds_page: Watched, seeds: ClaimGraph) -> None:
    page = seeds_page.page
    claims = dict(_claims(seeds))
    for quantity in sorted({row.quantity for row in figures(seeds)}):
        rows = figures(seeds, quantity)
        go(page, f"claim={claims[quantity]}")
        shown = page.locator(f"#panel .quantities [data-quantity='{quantity}']")
        items = shown.locator(".stated li")
        expect(items).to_have_count(len(rows))
        for row, item in zip(rows, items.all(), strict=True):
            assert item.get_attribute("data-figure") == row.statement
            text = item.text_content() or ""
            assert seeds.speaker(row.speaker).name in text
            for words in (row.scope, row.place, row.period, row.change):
                assert (words or "") in text
            if row.value is not None:
                assert f"{row.value:,.15g} {row.unit or row.counted}" in text
            elif row.factor is not None:
                assert "the base is not stated" in text
            else:
                assert row.verbatim in text
            if row.taken_from:
                assert f"first given by {seeds.speaker(row.taken_from).name}" in text
        joined = sum(
            row.change is not None and not row.change.startswith("not comparable") for row in rows
        )
        assert shown.locator("line.joined").count() == joined
        assert shown.locator("svg").get_attribute("aria-hidden") == "true"
    seeds_page.assert_quiet()


def test_a_growth_without_a_base_has_no_height(seeds_page: Watched) -> None:
    page = seeds_page.page
    go(page, "claim=nato-exercises-near-russia")
    doubled = page.locator("#panel .quantities [data-quantity=nato-exercises-eastern-europe]")
    expect(doubled.locator(".figure-label")).to_have_text("almost doubled; the base is not stated")
    expect(doubled.locator(".around")).to_have_count(1)
    expect(doubled.locator(".dot, .zero")).to_have_count(0)
    doubled.locator(".stated button").click()
    expect(page.locator("#panel .card.chosen")).to_have_attribute(
        "data-statement", "tass-2017/exercises-doubled"
    )


def test_a_card_opens_its_figures_in_time(seeds_page: Watched) -> None:
    page = seeds_page.page
    go(page, "claim=nato-exercises-near-russia")
    card = page.locator("#panel .card").nth(2)
    card.locator(".in-time summary").click()
    expect(card.locator("[data-quantity=nato-major-exercises] .stated li")).to_have_count(2)
    expect(card.locator(".figure-mark.here")).to_have_count(1)


_STATED: list[dict[str, Any]] = [
    {"value": 40},
    {"value": 55, "comparator": Comparator.MORE_THAN},
    {"low": 50, "high": 70},
    {"value": 90, "comparator": Comparator.AT_MOST},
    {"factor": 3},
    {"low": 60},
]


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile corpus with one series: every kind of number, under a hostile name."""
    corpus = hostile_graph().corpus
    statements = sorted(corpus.statements(), key=lambda statement: str(statement.date))
    given = {
        statement.id: Figure(quantity=QuantityId("q0"), verbatim=PAYLOADS[0], **stated)
        for statement, stated in zip(statements, _STATED, strict=False)
    }
    changed: dict[Any, Any] = {id: _with(source, given) for id, source in corpus.sources.items()}
    path = tmp_path_factory.mktemp("figures") / "graph.html"
    graph = build_graph(corpus._replace(sources=changed))
    path.write_text(render_page(graph), encoding="utf-8", newline="")
    return path


def _with(source: Any, given: dict[Any, Figure]) -> Any:
    return source._replace(
        statements=tuple(
            each._replace(figures=(given[each.id],) if each.id in given else each.figures)
            for each in source.statements
        ),
    )


def test_every_kind_of_number_is_drawn_and_hostile_text_stays_text(
    open_page: Open, hostile_file: Path
) -> None:
    watched = open_page(hostile_file, "#claim=c0")
    page = watched.page
    page.evaluate("void (window.ran = () => { window.didRun = true; })")
    shown = page.locator("#panel .quantities [data-quantity=q0]")
    expect(shown.locator("h4")).to_have_text(PAYLOADS[0])
    expect(shown.locator(".stated li")).to_have_count(len(_STATED))
    expect(shown.locator("line.joined")).to_have_count(3)
    expect(shown.locator("rect.dot")).to_have_count(1)
    assert "not comparable, because the base is not stated" in (shown.text_content() or "")
    for n in range(0, len(PAYLOADS), 4):
        go(page, f"claim=c{n}&view=compare&left=s{n}")
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    go(page, "view=compare&show=contradictions")
    expect(page.locator("#compare .against")).not_to_have_count(0)
    assert page.locator("#compare :is(script, img, iframe, a, base)").count() == 0
    assert page.evaluate("window.didRun") is None
    watched.assert_quiet()
