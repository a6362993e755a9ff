"""What a graph is made of: nodes and edges with plain JSON attributes."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from graph.assemble.kinds import EdgeKind, NodeKind

Attributes: TypeAlias = Mapping[str, Any]
"""Plain JSON values by name; ``kind`` is always among them."""


class Node(NamedTuple):
    """A node: its key (kind, colon, id), its kind and its attributes."""

    key: str
    kind: NodeKind
    attributes: Attributes


class Edge(NamedTuple):
    """An edge between two nodes' keys."""

    source: str
    target: str
    kind: EdgeKind
    attributes: Attributes


def id_of(key: str) -> str:
    """What stands after the kind and the colon: ``claim:sky-green`` is ``sky-green``."""
    return key.partition(":")[2]
