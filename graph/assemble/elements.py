"""What a graph is made of."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from graph.assemble.kinds import EdgeKind, NodeKind

Scalar: TypeAlias = str | int | float | bool
Value: TypeAlias = Scalar | list[str] | list[list[int]]


class Node(NamedTuple):
    """A node: what it is, and what a picture or another program wants to know of it."""

    key: str
    kind: NodeKind
    attributes: Mapping[str, Value]


class Edge(NamedTuple):
    """An edge between two nodes' keys."""

    source: str
    target: str
    kind: EdgeKind
    attributes: Mapping[str, Value]
