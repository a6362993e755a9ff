"""The network of the whole graph as columns: what the page's network view is drawn from."""

from typing import Any

from graph.assemble import ClaimGraph
from graph.page.network import WHOLE_GRAPH_LIMIT, count_nodes, make_network
from graph.page.pyvis_network import OPTIONS
from graph.page.row_numbers import Places
from graph.page.strings import NONE
from graph.page.tables import columns
from schemas.ids import ClaimId, StatementId


def network_tables(graph: ClaimGraph, places: Places) -> dict[str, dict[str, Any]]:
    """The nodes, edges and options of pyvis; of a graph too large to draw whole, only the last.

    The page has colours of its own for night and day, so a node bears their names. Edges name
    nodes by their rows, and the statements that make them, which the page's filters choose.
    """
    if count_nodes(places) > WHOLE_GRAPH_LIMIT:
        return {"nodes": {}, "edges": {}, "options": OPTIONS}
    net = make_network(graph, places)
    rows = {node["id"]: row for row, node in enumerate(net.nodes)}
    return {
        "nodes": columns([_node(node, places) for node in net.nodes]),
        "edges": columns([_edge(edge, rows, places) for edge in net.edges]),
        "options": net.options,
    }


def _node(node: dict[str, Any], places: Places) -> dict[str, object]:
    fill, line = node["tones"]
    return {
        "id": _place(node["id"], places),
        "x": node["x"],
        "y": node["y"],
        "shape": node["shape"],
        "size": node["size"],
        "label": node["label"].strip(),
        "fill": fill,
        "line": line,
        "border": node["borderWidth"],
        "dashed": int(bool(node["shapeProperties"]["borderDashes"])),
    }


def _place(key: str, places: Places) -> str:
    """The key of a node with the place of its record: ``claim:3``, ``claim:3:text``."""
    kind, _, told = key.partition(":")
    id, _, text = told.partition(":")
    table: dict[Any, int] = getattr(places, f"{kind}s")
    return f"{kind}:{table[id]}{':text' if text else ''}"


def _edge(edge: dict[str, Any], rows: dict[str, int], places: Places) -> dict[str, object]:
    return {
        "from": rows[edge["from"]],
        "to": rows[edge["to"]],
        "kind": edge["kind"],
        "tone": edge["tone"],
        "opacity": edge["color"]["opacity"],
        "width": edge["width"],
        "dashed": int(bool(edge["dashes"])),
        "claim": NONE if edge["claim"] is None else places.claims[ClaimId(edge["claim"])],
        "statements": [places.statements[StatementId(each)] for each in edge["statements"]],
    }
