"""From checked records to the graph that is asked."""

from graph.assemble.elements import Edge, Node, id_of
from graph.assemble.graph import ClaimGraph, build_graph
from graph.assemble.kinds import EdgeKind, NodeKind
from graph.assemble.question_errors import QuestionError, UnknownIdError

__all__ = [
    "ClaimGraph",
    "Edge",
    "EdgeKind",
    "Node",
    "NodeKind",
    "QuestionError",
    "UnknownIdError",
    "build_graph",
    "id_of",
]
