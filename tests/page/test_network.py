"""The network of pyvis: what the page draws, and what a notebook shows, are the same."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from graph.assemble import ClaimGraph, UnknownIdError, build_graph
from graph.page.network import make_network
from graph.page.pyvis_network import ClaimNetwork, TooLargeError
from graph.page.row_numbers import Places, find_places
from schemas.ids import ClaimId, StatementId
from tests.benchmarks.generated.corpus import make_corpus
from tests.page.conftest import WATCH_POLICY, Watched
from tests.page.hostile import PAYLOADS, hostile_graph
from tests.queries.small import Said, contradicts, small_graph

_KEEP_DRAWN = """
let held;
Object.defineProperty(window, 'vis', {
  set(made) { held = made; },
  get() {
    if (!held?.Network) return held;
    const Kept = class extends held.Network {
      constructor(element, data, options) {
        super(element, data, options);
        window.drawn = { ...data, graph: this };
      }
    };
    return { ...held, DataSet: held.DataSet, Network: Kept };
  },
});
"""
_DRAWN = """() => ({
  nodes: drawn.nodes.get().map((node) => ({ ...node, ...drawn.graph.getPosition(node.id) })),
  edges: drawn.edges.get(),
})"""
CLAIMS = ("nato-exercises-near-russia", "west-seeks-strategic-defeat", "nato-activity-near-russia")


def network(graph: ClaimGraph, claim: str | None = None, depth: int = 1) -> ClaimNetwork:
    id = None if claim is None else ClaimId(claim)
    return make_network(graph, find_places(graph), id, depth)


def _named(places: Places, key: str) -> str:
    """The key of what the page knows by its place."""
    kind, _, told = key.partition(":")
    place, _, text = told.partition(":")
    ids = [*getattr(places, f"{kind}s")]
    return f"{kind}:{ids[int(place)]}{':text' if text else ''}"


def _look(node: dict[str, Any], key: str) -> tuple[Any, ...]:
    size = node["size"] if node.get("shape") != "box" else None
    label = (node.get("label") or "").strip()
    dashes = bool((node.get("shapeProperties") or {}).get("borderDashes"))
    return key, node["shape"], size, label, round(node["x"]), round(node["y"]), dashes


def _drawn(graph: ClaimGraph, page: Page) -> tuple[Any, Any]:
    found, places = page.evaluate(_DRAWN), find_places(graph)
    nodes = {_look(node, _named(places, node["id"])) for node in found["nodes"]}
    edges = {
        (_named(places, edge["from"]), _named(places, edge["to"]), edge.get("kind") or "")
        for edge in found["edges"]
    }
    return nodes, edges


def _made(net: ClaimNetwork) -> tuple[Any, Any]:
    nodes = {_look(node, node["id"]) for node in net.nodes}
    return nodes, {(edge["from"], edge["to"], edge["kind"]) for edge in net.edges}


@pytest.mark.parametrize("claim", [None, *CLAIMS])
def test_the_page_draws_what_python_has(
    browser: Browser, seeds: ClaimGraph, seeds_file: Path, claim: str | None
) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.add_init_script(_KEEP_DRAWN)
    page.goto(f"{seeds_file.as_uri()}#view=network{f'&claim={claim}' if claim else ''}")
    page.wait_for_function("window.drawn && window.drawn.nodes.length > 0")
    drawn, made = _drawn(seeds, page), _made(network(seeds, claim))
    page.close()
    assert drawn[0] == made[0]
    assert drawn[1] == made[1]


def test_filters_leave_the_edges_of_what_they_leave(
    browser: Browser, seeds: ClaimGraph, seeds_file: Path
) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.add_init_script(_KEEP_DRAWN)
    page.goto(f"{seeds_file.as_uri()}#view=network&source=tass-2017")
    page.wait_for_function("window.drawn && window.drawn.nodes.length > 0")
    nodes, edges = _drawn(seeds, page)
    page.close()
    whole = network(seeds)
    here = {
        edge["id"] for edge in whole.edges if any("tass-2017/" in s for s in edge["statements"])
    }
    assert {f"{source}>{target}>{kind}" for source, target, kind in edges} == here
    assert {key for key, *_ in nodes if key.startswith("source:")} == {"source:tass-2017"}


# In Python


def test_a_network_has_the_keys_of_the_graph_and_moves_nothing(seeds: ClaimGraph) -> None:
    net = network(seeds)
    records = {key for key in net.node_ids if not key.endswith(":text")}
    assert records == {key for key in seeds.nx if key.partition(":")[0] in _DRAWN_KINDS}
    assert net.options["physics"] == {"enabled": False}
    assert all({"x", "y", "shape", "color"} <= {*node} for node in net.nodes)
    assert {edge["from"] for edge in net.edges} <= {*net.node_ids}


_DRAWN_KINDS = {"speaker", "statement", "claim", "event", "source"}


@pytest.mark.parametrize(
    ("depth", "claims", "said"),
    [
        (1, {"a", "b"}, {"a"}),
        (2, {"a", "b", "c"}, {"a", "b"}),
        (3, {"a", "b", "c"}, {"a", "b", "c"}),
    ],
)
def test_depth_follows_the_judgements(depth: int, claims: set[str], said: set[str]) -> None:
    """A contradicts b, and b contradicts c; nothing joins them to d."""
    statements = [Said(each, event=f"day-{each}", date="2020") for each in "abcd"]
    graph = small_graph(statements, [contradicts("a", "b"), contradicts("b", "c")])
    net = network(graph, "a", depth)
    drawn = [key.partition(":") for key in net.node_ids]
    assert {id for kind, _, id in drawn if kind == "claim"} == claims
    found = [graph.statement(StatementId(id)) for kind, _, id in drawn if kind == "statement"]
    assert {link.claim for each in found for link in each.claims} == said
    places = [(node["x"], node["y"]) for node in net.nodes]
    assert len(places) == len({*places})


def test_what_is_no_picture_is_refused(seeds: ClaimGraph) -> None:
    with pytest.raises(TooLargeError, match="too many to draw whole: name a claim"):
        network(build_graph(make_corpus(1_000)))
    with pytest.raises(UnknownIdError, match="did you mean 'nato-exercises-near-russia'"):
        network(seeds, "nato-exercise-near-russia")


def test_a_file_of_pyvis_asks_for_nothing_and_runs_no_text(
    browser: Browser, tmp_path: Path
) -> None:
    """Methods of pyvis write by our template, and one file alone, whatever the texts hold."""
    net = network(hostile_graph(), "c0", 2)
    for node in net.nodes:
        node["title"] += "<a href=javascript:ran()>href</a>"
    net.write_html(str(tmp_path / "net.html"))
    assert [each.name for each in tmp_path.iterdir()] == ["net.html"]
    with opened(browser, tmp_path / "net.html") as watched:
        found = watched.page.evaluate("JSON.parse(document.getElementById('nodes').textContent)")
        assert [node["title"] for node in found] == [node["title"] for node in net.nodes]
        for x in range(0, 1000, 100):
            watched.page.mouse.move(x, 300)
        assert watched.page.locator("a, img, iframe, base, svg").count() == 0
        watched.assert_quiet()


@pytest.mark.parametrize("payload", range(len(PAYLOADS)))
def test_no_text_ends_its_element(payload: int) -> None:
    net = network(hostile_graph(), f"c{payload}")
    html = net.generate_html()
    assert html.lower().count("<script") == html.lower().count("</script") == 6
    inside = re.findall(r'id="nodes">(.*?)</script>', html)
    assert json.loads(inside[0]) == net.nodes


def test_a_notebook_shows_a_network(browser: Browser, seeds: ClaimGraph, tmp_path: Path) -> None:
    shown = network(seeds, CLAIMS[0])._repr_html_()
    assert shown.startswith('<iframe sandbox="allow-scripts" style="width: 100%; height: 600px')
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><p>{shown}</p>", "utf-8")
    with opened(browser, path, "iframe") as watched:
        watched.assert_quiet()


@contextmanager
def opened(browser: Browser, path: Path, frame: str | None = None) -> Iterator[Watched]:
    """A file in which a network is drawn, itself or in a frame."""
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    watched = Watched(page)
    page.on(
        "request",
        lambda request: (
            watched.requests.append(request.url) if not request.url.startswith("file:") else None
        ),
    )
    page.on("console", lambda message: watched.messages.append(message.text))
    page.on("pageerror", lambda error: watched.messages.append(str(error)))
    page.on("dialog", lambda dialog: watched.messages.append(dialog.message))
    page.add_init_script(WATCH_POLICY)
    page.goto(path.as_uri())
    (page.frame_locator(frame) if frame else page).locator("#canvas canvas").wait_for()
    yield watched
    page.close()
