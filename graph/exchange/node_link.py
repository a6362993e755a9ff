"""The graph in networkx's node-link form, which ``networkx.node_link_graph`` reads back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.assemble import ClaimGraph
from graph.disk.products import GENERATOR

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def write_node_link(graph: ClaimGraph, path: Path) -> None:
    """Write it node by node, each on a line of its own, in the order of the keys.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph))


def _lines(graph: ClaimGraph) -> Iterator[str]:
    keys = sorted(graph.nx)
    # The first key tells the next build that the file is ours; networkx passes over it.
    yield f'{{"generator": {_ENCODE(GENERATOR)}, "directed": true, "multigraph": true, '
    yield '"graph": {"name": "claimgraph"},\n"nodes": [\n'
    yield from _joined({**graph.nx.nodes[key], "id": key} for key in keys)
    yield '],\n"edges": [\n'
    yield from _joined(edge for key in keys for edge in _edges(graph, key))
    yield "]}\n"


def _edges(graph: ClaimGraph, source: str) -> Iterator[dict[str, Any]]:
    found = graph.nx.out_edges(source, keys=True, data=True)
    for _, target, key, told in sorted(found, key=lambda edge: edge[1:3]):
        yield {**told, "source": source, "target": target, "key": key}


def _joined(each: Iterator[dict[str, Any]]) -> Iterator[str]:
    before = ""
    for told in each:
        yield before + _ENCODE(told)
        before = ",\n"
    yield "\n"
