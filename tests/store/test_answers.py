"""A database gives the answers that the graph in memory gives, whatever is asked."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import networkx
import pytest

from graph.assemble import ClaimGraph, UnknownIdError, build_graph
from graph.prove.corpus_loading import load_corpus
from graph.queries import QUERIES, load_question
from graph.store.refresh import refresh
from schemas.passage import Stance
from tests.benchmarks.generated.bulk import Bulk, write_json_lines

ROOT = Path(__file__).parents[2]


class Both(NamedTuple):
    """One corpus, as a graph in memory and as a graph of a database."""

    whole: ClaimGraph
    stored: ClaimGraph


@pytest.fixture(scope="module", params=["seeds", "base", "generated"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = tmp_path_factory.mktemp("store") / "corpus"
    if request.param == "generated":
        write_json_lines(Bulk(400), folder)
    else:
        kept = {"seeds": ROOT / "seeds", "base": ROOT / "tests/prove/base"}[request.param]
        shutil.copytree(kept, folder)
    corpus = load_corpus(folder).corpus
    assert corpus is not None
    stored = refresh(folder, trusting=True).graph
    assert stored is not None
    return Both(build_graph(corpus), stored)


@pytest.mark.parametrize("name", QUERIES)
def test_a_database_answers_as_the_graph_in_memory_does(name: str, both: Both) -> None:
    question = load_question(name)
    asked = 0
    for options in _options(name, both.whole):
        expected = _answer(question, both.whole, options)
        assert _answer(question, both.stored, options) == expected, options
        asked += 1
    assert asked > 0


def test_networkx_finds_the_same_nodes_and_edges(both: Both) -> None:
    whole, stored = both.whole.nx, both.stored.nx
    assert dict(stored.nodes.items()) == dict(whole.nodes.items())
    assert _edges(stored) == _edges(whole)
    for key in whole:
        assert {*stored.succ[key]} == {*whole.succ[key]}
        assert len(stored.pred[key]) == len(whole.pred[key])
        for near in whole.pred[key]:
            assert dict(stored.pred[key][near]) == dict(whole.pred[key][near])
    assert stored.number_of_edges() == whole.number_of_edges()


def _edges(graph: "networkx.MultiDiGraph[str]") -> dict[tuple[str, str, str], dict[str, Any]]:
    return {(one, other, key): told for one, other, key, told in graph.edges(keys=True, data=True)}


def test_algorithms_of_networkx_run_on_a_database(both: Both) -> None:
    claim = f"claim:{next(iter(both.whole.corpus.claims))}"
    speaker = f"speaker:{next(iter(both.whole.corpus.speakers))}"
    graphs = both.whole.nx, both.stored.nx
    assert _same([networkx.descendants(each, claim) for each in graphs])
    assert _same([networkx.ancestors(each, speaker) for each in graphs])
    assert _same([networkx.number_weakly_connected_components(each) for each in graphs])
    assert networkx.shortest_path(graphs[1].to_undirected(as_view=True), claim, speaker)
    with pytest.raises(networkx.NetworkXError, match="Frozen"):
        graphs[1].add_node("another")


def _same(answers: list[Any]) -> bool:
    return bool(answers[0] == answers[1])


def _answer(question: Any, graph: ClaimGraph, options: dict[str, Any]) -> Any:
    try:
        rows = question(graph, **options)
        assert all(type(row).model_validate(row.model_dump()) == row for row in rows)
        return [row.model_dump_json() for row in rows]
    except UnknownIdError as error:
        return str(error), error.nearest


def _options(name: str, graph: ClaimGraph) -> Iterator[dict[str, Any]]:
    """Options that reach every way through a question."""
    step = max(1, len(graph.corpus.claims) // 12)
    claims = [*list(graph.corpus.claims)[::step], "no-such-claim"]
    speakers = [*list(graph.corpus.speakers)[:4], "nobody"]
    events = [*list(graph.corpus.events)[:3], "unspecified", "no-event"]
    years = sorted({year for each in graph.corpus.statements() for year in each.years})
    match name:
        case "repeats":
            for min_years in (1, 2, 3):
                for possible in (False, True):
                    for limit in (None, 1, 3):
                        yield {"min_years": min_years, "possible": possible, "limit": limit}
            yield from ({"speaker": speaker, "possible": True} for speaker in speakers)
            yield from ({"narrative": each} for each in [*graph.corpus.narratives, "none"])
        case "trace" | "drift" | "related":
            yield from ({"claim": claim} for claim in claims)
            if name == "trace":
                yield from ({"claim": claim, "limit": 2} for claim in claims)
                yield from ({"claim": claim, "stance": Stance.DENIES} for claim in claims)
        case "statements":
            yield {}
            yield from ({"speaker": speaker, "limit": 5} for speaker in speakers)
            yield from ({"event": event} for event in events)
            yield from ({"source": source} for source in [*list(graph.corpus.sources)[:3], "x"])
            yield from ({"claim": claim} for claim in claims)
            yield from ({"claim": claim, "stance": Stance.DENIES} for claim in claims)
            yield from ({"text": text, "limit": 4} for text in _texts(graph))
            yield from ({"text": text} for text in _texts(graph))
            yield {"since": years[0], "until": years[0]}
            yield {"since": years[-1], "possible": True}
        case "compare":
            yield {"left": str(years[0]), "right": str(years[-1])}
        case "path":
            yield {"start": claims[0], "end": claims[1]}
            yield {"start": claims[0], "end": "nothing"}
        case _:
            yield {}


def _texts(graph: ClaimGraph) -> list[str]:
    """Whole words, parts of words, words across a mark, what no quote holds, and marks alone."""
    quote = max((" … ".join(each.quote) for each in graph.corpus.statements()), key=len)
    words = quote.split()
    return [
        words[0],
        " ".join(words[1:4]),
        quote[3:20].strip(),
        quote[-9:-2].strip() or "a",
        words[2][1:].upper() or "b",
        "zzzz",
        "e",
        ". ",
        "’",
    ]
