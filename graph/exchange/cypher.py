"""Questions in Cypher: the graph in kglite, an embedded graph database in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.assemble import ClaimGraph, Edge, Node, NodeKind
from graph.exchange.names import check_names
from graph.exchange.reading import refuse_writes
from graph.exchange.tokens import CypherError, Part, split_tokens, without_comments

if TYPE_CHECKING:
    import kglite

_NODE = {"id", "labels", "properties"}
_EDGE = {"id", "start", "end", "type", "properties"}
_STRUCTURAL = {"title", "type"}
"""What kglite adds to a node's properties."""


class MissingExtraError(ImportError):
    """The package that an optional extra brings is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            f"Cypher needs the package {package}: pip install 'claimgraph[{extra}]', "
            f"or in a checkout pip install -e '.[{extra}]'"
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns, rows of plain values, and what the library has to say of the question."""

    columns: list[str]
    rows: list[list[Any]]
    notes: list[str]


def ask_cypher(
    graph: ClaimGraph, question: str, parameters: Mapping[str, Any] | None = None
) -> Answer:
    """Ask a read-only question; ``parameters`` stand for ``$name``.

    A node in the answer is a map of its properties; a relationship is a map with its ``type``,
    the keys ``from`` and ``to``, and its properties.

    Raises:
        CypherError: it is refused, not understood, or uses a name that the graph does not know.
        MissingExtraError: kglite is not installed.
    """
    tokens = split_tokens(question)
    refuse_writes(tokens)
    check_names(tokens)
    for token in tokens:
        name = token.text.removeprefix("$")
        if token.part is Part.PARAMETER and name not in (parameters or {}):
            raise CypherError(f"${name} has no value", f"on the command line: --param {name}=TEXT")
    try:
        import kglite
    except ImportError:
        raise MissingExtraError("kglite", "cypher") from None
    kglite.set_query_warning_policy("silent")
    loaded = load_graph(graph)
    try:
        found: Any = loaded.cypher(without_comments(question), params=dict(parameters or {}))
    except kglite.KgError as error:
        raise CypherError(str(error)) from None
    plain = _Plain(list(graph.nodes))
    rows = [[plain.value(value) for value in row.values()] for row in found.to_list()]
    return Answer(list(found.columns), rows, list(found.warnings))


def load_graph(graph: ClaimGraph) -> "kglite.KnowledgeGraph":
    """The nodes and edges of a graph in a kglite graph that can only be read.

    ``kglite`` numbers nodes in the order in which it is given them.
    """
    import kglite

    nodes: dict[NodeKind, list[dict[str, Any]]] = {}
    for node in graph.nodes.values():
        nodes.setdefault(node.kind, []).append(_node_record(node))
    edges: dict[tuple[str, NodeKind, NodeKind], list[dict[str, Any]]] = {}
    for edge in graph.edges:
        ends = (graph.nodes[edge.source].kind, graph.nodes[edge.target].kind)
        edges.setdefault((edge.kind.upper(), *ends), []).append(_edge_record(edge))
    loaded = kglite.from_records(
        {
            "nodes": [
                {"type": kind.title(), "id_field": "id", "records": records}
                for kind, records in nodes.items()
            ],
            "connections": [
                {
                    "type": type,
                    "source_type": source.title(),
                    "source_id_field": "<from>",
                    "target_type": target.title(),
                    "target_id_field": "<to>",
                    "records": records,
                }
                for (type, source, target), records in edges.items()
            ],
        },
        on_missing_endpoint="error",
    )
    loaded.read_only(True)
    return loaded


def _node_record(node: Node) -> dict[str, Any]:
    id = node.key.partition(":")[2]
    year = {"year": int(id)} if node.kind is NodeKind.YEAR else {}
    return {"id": id, "key": node.key, **node.attributes, **year}


def _edge_record(edge: Edge) -> dict[str, Any]:
    ends = {"<from>": edge.source.partition(":")[2], "<to>": edge.target.partition(":")[2]}
    return {**ends, **edge.attributes}


class _Plain:
    """kglite's nodes and relationships without its own numbers."""

    def __init__(self, keys: Sequence[str]) -> None:
        kinds = dict.fromkeys(key.partition(":")[0] for key in keys)
        order = {kind: position for position, kind in enumerate(kinds)}
        self._keys = sorted(keys, key=lambda key: order[key.partition(":")[0]])

    def value(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.value(each) for each in value]
        if not isinstance(value, dict):
            return value
        if value.keys() == _NODE:
            properties = value["properties"]
            first = {name: properties[name] for name in ("id", "key") if name in properties}
            rest = {name: each for name, each in properties.items() if name not in _STRUCTURAL}
            return first | rest
        if value.keys() == _EDGE:
            ends = {"from": self._keys[value["start"]], "to": self._keys[value["end"]]}
            return {"type": value["type"]} | ends | value["properties"]
        return {name: self.value(each) for name, each in value.items()}
