"""Checked records written as the nodes and edges of a new database."""

import datetime
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.assemble.edges import describe_time, edges_from, judgement_edge, number_edges
from graph.assemble.elements import Attributes, Edge
from graph.assemble.kinds import EdgeKind, NodeKind
from graph.assemble.time_order import LAST_OF_ALL
from graph.store.schema_tables import create_indexes, create_tables
from graph.store.search_words import DAY_BITS, index_all_quotes
from schemas.dates import EdtfDate
from schemas.ids import EventId
from schemas.judgement import Judgement

_DAYS_BEFORE_YEAR_1 = 4_000_000
"""More days than any date that can be recorded lies before the year 1."""
_UNDATED = LAST_OF_ALL + 1
_BATCH = 1_000
_MEMORY = -16_000

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Compact JSON."""


class Writer:
    """Writes a database whole, node by node, in a transaction of its own.

    Every node gets a running number; a statement's also holds the earliest day on which it may
    have been made, in its upper bits, so that numbers ascend with time.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin with a new file."""
        self.connection = connection
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA cache_size = {_MEMORY}")
        create_tables(connection)
        connection.execute("BEGIN")
        # Rows are put into the order of the primary key at once, in a fifth of the time.
        connection.execute(
            "CREATE TEMP TABLE unsorted (source INTEGER, target INTEGER, kind TEXT, "
            "number INTEGER, attributes TEXT)"
        )
        self._running = 0
        self._numbers: dict[str, int] = {}
        """Of all nodes but statements."""
        self._events: dict[str, int] = {}
        """The first day of each event that has a date."""
        self._open_events: dict[str, dict[str, Any]] = {}
        self._waiting: dict[str, list[tuple[object, ...]]] = {}

    def write_node(self, key: str, attributes: Attributes, file: str, position: int) -> None:
        """Write the node of a record or a statement, and the edges that leave it.

        What it refers to must have been written before, and comes to nothing where it was not.
        """
        kind = attributes["kind"]
        number = self._running = self._running + 1
        edtf = attributes.get("date")
        if kind == NodeKind.STATEMENT:
            day = EdtfDate(edtf).first_day if edtf else self._events.get(attributes["event"])
            number |= (_DAYS_BEFORE_YEAR_1 + (_UNDATED if day is None else day)) << DAY_BITS
        else:
            self._numbers[key] = number
        if kind == NodeKind.CLAIM:
            for former in attributes.get("formerly", ()):
                self._add("INSERT OR IGNORE INTO former_ids VALUES (?, ?)", former, key[6:])
        if kind == NodeKind.EVENT and edtf:
            date = EdtfDate(edtf)
            self._events[key[6:]] = date.first_day
            if date.is_open:
                self._open_events[key] = dict(attributes)
                self._write_row(number, key, kind, attributes, file, position)
                return  # its edges follow when it is known what closes the date
        self._write_row(number, key, kind, attributes, file, position)
        self._write_edges(number, edges_from(key, attributes))

    def _write_row(
        self,
        number: int,
        key: str,
        kind: str,
        attributes: Attributes,
        file: str | None,
        position: int | None,
    ) -> None:
        told = encode({name: value for name, value in attributes.items() if name != "kind"})
        self._add(
            "INSERT INTO nodes VALUES (?, ?, ?, ?, ?, ?)", number, key, kind, told, file, position
        )

    def _write_edges(self, number: int, edges: Iterable[Edge]) -> None:
        for edge, count in number_edges(edges):
            reached = self._numbers.get(edge.target)
            if reached is None and edge.kind in (EdgeKind.ON, EdgeKind.IN_YEAR):
                reached = self._write_time(edge.target)
            if reached is not None:
                self._write_edge(number, reached, edge, count)

    def _write_edge(self, number: int, reached: int, edge: Edge, count: int) -> None:
        told = encode(edge.attributes) if edge.attributes else "{}"
        command = "INSERT INTO temp.unsorted VALUES (?, ?, ?, ?, ?)"
        self._add(command, number, reached, edge.kind.value, count, told)

    def _write_time(self, key: str) -> int:
        """Write the node of a date or a year."""
        attributes = describe_time(key)
        number = self._running = self._numbers[key] = self._running + 1
        self._write_row(number, key, attributes["kind"], attributes, None, None)
        self._write_edges(number, edges_from(key, attributes))
        return number

    def close_events(self, closings: Mapping[EventId, datetime.date | None]) -> None:
        """Write what closes the open dates of events."""
        self._flush()
        for key, attributes in self._open_events.items():
            closing = closings.get(EventId(key[6:]))
            if closing is not None:
                attributes["closing"] = closing.isoformat()
            told = encode({name: value for name, value in attributes.items() if name != "kind"})
            number = self._numbers[key]
            self.connection.execute("UPDATE nodes SET attributes = ? WHERE id = ?", (told, number))
            self._write_edges(number, edges_from(key, attributes))

    def write_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Write the edges of judgements on current ids."""
        edges = [judgement_edge(each) for each in judgements]
        edges.sort(key=lambda edge: edge[:3])
        for edge, count in number_edges(edges):
            one, other = self._numbers.get(edge.source), self._numbers.get(edge.target)
            if one is not None and other is not None:
                self._write_edge(one, other, edge, count)

    def write_judged(self, file: str, position: int, record: Judgement) -> None:
        """Write a judgement as its file has it, for the next check."""
        text = record.model_dump_json(exclude_none=True)
        self._add("INSERT INTO judged VALUES (?, ?, ?)", file, position, text)

    def write_outline(self, file: str, position: int, outline: object) -> None:
        """Write what the next check wants to know of a source."""
        self._add("INSERT INTO outlines VALUES (?, ?, ?)", file, position, encode(outline))

    def write_file(self, path: str, *told: object) -> None:
        """Write that a file was read: its kind, hash, and what the next check may take over."""
        self._add("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", path, *told)

    def write_documents(self, file: str, hashes: Sequence[tuple[str, str]]) -> None:
        """Write which archived files the sources of a file rest on."""
        for path, sha256 in hashes:
            self._add("INSERT INTO documents VALUES (?, ?, ?)", path, sha256, file)

    def _add(self, command: str, *row: object) -> None:
        rows = self._waiting.setdefault(command, [])
        rows.append(row)
        if len(rows) >= _BATCH:
            self.connection.executemany(command, rows)
            rows.clear()

    def _flush(self) -> None:
        for command, rows in self._waiting.items():
            self.connection.executemany(command, rows)
            rows.clear()

    def finish(self, *, searchable: bool) -> None:
        """Write what waits, the indexes, and the words of the quotes if they are searched."""
        self._flush()
        self.connection.execute(
            "INSERT INTO edges SELECT * FROM temp.unsorted ORDER BY source, target, kind, number"
        )
        self.connection.execute("DROP TABLE temp.unsorted")
        if searchable:
            index_all_quotes(self.connection)
        create_indexes(self.connection)

    def write_tallies(self, tallies: Iterable[Mapping[str, Any]]) -> None:
        """Write what was counted of the claims that may repeat."""
        for tally in tallies:
            counted = tally["counted"]
            self._add(
                "INSERT INTO tallies VALUES (?, ?, ?, ?, ?, ?, ?)",
                tally["claim"],
                tally["narrative"],
                len(counted["years"]),
                *counted["occasions"],
                counted["most_years"],
                encode(tally),
            )
        self._flush()

    def commit(self) -> None:
        """Make the file whole."""
        self.connection.execute("COMMIT")
