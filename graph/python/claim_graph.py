"""The claim graph with its questions."""

from pathlib import Path
from typing import TYPE_CHECKING, Self

import graph.assemble
from graph.python.questions import Questions
from graph.store.opening import distrust
from graph.store.sound import open_sound
from schemas.ids import ClaimId

if TYPE_CHECKING:
    from graph.page.pyvis_network import ClaimNetwork


class ClaimGraph(graph.assemble.ClaimGraph, Questions):
    """The records of a corpus as a graph that answers questions.

    Every question of the command line is a method. The networkx graph is :attr:`nx`, the records
    are in :attr:`corpus`, each of which the graph also looks up by its id: ``g.claim("…")``.
    """

    _folder: Path

    @classmethod
    def load(cls, corpus: Path) -> Self:
        """The graph of a corpus; see :func:`graph.load`."""
        found = open_sound(corpus)
        self = cls(found.nx, found.read_text, found.index)
        self._folder = corpus
        return self

    def reopen(self) -> None:
        """Read the corpus anew, since its database was found damaged."""
        distrust(self._folder)
        self.__dict__ = type(self).load(self._folder).__dict__

    def to_pyvis(self, claim: str | None = None, depth: int = 1) -> "ClaimNetwork":
        """A network of pyvis, placed and coloured as the page draws it, for a notebook or a file.

        Its nodes have the keys of :attr:`nx`; every text in it stays text.

        Args:
            claim: whose neighbourhood is drawn; without it the whole graph is, while it is small.
            depth: 1 shows the claims that are related by judgement as such, 2 also their
                statements and the claims related to them, and so on.

        Raises:
            UnknownIdError: there is no such claim.
            TooLargeError: there are more nodes than can be looked at.
            ValueError: the depth is less than 1.
        """
        if depth < 1:
            raise ValueError("depth: must be at least 1")
        from graph.page.network import make_network
        from graph.page.row_numbers import find_places

        id = None if claim is None else ClaimId(claim)
        return make_network(self, find_places(self), id, depth)
