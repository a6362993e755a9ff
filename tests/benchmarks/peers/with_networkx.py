"""The questions as somebody asks them with plain networkx: the graph is built each time.

python -m tests.benchmarks.peers.with_networkx FOLDER repeats|trace|text [CLAIM|WORDS]
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import networkx

from tests.benchmarks.peers.records import (
    NEVER,
    UNKNOWN,
    UNSPECIFIED,
    Fields,
    When,
    close_source,
    read_date,
    read_kind,
    read_sources,
)
from tests.benchmarks.peers.text import LIMIT, fold

Graph: TypeAlias = "networkx.MultiDiGraph[str]"


def main() -> None:
    """Build the graph, and print the first rows of the answer in JSON Lines."""
    folder, question, *argument = sys.argv[1:]
    graph = build_graph(Path(folder))
    questions: dict[str, Callable[..., list[Fields]]] = {
        "repeats": repeats,
        "trace": trace,
        "text": find_text,
    }
    for row in questions[question](graph, *argument):
        print(json.dumps(row, ensure_ascii=False))


def build_graph(folder: Path) -> Graph:
    """Claims, events, speakers, sources and statements as nodes, and what joins them as edges."""
    kinds = ("speakers", "claims", "events", "judgements")
    return join_records(read_sources(folder), {kind: read_kind(folder, kind) for kind in kinds})


def join_records(sources: Iterable[Fields], others: Mapping[str, Iterable[Fields]]) -> Graph:
    """The graph of records as they were written."""
    graph: Graph = networkx.MultiDiGraph()
    graph.add_nodes_from((f"speaker:{each['id']}", each) for each in others["speakers"])
    graph.add_nodes_from((f"claim:{each['id']}", each) for each in others["claims"])
    closings: dict[str, str] = {}
    for source in sources:
        _add_source(graph, source, closings)
    graph.add_nodes_from(
        (f"event:{each['id']}", {"when": read_date(each["date"], closings.get(each["id"], NEVER))})
        for each in others["events"]
    )
    for judgement in others["judgements"]:
        if judgement["kind"] == "broader":
            narrow, wide = f"claim:{judgement['narrow']}", f"claim:{judgement['wide']}"
            graph.add_edge(narrow, wide, "broader")
        elif judgement["kind"] == "may-be":
            one, other = (f"event:{each}" for each in judgement["events"])
            graph.add_edge(one, other, "may_be")
            graph.add_edge(other, one, "may_be")
    return graph


def _add_source(graph: Graph, source: Fields, closings: dict[str, str]) -> None:
    closing = close_source(source)
    key = f"source:{source['id']}"
    graph.add_node(key, title=source["title"])
    nodes: list[tuple[str, Fields]] = []
    edges: list[Any] = []
    for place, passage in enumerate(source["passages"]):
        if "statement" not in passage:
            continue
        id = f"{source['id']}/{passage['statement']}"
        event = passage.get("event") or source["event"]
        if closings.get(event, NEVER) > closing:
            closings[event] = closing
        own = read_date(passage["date"], closing) if "date" in passage else None
        nodes.append((id, {"quote": passage["quote"], "place": (source["id"], place), "own": own}))
        edges.append((id, key, "stands_in", {}))
        edges.append((id, f"speaker:{passage.get('speaker') or source['speaker']}", "said_by", {}))
        if event != UNSPECIFIED:
            edges.append((id, f"event:{event}", "said_at", {}))
        for link in passage["claims"]:
            given = {"claim": link} if isinstance(link, str) else link
            clear = given.get("certainty") != "arguable"
            stance = given.get("stance", "asserts")
            edges.append((id, f"claim:{given['claim']}", stance, {"clear": clear}))
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)


def repeats(graph: Graph) -> list[Fields]:
    """The claims asserted on two or more occasions in two or more years, most years first."""
    rows: list[Fields] = []
    for claim in [key for key in graph if key.startswith("claim:")]:
        clear: set[str] = set()
        every: set[str] = set()
        years: set[int] = set()
        for wording in [claim, *_narrower(graph, claim)]:
            for statement, _, kind, data in graph.in_edges(wording, data=True, keys=True):
                event = _event(graph, statement) if kind == "asserts" else None
                if event is None:
                    continue
                every.add(event)
                if data["clear"]:
                    clear.add(event)
                    year = _when(graph, statement, event).year
                    years.update([] if year is None else [year])
        low = _fewest(graph, clear)
        if low >= 2 and len(years) >= 2:
            id = claim.removeprefix("claim:")
            rows.append({"claim": id, "years": sorted(years), "occasions": [low, len(every)]})
    return sorted(
        rows, key=lambda row: (-len(row["years"]), *(-n for n in row["occasions"]), row["claim"])
    )[:LIMIT]


def trace(graph: Graph, claim: str) -> list[Fields]:
    """What counts for a claim in the order of time."""
    wide = f"claim:{claim}"
    found = {(id, kind) for id, _, kind in graph.in_edges(wide, keys=True) if kind != "broader"}
    for narrow in _narrower(graph, wide):
        edges = graph.in_edges(narrow, keys=True)
        found.update((id, kind) for id, _, kind in edges if kind == "asserts")
    order = sorted(found, key=lambda pair: (_time(graph, pair[0]), pair[1]))
    return [_row(graph, id) for id, _ in order[:LIMIT]]


def find_text(graph: Graph, words: str) -> list[Fields]:
    """The statements whose quote holds the words, in the order of time."""
    needle = fold(words)
    quotes: Any = graph.nodes(data="quote")
    found = [id for id, quote in quotes if quote and needle in fold(quote)]
    return [_row(graph, id) for id in sorted(found, key=lambda id: _time(graph, id))[:LIMIT]]


def _narrower(graph: Graph, claim: str) -> Iterator[str]:
    def narrower(at: str) -> list[str]:
        return [left for left, _, kind in graph.in_edges(at, keys=True) if kind == "broader"]

    waiting, seen = narrower(claim), {claim}
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            yield at
            waiting += narrower(at)


def _event(graph: Graph, statement: str) -> str | None:
    edges = graph.out_edges(statement, keys=True)
    return next((event for _, event, kind in edges if kind == "said_at"), None)


def _when(graph: Graph, statement: str, event: str | None) -> When:
    own: When | None = graph.nodes[statement]["own"]
    if own is not None:
        return own
    when: When = UNKNOWN if event is None else graph.nodes[event]["when"]
    return when


def _time(graph: Graph, statement: str) -> tuple[Any, ...]:
    when = _when(graph, statement, _event(graph, statement))
    return when.first is None, when.first, when.last, graph.nodes[statement]["place"]


def _fewest(graph: Graph, events: set[str]) -> int:
    """The fewest occasions, where no event may be more than one other."""
    pairs = sum(
        other in events
        for event in events
        for _, other, kind in graph.out_edges(event, keys=True)
        if kind == "may_be"
    )
    return len(events) - pairs // 2


def _row(graph: Graph, statement: str) -> Fields:
    when = _when(graph, statement, _event(graph, statement))
    return {"id": statement, "date": when.date, "quote": graph.nodes[statement]["quote"]}


if __name__ == "__main__":
    main()
