"""From checked records to the graph that is asked."""

from graph.assemble.elements import Edge, Node
from graph.assemble.graph import ClaimGraph, build_graph
from graph.assemble.kinds import EdgeKind, NodeKind
from graph.assemble.unknown import UnknownIdError

__all__ = ["ClaimGraph", "Edge", "EdgeKind", "Node", "NodeKind", "UnknownIdError", "build_graph"]
