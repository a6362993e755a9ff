"""The ten questions of ``docs/cypher.md``, against answers that were counted without Cypher."""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import Any

import networkx
import pytest

from graph.assemble import ClaimGraph, EdgeKind, NodeKind, build_graph
from graph.exchange.cypher import MissingExtraError, ask_cypher, load_graph
from graph.load import load_corpus
from graph.queries import events, speakers, statements
from schemas.ids import ClaimId, EventId
from tests.cli.command import BASE, ROOT

Rows = list[list[Any]]

QUESTIONS = re.findall(
    r"^(\S[^\n]*)\n\n```cypher\n(.*?)^```$",
    (ROOT / "docs/cypher.md").read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
)
EVENT = EventId("attaches-briefing-2024")


@pytest.fixture(scope="module")
def seeds() -> ClaimGraph:
    """The graph of the five articles."""
    corpus = load_corpus(ROOT / "seeds").corpus
    assert corpus is not None
    return build_graph(corpus)


def _ends(graph: ClaimGraph, kind: EdgeKind) -> list[tuple[str, str]]:
    """The ids of both ends of every edge of a kind."""
    return [
        (edge.source.partition(":")[2], edge.target.partition(":")[2])
        for edge in graph.edges
        if edge.kind is kind
    ]


def _by_count(counts: dict[str, int]) -> Rows:
    return [[id, count] for id, count in sorted(counts.items(), key=lambda each: (-each[1], each))]


def _asserting(graph: ClaimGraph) -> dict[str, set[str]]:
    """The statements that assert each claim."""
    found: dict[str, set[str]] = defaultdict(set)
    for statement, claim in _ends(graph, EdgeKind.ASSERTS):
        found[claim].add(statement)
    return found


def _pairs_by_speaker(graph: ClaimGraph) -> Rows:
    speaker = dict(_ends(graph, EdgeKind.SAID_BY))
    pairs = Counter(
        speaker[one]
        for found in _asserting(graph).values()
        for one, other in combinations(sorted(found), 2)
        if speaker[one] == speaker[other]
    )
    return _by_count(pairs)


def _asserted_claims(graph: ClaimGraph) -> Rows:
    ends = _ends(graph, EdgeKind.ASSERTS)
    return [[len({claim for _, claim in ends}), len(ends)]]


def _on_several_occasions(graph: ClaimGraph) -> Rows:
    speaker, event = dict(_ends(graph, EdgeKind.SAID_BY)), dict(_ends(graph, EdgeKind.SAID_AT))
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for statement, claim in _ends(graph, EdgeKind.ASSERTS):
        if statement in event:
            found[claim, speaker[statement]].add(event[statement])
    return [[*key, len(events)] for key, events in sorted(found.items()) if len(events) > 1]


def _narrower(graph: ClaimGraph) -> Rows:
    return [[claim] for claim in graph.narrower(ClaimId("nato-activity-near-russia"))]


def _verbatim(graph: ClaimGraph) -> Rows:
    rows = statements(graph, text="NATO")
    return [[id] for id in sorted(row.id for row in rows if row.form == "direct")]


def _statements_by_speaker(graph: ClaimGraph) -> Rows:
    return _by_count({row.id: row.statements for row in speakers(graph)})


def _most_asserted(graph: ClaimGraph) -> Rows:
    return _by_count({claim: len(found) for claim, found in _asserting(graph).items()})[:5]


def _at_event(graph: ClaimGraph) -> Rows:
    (row,) = [row for row in events(graph) if row.id == EVENT]
    return [[row.statements, row.claims]]


def _certain_years(graph: ClaimGraph) -> Rows:
    years = {row.id: row.years for row in events(graph)}
    event = dict(_ends(graph, EdgeKind.SAID_AT))
    found: dict[str, set[int]] = defaultdict(set)
    for statement, claim in _ends(graph, EdgeKind.ASSERTS):
        if statement in event:
            found[claim].update(years[EventId(event[statement])])
    return [[claim, sorted(each)] for claim, each in sorted(found.items()) if len(each) > 1]


def _steps(graph: ClaimGraph) -> Rows:
    ends = ("speaker:vladimir-putin", "speaker:andrey-belousov")
    return [[networkx.shortest_path_length(graph.nx.to_undirected(), *ends)]]


ANSWERS: list[Callable[[ClaimGraph], Rows]] = [
    _pairs_by_speaker,
    _asserted_claims,
    _on_several_occasions,
    _narrower,
    _verbatim,
    _statements_by_speaker,
    _most_asserted,
    _at_event,
    _certain_years,
    _steps,
]


@pytest.mark.parametrize(
    ("question", "answer"),
    [(cypher, answer) for (_, cypher), answer in zip(QUESTIONS, ANSWERS, strict=True)],
    ids=[answer.__name__.strip("_") for answer in ANSWERS],
)
def test_the_ten_questions(
    question: str, answer: Callable[[ClaimGraph], Rows], seeds: ClaimGraph
) -> None:
    told = ask_cypher(seeds, question, {"event": EVENT})
    expected = answer(seeds)
    assert expected
    assert [row[: len(expected[0])] for row in told.rows] == expected
    assert told.notes == []


def test_the_path_leads_from_one_to_the_other(seeds: ClaimGraph) -> None:
    ((steps, keys),) = ask_cypher(seeds, QUESTIONS[-1][1]).rows
    assert len(keys) == steps + 1
    assert networkx.is_path(seeds.nx.to_undirected(), keys)


def test_undirected_relationships_are_found_from_both_ends(seeds: ClaimGraph) -> None:
    told = ask_cypher(seeds, "MATCH (a:Claim)-[:CONTRADICTS]-(b) RETURN a.id AS a, b.id AS b")
    pairs = _ends(seeds, EdgeKind.CONTRADICTS)
    assert sorted(map(tuple, told.rows)) == sorted([*pairs, *[(b, a) for a, b in pairs]])


def test_all_nodes_edges_and_properties_are_there(seeds: ClaimGraph) -> None:
    nodes = ask_cypher(seeds, "MATCH (n) RETURN n").rows
    assert {node["key"] for (node,) in nodes} == set(seeds.nodes)
    for (node,) in nodes:
        kind, _, id = node["key"].partition(":")
        year = {"year": int(id)} if kind == NodeKind.YEAR else {}
        known = {"id": id, "key": node["key"], **seeds.nodes[node["key"]].attributes, **year}
        assert node == known
    edges = ask_cypher(seeds, "MATCH ()-[r]->() RETURN r").rows
    expected = [
        {"type": e.kind.upper(), "from": e.source, "to": e.target, **e.attributes}
        for e in seeds.edges
    ]
    assert sorted(map(_sorted, (edge for (edge,) in edges))) == sorted(map(_sorted, expected))


def _sorted(edge: dict[str, Any]) -> str:
    return str(sorted(edge.items()))


def test_two_figures_of_one_quantity_are_two_relationships() -> None:
    corpus = load_corpus(BASE).corpus
    assert corpus is not None
    graph = build_graph(corpus)
    told = ask_cypher(graph, "MATCH ()-[f:STATES]->(q) RETURN f.verbatim AS v, q.id AS q")
    figures = [figure for each in corpus.statements() for figure in each.figures]
    expected = [[figure.verbatim, figure.quantity] for figure in figures]
    assert sorted(told.rows) == sorted(expected)


def test_the_library_reads_only_too(seeds: ClaimGraph) -> None:
    loaded = load_graph(seeds)
    with pytest.raises(Exception, match="read-only"):
        loaded.cypher("MATCH (n) DETACH DELETE n")
    assert loaded.read_only()


def test_without_the_extra_it_says_what_to_install(
    seeds: ClaimGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "kglite", None)
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'claimgraph[cypher]'")):
        ask_cypher(seeds, "RETURN 1 AS one")
