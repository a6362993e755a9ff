"""The page is a function of the graph: the same bytes, whatever the run; and never breaks."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.assemble import ClaimGraph
from graph.page import render_page
from tests.page.conftest import Open
from tests.queries.small import Said, small_graph

SEEDS = Path(__file__).parents[2] / "seeds"

_RENDER = """
import hashlib, pathlib, sys
from graph.assemble import build_graph
from graph.prove.corpus_loading import load_corpus
from graph.page import render_page
corpus = load_corpus(pathlib.Path(sys.argv[1])).corpus
print(hashlib.sha256(render_page(build_graph(corpus)).encode()).hexdigest())
"""


def _digest(**environment: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", _RENDER, str(SEEDS)],
        env={**os.environ, **environment},
        cwd=SEEDS.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


def test_two_runs_give_equal_bytes() -> None:
    first = _digest(PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    second = _digest(PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    assert first == second


def _embedded(page: str, name: str) -> Any:
    match = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page)
    assert match is not None
    return json.loads(match[1])


def test_the_page_carries_quotes_and_documents_as_recorded(seeds: ClaimGraph) -> None:
    page = render_page(seeds)
    data = _embedded(page, "data")
    assert _embedded(page, "texts") == [
        [[0, source.text]] for source in seeds.corpus.sources.values()
    ]
    shown = {
        f"{data['sources']['id'][source]}/{name}": tuple(quote)
        for source, name, quote in zip(
            data["statements"]["source"],
            data["statements"]["id"],
            data["statements"]["quote"],
            strict=True,
        )
    }
    assert shown == {statement.id: statement.quote for statement in seeds.corpus.statements()}


@pytest.mark.parametrize(
    "said",
    [
        [],
        [Said("undated")],
        [Said("year", event="meeting", date="2020")],
        [Said("open", event="meeting", date="2020/..")],
        [Said("many", event=f"e{n}", date=f"2020-01-{n + 1:02}") for n in range(28)],
        [Said("uncertain", event="meeting", date="2020-05-04?")],
    ],
    ids=["empty", "undated", "year", "open", "crowded", "uncertain"],
)
def test_small_corpora_make_whole_pages(open_page: Open, said: list[Said], tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    path.write_text(render_page(small_graph(said)), encoding="utf-8", newline="")
    watched = open_page(path)
    for view in ("timeline", "network", "sources", "table"):
        watched.page.click(f"[data-view={view}]")
        watched.page.wait_for_selector(f"#{view}:not([hidden])")
    watched.page.click("[data-view=timeline]")
    assert watched.page.locator(".lane").count() == len({one.claim for one in said})
    watched.assert_quiet()


def test_an_imprecise_date_is_a_bar_and_a_known_day_a_mark(open_page: Open, tmp_path: Path) -> None:
    graph = small_graph(
        [
            Said("day", event="a", date="2020-05-04"),
            Said("month", event="b", date="2020-06-XX"),
            Said("undated"),
        ]
    )
    path = tmp_path / "graph.html"
    path.write_text(render_page(graph), encoding="utf-8", newline="")
    page = open_page(path).page
    assert page.locator('.lane[data-claim="day"] .bar').count() == 0
    assert page.locator('.lane[data-claim="month"] .bar').count() == 1
    undated = page.locator('.lane[data-claim="undated"] .mark').bounding_box()
    column = page.locator(".year.undated").bounding_box()
    assert undated is not None
    assert column is not None
    assert abs(undated["x"] - column["x"]) < column["width"]


def test_a_crowded_lane_turns_into_counts(open_page: Open, tmp_path: Path) -> None:
    said = [
        Said("crowded", event=f"e{n}", date=f"{2020 + n % 2}-01-{n // 2 + 1:02}", speaker=f"p{n}")
        for n in range(40)
    ]
    path = tmp_path / "graph.html"
    path.write_text(render_page(small_graph(said)), encoding="utf-8", newline="")
    page = open_page(path).page
    assert page.locator(".lane .cell-count").all_text_contents() == ["20", "20"]


def test_a_former_id_of_a_claim_still_leads_to_it(open_page: Open, tmp_path: Path) -> None:
    graph = small_graph([Said("new", event="a", date="2020-05-04")], formerly={"new": "old"})
    path = tmp_path / "graph.html"
    path.write_text(render_page(graph), encoding="utf-8", newline="")
    page = open_page(path, "#claim=old").page
    assert page.locator("#panel h2").inner_text() == "new."
