"""The claim graph with its questions."""

from typing import Self

import graph.assemble
from graph.python.questions import Questions


class ClaimGraph(graph.assemble.ClaimGraph, Questions):
    """The records of a corpus as a graph that answers questions.

    Every question of the command line is a method. The networkx graph is :attr:`nx`, the records
    are in :attr:`corpus`, each of which the graph also looks up by its id: ``g.claim("…")``.
    """

    @classmethod
    def of(cls, assembled: graph.assemble.ClaimGraph) -> Self:
        """The same graph, with the questions."""
        return cls(assembled.nx, assembled.read_text, assembled.index)
