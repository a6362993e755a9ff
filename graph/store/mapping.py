"""A networkx graph whose nodes and edges are read from a database as they are touched.

networkx takes any mappings for its nodes and its adjacency. These answer from SQLite, and keep a
bounded number of answers, so that every algorithm of networkx runs on a graph of any size and
reads no more than it walks.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any, TypeAlias

import networkx

from graph.assemble.bounded_mapping import Bounded
from graph.assemble.edges import edge_key
from graph.store.database import Database, Row

_ROWS_KEPT = 1_000
_LONGEST_KEPT = 50
"""Neighbourhoods of more edges than this are read again each time."""

Edges: TypeAlias = dict[str, dict[str, Any]]
"""The edges between two nodes by their keys: their kinds, numbered where there are several."""
_Read: TypeAlias = Callable[[int], Iterator[Row]]


def read_graph(database: Database) -> "networkx.MultiDiGraph[str]":
    """The graph of a database; it cannot be changed."""
    made: Any = networkx.MultiDiGraph(name="claimgraph")
    made._node = _Nodes(database)
    made._adj = _Adjacency(database, database.after, outward=True)
    made._pred = _Adjacency(database, database.before, outward=False)
    frozen: networkx.MultiDiGraph[str] = networkx.freeze(made)
    return frozen


class _Nodes(Mapping[str, dict[str, Any]]):
    """The attributes of nodes by their keys."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __getitem__(self, key: str) -> dict[str, Any]:
        found = self._database.attributes(key) if isinstance(key, str) else None
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._database.number(key) is not None

    def __iter__(self) -> Iterator[str]:
        return self._database.all_keys()

    def __len__(self) -> int:
        return self._database.count()


class _Adjacency(Mapping[str, "_Neighbours"]):
    """The neighbours of each node, on one side of its edges."""

    def __init__(self, database: Database, read: _Read, *, outward: bool) -> None:
        self._database = database
        self._read = read
        self._outward = outward
        self._kept: Bounded[str, _Neighbours] = Bounded(_ROWS_KEPT)

    def __getitem__(self, key: str) -> "_Neighbours":
        found = self._kept.get(key)
        if found is None:
            number = self._database.number(key) if isinstance(key, str) else None
            if number is None:
                raise KeyError(key)
            found = _Neighbours(self._database, self._read, number, outward=self._outward)
            self._kept[key] = found
        return found

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._database.number(key) is not None

    def __iter__(self) -> Iterator[str]:
        return self._database.all_keys()

    def __len__(self) -> int:
        return self._database.count()


class _Neighbours(Mapping[str, Edges]):
    """The neighbours of one node and the edges between; of a node of very many, read in turn."""

    def __init__(self, database: Database, read: _Read, number: int, *, outward: bool) -> None:
        self._database = database
        self._read = read
        self._number = number
        self._outward = outward
        self._kept: dict[str, Edges] | None = None

    def items(self) -> Any:
        """Each neighbour and the edges between; the first come before the last are read."""
        return self._kept.items() if self._kept is not None else self._stream()

    def _stream(self) -> Iterator[tuple[str, Edges]]:
        kept: dict[str, Edges] | None = {}
        for key, rows in groupby(self._read(self._number), key=lambda row: row[0]):
            edges = _edges(rows)
            if kept is not None:
                kept[key] = edges
                if len(kept) > _LONGEST_KEPT:
                    kept = None
            yield key, edges
        self._kept = kept

    def __getitem__(self, key: str) -> Edges:
        if self._kept is not None:
            return self._kept[key]
        other = self._database.number(key) if isinstance(key, str) else None
        if other is None:
            raise KeyError(key)
        ends = (self._number, other) if self._outward else (other, self._number)
        edges = _edges(self._database.between(*ends))
        if not edges:
            raise KeyError(key)
        return edges

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.items())

    def __len__(self) -> int:
        return sum(1 for _ in self.items())


def _edges(rows: Any) -> Edges:
    return {edge_key(kind, number): told for _, kind, number, told in rows}
