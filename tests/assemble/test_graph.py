"""The graph: the records as nodes and edges, as networkx knows them."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.assemble import ClaimGraph, EdgeKind, NodeKind, build_graph
from graph.load import load_corpus
from schemas.ids import ClaimId


@pytest.fixture(scope="module")
def seeds() -> ClaimGraph:
    corpus = load_corpus(Path("seeds")).corpus
    assert corpus is not None
    return build_graph(corpus)


def test_networkx_holds_the_same_nodes_and_edges(seeds: ClaimGraph) -> None:
    assert list(seeds.nx.nodes) == list(seeds.nodes)
    held = sorted((start, end, data["kind"]) for start, end, data in seeds.nx.edges(data=True))
    assert held == sorted((edge.source, edge.target, edge.kind.value) for edge in seeds.edges)


def test_no_edge_leads_to_a_node_that_is_not_there(seeds: ClaimGraph) -> None:
    for edge in seeds.edges:
        assert edge.source in seeds.nodes
        assert edge.target in seeds.nodes


def test_node_link_json_reads_back_to_an_equal_graph(seeds: ClaimGraph) -> None:
    written = json.dumps(nx.node_link_data(seeds.nx, edges="edges"))
    read = nx.node_link_graph(json.loads(written), edges="edges")
    assert nx.utils.graphs_equal(seeds.nx, read)


def test_every_record_is_a_node_under_its_typed_key(seeds: ClaimGraph) -> None:
    assert "claim:nato-exercises-near-russia" in seeds.nx
    assert "statement:tass-2017/exercises-doubled" in seeds.nx
    assert seeds.nx.nodes["speaker:valery-gerasimov"]["kind"] == "speaker"


def test_a_statement_is_tied_to_all_that_it_is_about(seeds: ClaimGraph) -> None:
    statement = "statement:tass-2017/exercises-doubled"
    kinds = {
        data["kind"]: target
        for _, target, data in seeds.nx.out_edges(statement, data=True)
        if data["kind"] != "asserts"
    }
    assert kinds == {
        "stands_in": "source:tass-2017",
        "said_by": "speaker:valery-gerasimov",
        "said_at": "event:moscow-conference-2017",
        "states": "quantity:nato-exercises-eastern-europe",
    }


def test_an_open_date_lies_certainly_in_no_year_and_ends_when_the_source_was_archived(
    seeds: ClaimGraph,
) -> None:
    (on,) = seeds.out(NodeKind.EVENT, "attaches-briefing-undated", EdgeKind.ON)
    years = {
        edge.target: edge.attributes["certain"]
        for edge in seeds.edges
        if edge.source == on.target and edge.kind is EdgeKind.IN_YEAR
    }
    assert years == {f"year:{year}": False for year in range(2014, 2027)}


def test_wide_and_narrow_claims_find_each_other(seeds: ClaimGraph) -> None:
    assert "nato-activity-near-russia" in seeds.wider(ClaimId("nato-exercises-near-russia"))
    assert "nato-exercises-near-russia" in seeds.narrower(ClaimId("nato-activity-near-russia"))


def test_networkx_gets_what_adding_one_by_one_would_give(seeds: ClaimGraph) -> None:
    expected: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="claimgraph")
    for node in seeds.nodes.values():
        expected.add_node(node.key, kind=node.kind.value, **node.attributes)
    for edge in seeds.edges:
        attributes: dict[str, Any] = {"kind": edge.kind.value, **edge.attributes}
        expected.add_edge(edge.source, edge.target, **attributes)
    assert list(seeds.nx.nodes(data=True)) == list(expected.nodes(data=True))
    assert list(seeds.nx.edges(keys=True, data=True)) == list(expected.edges(keys=True, data=True))
    assert list(seeds.nx.in_edges(keys=True)) == list(expected.in_edges(keys=True))
    assert nx.utils.graphs_equal(seeds.nx.reverse(), expected.reverse())
