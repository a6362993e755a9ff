"""The full networkx graph of a folder's records: ours, and node by node and edge by edge.

python -m tests.benchmarks.peers.one_by_one FOLDER RUNS

Both begin with checked records. Prints the median seconds of the processor, ours first.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import networkx

from graph.assemble import build_graph
from graph.prove.corpus_loading import load_corpus
from schemas.corpus import Corpus, Statement
from schemas.dates import EdtfDate
from schemas.event import UNSPECIFIED
from schemas.judgement import Broader, Contradicts, MayBe

Graph: TypeAlias = "networkx.MultiDiGraph[str]"


def main() -> None:
    """Measure both by turns, and compare what they made."""
    folder, runs = sys.argv[1:]
    corpus = load_corpus(Path(folder)).corpus
    assert corpus is not None
    times: tuple[list[float], list[float]] = ([], [])
    ways: tuple[Callable[[Corpus], Graph], ...] = (lambda given: build_graph(given).nx, add_all)
    for run in range(int(runs)):
        made = []
        for taken, way in zip(times, ways, strict=True):
            gc.collect()
            start = time.process_time()
            made.append(way(corpus))
            taken.append(time.process_time() - start)
        if run == 0:
            assert [each.order() for each in made] == [made[0].order()] * 2
            assert [each.size() for each in made] == [made[0].size()] * 2
    print(*map(statistics.median, times))


def add_all(corpus: Corpus) -> Graph:
    """The same nodes and edges as one writes them down with networkx; figures left out."""
    graph: Graph = networkx.MultiDiGraph()
    for source in corpus.sources.values():
        record = source.record
        _add_node(
            graph,
            f"source:{record.id}",
            "source",
            label=record.title,
            publisher=record.publisher,
            published=str(record.published) if record.published else None,
            document=record.document,
            sha256=record.sha256,
        )
    for speaker in corpus.speakers.values():
        _add_node(graph, f"speaker:{speaker.id}", "speaker", label=speaker.name)
    for event in corpus.events.values():
        _add_node(graph, f"event:{event.id}", "event", label=event.name, basis=event.basis)
    for narrative in corpus.narratives.values():
        _add_node(graph, f"narrative:{narrative.id}", "narrative", label=narrative.name)
    for claim in corpus.claims.values():
        _add_node(graph, f"claim:{claim.id}", "claim", label=claim.text)
        if claim.narrative:
            _add_edge(graph, f"claim:{claim.id}", f"narrative:{claim.narrative}", "broader")
    for statement in corpus.statements():
        _add_statement(graph, corpus, statement)
    for judgement in corpus.judgements:
        if isinstance(judgement, Broader):
            _add_edge(graph, f"claim:{judgement.narrow}", f"claim:{judgement.wide}", "broader")
        elif isinstance(judgement, MayBe):
            one, other = sorted(judgement.events)
            _add_edge(graph, f"event:{one}", f"event:{other}", "may_be")
        elif isinstance(judgement, Contradicts):
            left, right = sorted(judgement.claims)
            _add_edge(graph, f"claim:{left}", f"claim:{right}", "contradicts")
    for event in corpus.events.values():
        if event.date and f"event:{event.id}" not in _dated(graph):
            _add_date(graph, f"event:{event.id}", event.date, None)
    return graph


def _dated(graph: Graph) -> set[str]:
    found: set[str] = graph.graph.setdefault("dated", set())
    return found


def _add_statement(graph: Graph, corpus: Corpus, statement: Statement) -> None:
    key = f"statement:{statement.id}"
    _add_node(
        graph,
        key,
        "statement",
        label=" … ".join(statement.quote),
        quote=list(statement.quote),
        words=list(statement.words),
        spans=[[span.start, span.end] for span in statement.spans],
        form=statement.form.value,
        basis=statement.basis,
    )
    _add_edge(graph, key, f"source:{statement.source}", "stands_in")
    certainty = statement.speaker_certainty.value
    _add_edge(graph, key, f"speaker:{statement.speaker}", "said_by", certainty=certainty)
    for position, speaker in enumerate(statement.attribution):
        _add_edge(graph, key, f"speaker:{speaker}", "attributed_to", position=position)
    event = corpus.events.get(statement.event)
    if statement.event != UNSPECIFIED:
        _add_edge(graph, key, f"event:{statement.event}", "said_at")
    for link in statement.claims:
        _add_edge(
            graph,
            key,
            f"claim:{link.claim}",
            link.stance.value,
            certainty=link.certainty.value,
            strength=link.strength.value,
            of=link.of,
            curator=link.curator,
            note=link.note,
        )
    for of in sorted({link.of for link in statement.claims if link.of}):
        _add_edge(graph, key, f"speaker:{of}", "view_of")
    if statement.date is None:
        return
    if event is None or event.date != statement.date:
        _add_date(graph, key, statement.date, statement.closing)
    elif f"event:{event.id}" not in _dated(graph):
        _dated(graph).add(f"event:{event.id}")
        _add_date(graph, f"event:{event.id}", statement.date, statement.closing)


def _add_date(graph: Graph, holder: str, date: EdtfDate, closing: Any) -> None:
    key = f"date:{date}≤{closing}" if date.is_open and closing else f"date:{date}"
    _add_edge(graph, holder, key, "on")
    if "kind" in graph.nodes[key]:
        return
    _add_node(graph, key, "date", label=str(date))
    for certain, years in (
        (True, date.certain_years(closing)),
        (False, date.possible_years(closing)),
    ):
        for year in years:
            _add_node(graph, f"year:{year}", "year", label=str(year))
            _add_edge(graph, key, f"year:{year}", "in_year", certain=certain)


def _add_node(graph: Graph, key: str, kind: str, **attributes: Any) -> None:
    graph.add_node(key, kind=kind, **{k: v for k, v in attributes.items() if v is not None})


def _add_edge(graph: Graph, left: str, right: str, kind: str, **attributes: Any) -> None:
    graph.add_edge(left, right, kind=kind, **{k: v for k, v in attributes.items() if v is not None})


if __name__ == "__main__":
    main()
