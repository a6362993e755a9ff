"""Which claims were stated with a figure of the quantity that a passage counts.

"Half of the fleet is gone" and "they lost 12 battle tanks" share no word, and perhaps one
quantity. The figures of a recorded statement name it; else the words behind a number do, and its
unit has to stand in the passage.
"""

from collections.abc import Iterable, Sequence

from graph.assemble import ClaimGraph
from graph.suggest.claim_words import shared_words
from graph.suggest.passages import Passage
from graph.suggest.proposed_figures import propose_figures
from graph.suggest.suggestion_row import PassageState
from graph.suggest.wordings import Alias
from schemas.figure import Quantity
from schemas.ids import ClaimId, QuantityId


class SharedFigures:
    """The quantities of a corpus, with the statements and claims that gave figures of them."""

    def __init__(self, graph: ClaimGraph, aliases: Sequence[Alias]) -> None:
        """Read the figures of the statements among the aliases."""
        self._graph = graph
        self._stated: dict[QuantityId, set[tuple[int, ClaimId]]] = {}
        for at, alias in enumerate(aliases):
            for figure in alias.statement.figures if alias.statement else ():
                quantity = graph.corpus.quantities[figure.quantity]
                about = {claim for claim in alias.claims if self._is_about(claim, quantity)}
                self._stated.setdefault(quantity.id, set()).update((at, each) for each in about)

    def find(self, passage: Passage) -> set[tuple[int, ClaimId]]:
        """The aliases, by place, and the claims that share a quantity with a passage."""
        return {
            pair for quantity in self._counted(passage) for pair in self._stated.get(quantity, ())
        }

    def _counted(self, passage: Passage) -> Iterable[QuantityId]:
        if passage.statement is not None and passage.state is PassageState.STATEMENT:
            return {figure.quantity for figure in passage.statement.figures}
        if not self._stated:
            return ()
        quantities = [self._graph.corpus.quantities[id] for id in self._stated]
        possible = [each for each in quantities if _has_unit(passage.spoken, each)]
        found = propose_figures(passage.spoken, possible, "en")
        return {QuantityId(each.quantity.id) for each in found if each.quantity.id is not None}

    def _is_about(self, claim: ClaimId, quantity: Quantity) -> bool:
        """Whether a claim is about what is counted; its statement may stand for others too."""
        words = f"{quantity.name} {quantity.counted}"
        return bool(shared_words(words, self._graph.claim(claim).text))


def _has_unit(text: str, quantity: Quantity) -> bool:
    return quantity.unit is None or bool(shared_words(quantity.unit, text))
