"""The graph: the records as nodes and edges, as networkx knows them."""

import json
from pathlib import Path

import networkx as nx
import pytest

from graph.assemble import ClaimGraph, EdgeKind, NodeKind, build_graph
from graph.assemble.time_order import by_time
from graph.prove.corpus_loading import load_corpus
from schemas.ids import ClaimId


@pytest.fixture(scope="module")
def seeds() -> ClaimGraph:
    corpus = load_corpus(Path("seeds")).corpus
    assert corpus is not None
    return build_graph(corpus)


def test_no_edge_leads_to_a_node_that_is_not_there(seeds: ClaimGraph) -> None:
    assert all("kind" in attributes for _, attributes in seeds.nx.nodes(data=True))


def test_the_graph_holds_all_that_the_records_say(seeds: ClaimGraph) -> None:
    corpus = load_corpus(Path("seeds")).corpus
    assert corpus is not None
    assert list(seeds.corpus.statements()) == list(corpus.statements())
    assert seeds.corpus.speakers == corpus.speakers
    assert seeds.corpus.events == corpus.events
    assert seeds.corpus.claims == corpus.claims
    assert seeds.corpus.quantities == corpus.quantities
    assert seeds.corpus.judgements == corpus.judgements
    for id, source in corpus.sources.items():
        found = seeds.source(id)
        assert (found.text, found.dismissals) == (source.text, source.dismissals)
        assert found.record == source.record.model_copy(update={"passages": ()})


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
    years = {year: told["certain"] for _, year, told in seeds.nx.out_edges(on.target, data=True)}
    assert years == {f"year:{year}": False for year in range(2014, 2027)}


def test_wide_and_narrow_claims_find_each_other(seeds: ClaimGraph) -> None:
    assert "nato-activity-near-russia" in seeds.wider(ClaimId("nato-exercises-near-russia"))
    assert "nato-exercises-near-russia" in seeds.narrower(ClaimId("nato-activity-near-russia"))


def test_edges_are_keyed_by_their_kind(seeds: ClaimGraph) -> None:
    for _, _, key, told in seeds.nx.edges(keys=True, data=True):
        assert key == told["kind"] or key.startswith(f"{told['kind']}-")


def test_statements_reach_a_claim_in_the_order_of_time(seeds: ClaimGraph) -> None:
    for claim in seeds.corpus.claims:
        made = list(seeds.linked(claim))
        assert made == sorted(made, key=by_time)
        reached = [key for key in seeds.nx.pred[f"claim:{claim}"] if key.startswith("statement:")]
        assert reached == [f"statement:{each.id}" for each in made]
