"""A finished database, read node by node: what a graph and a question ask of it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from graph.assemble.bounded_mapping import Bounded
from graph.assemble.elements import id_of
from graph.assemble.kinds import NodeKind
from graph.store.search_words import FIRST_STATEMENT, match_text

_COMPARED = 5_000
"""How many ids a misspelt one is compared with."""
_KEPT = 6_000
"""How many nodes' attributes are kept, and how many keys."""

Row = tuple[str, str, int, dict[str, Any]]
"""A neighbour's key, the kind and the number of the edge, and the edge's attributes."""


class DamagedDatabaseError(Exception):
    """A database does not hold what was written into it."""


class Database:
    """The nodes, the edges and the indexes of one corpus. Nobody changes them any more."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._attributes: Bounded[str, dict[str, Any]] = Bounded(_KEPT)
        self._numbers: Bounded[str, int | None] = Bounded(_KEPT)

    def close(self) -> None:
        """Let go of the file; nothing can be read any more."""
        self.connection.close()

    # Nodes

    def number(self, key: str) -> int | None:
        """The number of a node in the tables; None where there is no such node."""
        if key not in self._numbers:
            row = self._one("SELECT id FROM nodes WHERE key = ?", key)
            self._numbers[key] = None if row is None else row[0]
        return self._numbers[key]

    def attributes(self, key: str) -> dict[str, Any] | None:
        """What a node says; None where there is none."""
        found = self._attributes.get(key)
        if found is None:
            row = self._one("SELECT attributes FROM nodes WHERE key = ?", key)
            if row is None:
                return None
            found = self._attributes[key] = _load_node(key, row[0])
        return found

    def count(self) -> int:
        """How many nodes there are."""
        return int(self._one("SELECT count(*) FROM nodes")[0])

    def all_keys(self) -> Iterator[str]:
        """The keys of all nodes, records before statements, these by their first days."""
        return (key for (key,) in self._rows("SELECT key FROM nodes ORDER BY id"))

    # Edges

    def after(self, number: int) -> Iterator[Row]:
        """The edges that leave a node, grouped by the nodes that they reach."""
        return self._edges(
            "SELECT n.key, e.kind, e.number, e.attributes, NULL FROM edges e "
            "CROSS JOIN nodes n ON n.id = e.target WHERE e.source = ? "
            "ORDER BY e.target, e.kind, e.number",
            number,
        )

    def before(self, number: int) -> Iterator[Row]:
        """The edges that reach a node, grouped by the nodes that they leave, in their order.

        What those nodes say is read with them, since whoever asks for edges asks for that next.
        """
        return self._edges(
            "SELECT n.key, e.kind, e.number, e.attributes, n.attributes FROM edges e "
            "CROSS JOIN nodes n ON n.id = e.source WHERE e.target = ? "
            "ORDER BY e.target, e.source, e.kind, e.number",
            number,
        )

    def between(self, source: int, target: int) -> list[Row]:
        """The edges from one node to another."""
        query = (
            "SELECT '', kind, number, attributes, NULL FROM edges WHERE source = ? AND target = ? "
            "ORDER BY kind, number"
        )
        return list(self._edges(query, source, target))

    def _edges(self, query: str, *values: int) -> Iterator[Row]:
        for key, kind, number, told, node in self._rows(query, *values):
            if node is not None and key not in self._attributes:
                self._attributes[key] = _load_node(key, node)
            yield key, kind, number, {"kind": kind, **_load(told)}

    # What an index finds

    def keys(self, kind: NodeKind) -> Iterator[str]:
        """The keys of one kind of nodes, by id; statements in the order of their first days."""
        if kind is NodeKind.STATEMENT:
            query, values = "SELECT key FROM nodes WHERE id >= ? ORDER BY id", (FIRST_STATEMENT,)
            return (key for (key,) in self._rows(query, *values))
        query = "SELECT key FROM nodes WHERE key > ? AND key < ? ORDER BY key"
        return (key for (key,) in self._rows(query, f"{kind}:", f"{kind};"))

    def near(self, kind: NodeKind, id: str) -> Sequence[str]:
        """The ids of one kind; of very many, those that begin like this one."""
        few = "SELECT key FROM nodes WHERE key > ? AND key < ? ORDER BY key LIMIT ?"
        found = [key for (key,) in self._rows(few, f"{kind}:", f"{kind};", _COMPARED + 1)]
        if len(found) > _COMPARED:
            start = f"{kind}:{id[:2]}"
            found = [key for (key,) in self._rows(few, start, f"{start}\U0010ffff", _COMPARED)]
        return list(map(id_of, found))

    def current(self, claim: str) -> str:
        """The id of the claim that took over one; else the same."""
        row = self._one("SELECT claim FROM former_ids WHERE former = ?", claim)
        return claim if row is None else str(row[0])

    def holding(self, text: str) -> Iterable[str] | None:
        """The statements that may hold a text, by first day; None where any may."""
        with _telling_damage():
            matching = match_text(self.connection, text)
        if not matching:
            return None if matching is None else ()
        query = (
            "SELECT n.key FROM quote_words q CROSS JOIN nodes n ON n.id = q.rowid "
            "WHERE q.quote_words MATCH ? ORDER BY q.rowid"
        )
        return (key for (key,) in self._rows(query, matching))

    def repeats(
        self, *, min_years: int, narrative: str | None, possible: bool, limit: int | None
    ) -> Iterator[dict[str, Any]]:
        """The tallies of the claims that repeat in so many years, most first."""
        certain = "low >= 2 AND years >= :min_years"
        conditions = ["high >= 2", "most_years >= :min_years"]
        if not possible:
            conditions.append(certain)
        if narrative is not None:
            conditions.append("narrative = :narrative")
        order = "years DESC, low DESC, high DESC, claim"
        if possible:
            order = f"{certain} DESC, {order}"
        query = (
            f"SELECT row FROM tallies WHERE {' AND '.join(conditions)} ORDER BY {order} "
            "LIMIT :limit"
        )
        values = {
            "min_years": min_years,
            "narrative": narrative,
            "limit": -1 if limit is None else limit,
        }
        with _telling_damage():
            for (row,) in self.connection.execute(query, values):
                yield _load(row)

    def _rows(self, query: str, *values: object) -> Iterator[Any]:
        with _telling_damage():
            yield from self.connection.execute(query, values)

    def _one(self, query: str, *values: object) -> Any:
        with _telling_damage():
            return self.connection.execute(query, values).fetchone()


@contextmanager
def _telling_damage() -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise DamagedDatabaseError(str(error)) from error


def _load_node(key: str, text: str) -> dict[str, Any]:
    return {"kind": key.partition(":")[0], **_load(text)}


def _load(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise DamagedDatabaseError(str(error)) from error
    if not isinstance(found, dict):
        raise DamagedDatabaseError("a row is not what was written")
    return found
