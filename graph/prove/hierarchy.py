"""Which claims entail which, by all ``broader`` judgements together."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from schemas.limits import WIDER_CLAIMS


class Hierarchy:
    """The claims above each claim; found in a time that grows with the judgements."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Read pairs of a narrow claim and a wide one."""
        self.wider: dict[str, dict[str, None]] = defaultdict(dict)
        narrower: dict[str, dict[str, None]] = defaultdict(dict)
        for narrow, wide in pairs:
            self.wider[narrow][wide] = None
            narrower[wide][narrow] = None
        self.overfull: set[str] = set()
        """The lowest claims that entail more others than :data:`WIDER_CLAIMS` allows."""
        self._above: dict[str, frozenset[str]] = {}
        self._left = self._collect(narrower)

    def _collect(self, narrower: Mapping[str, Iterable[str]]) -> set[str]:
        """Learn what stands above each claim, from the top; returns what no top leads to."""
        most = WIDER_CLAIMS.most
        waiting = {claim: len(above) for claim, above in self.wider.items()}
        ready = deque(claim for claim in narrower if claim not in waiting)
        while ready:
            claim = ready.popleft()
            parents = self.wider.get(claim, {})
            if all(each in self._above for each in parents):
                above = frozenset(parents).union(*(self._above[each] for each in parents))
                if len(above) <= most:
                    self._above[claim] = above
                else:
                    self.overfull.add(claim)
            for narrow in narrower.get(claim, ()):
                waiting[narrow] -= 1
                if not waiting[narrow]:
                    del waiting[narrow]
                    ready.append(narrow)
        return set(waiting)

    def circles(self) -> dict[str, int]:
        """From each claim that entails itself by way of others to the number of its circle."""
        if not self._left:
            return {}
        import networkx

        graph = networkx.DiGraph(
            (narrow, wide) for narrow in self._left for wide in self.wider[narrow]
        )
        found = networkx.strongly_connected_components(graph)
        circles = (claims for claims in found if len(claims) > 1)
        return {claim: number for number, claims in enumerate(circles) for claim in claims}

    def may_entail(self, narrow: str, wide: str) -> bool:
        """Whether one claim entails another; True too where that is not known."""
        if narrow not in self.wider:
            return False
        above = self._above.get(narrow)
        return above is None or wide in above


class Groups:
    """Claims that are joined with each other, by way of others too (disjoint sets)."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._parent: dict[str, str] = {}
        for left, right in pairs:
            self._parent[self._root(left)] = self._root(right)

    def joined(self, left: str, right: str) -> bool:
        """Whether two claims are in one group."""
        return left in self._parent and self._root(left) == self._root(right)

    def _root(self, claim: str) -> str:
        parent = self._parent
        parent.setdefault(claim, claim)
        while parent[claim] != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim
