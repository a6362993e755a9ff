"""Records read from a store, only those that are asked for."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from graph.store.as_json import COLUMNS, read_record, read_statement
from graph.store.connecting import connect_to_sealed
from graph.store.sources import StoredSource, read_dismissal, read_judgement
from graph.store.words import DAY_BITS, match_text
from schemas.corpus import ArchivedSource, Corpus, Dismissal, Publication, Statement
from schemas.record import Record
from schemas.source import Source

if TYPE_CHECKING:
    from schemas.judgement import Judgement

_R = TypeVar("_R", bound=Record)

_STATEMENT = ", ".join(f"s.{each}" for each in COLUMNS.split(", "))
_COMPARED = 5_000
"""How many ids a misspelt one is compared with."""


class Store:
    """A finished store. Ids that it does not know give None, never an error."""

    def __init__(self, connection: sqlite3.Connection, corpus: Path) -> None:
        self.connection = connection
        self.corpus_folder = corpus

    @classmethod
    def open(cls, path: Path, corpus: Path) -> "Store":
        """Open a sealed store; nobody changes it any more.

        Raises:
            sqlite3.Error: it is no store.
        """
        return cls(connect_to_sealed(path), corpus)

    def close(self) -> None:
        """Let go of the file; nothing can be read any more."""
        self.connection.close()

    def record(self, table: str, model: type[_R], id: str) -> _R | None:
        """The record of one kind that has an id."""
        row = self.connection.execute(f"SELECT record FROM {table} WHERE id = ?", (id,)).fetchone()
        return None if row is None else read_record(model, row[0])

    def ids_near(self, table: str, id: str) -> list[str]:
        """The ids of one kind, in order; of very many, those that begin like this one."""
        (count,) = self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        beginning = id[:2] if count > _COMPARED else ""
        rows = self.connection.execute(
            f"SELECT DISTINCT id FROM {table} WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?",
            (len(beginning), beginning, _COMPARED),
        )
        return [id for (id,) in rows]

    def current_id(self, claim: str) -> str:
        """The id of the claim that took over one; else the same."""
        row = self.connection.execute(
            "SELECT claim FROM former_ids WHERE former = ?", (claim,)
        ).fetchone()
        return claim if row is None else str(row[0])

    def has(self, table: str, id: str) -> bool:
        """Whether a record of one kind has an id."""
        query = f"SELECT 1 FROM {table} WHERE id = ?"
        return self.connection.execute(query, (id,)).fetchone() is not None

    def publication(self, source: str) -> Publication | None:
        """What a row says of a source."""
        row = self.connection.execute(
            "SELECT title, publisher, json_extract(record, '$.url'), document "
            "FROM sources WHERE id = ?",
            (source,),
        ).fetchone()
        return None if row is None else Publication(*row)

    def statement(self, id: str) -> Statement | None:
        """The statement that has an id."""
        found = self.connection.execute(
            f"SELECT {_STATEMENT} FROM statements s WHERE s.id = ?", (id,)
        ).fetchone()
        return None if found is None else read_statement(*found)

    def statements_of(self, claim: str) -> list[Statement]:
        """The statements that have a link to a claim, by source and place."""
        rows = self.connection.execute(
            f"SELECT DISTINCT {_STATEMENT} FROM claim_links l JOIN statements s "
            "ON s.key = l.statement WHERE l.claim = ? ORDER BY s.source, s.start, s.end",
            (claim,),
        )
        return [read_statement(*row) for row in rows]

    def in_order_of_time(
        self,
        *,
        claims: Sequence[str] | None = None,
        text: str | None = None,
        **columns: str | None,
    ) -> Iterator[list[Statement]]:
        """Statements by the earliest day on which they may have been made, the undated last.

        All that have a link to one of the claims, the text in their quote, and these values in
        their columns; where that cannot be told exactly, some more. Each list holds all of one
        day, in no order.
        """
        conditions, values = [], []
        for column, value in columns.items():
            if value is not None:
                conditions.append(f"s.{column} = ?")
                values.append(value)
        table = "statements s"
        if claims is not None:
            marks = ",".join("?" * len(claims))
            conditions.append(
                f"s.key IN (SELECT statement FROM claim_links WHERE claim IN ({marks}))"
            )
            values += claims
        matching = match_text(self.connection, text) if text is not None else None
        if matching == "":
            return
        if matching is not None:
            conditions.append("q.quote_words MATCH ?")
            values.append(matching)
            table = "quote_words q CROSS JOIN statements s ON s.key = q.rowid"
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        order = "q.rowid" if matching is not None else "s.key"
        rows = self.connection.execute(
            f"SELECT s.key >> {DAY_BITS}, {_STATEMENT} FROM {table} {where} ORDER BY {order}",
            values,
        )
        today: list[Statement] = []
        day = None
        for found, *row in rows:
            if found != day and today:
                yield today
                today = []
            day = found
            today.append(read_statement(*row))
        if today:
            yield today

    def judgements_of(self, id: str) -> list["Judgement"]:
        """The judgements on a claim or an event, on current ids, in their order."""
        rows = self.connection.execute(
            "SELECT kind, one, other, record FROM judgements WHERE one = :id OR other = :id "
            "ORDER BY kind, one, other",
            {"id": id},
        )
        return [read_judgement(*row) for row in rows]

    def tallies(
        self, *, min_years: int, narrative: str | None, possible: bool, limit: int | None
    ) -> Iterator[str]:
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
        rows = self.connection.execute(
            f"SELECT row FROM tallies WHERE {' AND '.join(conditions)} ORDER BY {order} "
            "LIMIT :limit",
            {
                "min_years": min_years,
                "narrative": narrative,
                "limit": -1 if limit is None else limit,
            },
        )
        for (row,) in rows:
            yield row

    @cached_property
    def corpus(self) -> Corpus:
        """Everything, as the check made it."""
        from schemas.claim import Claim, Narrative
        from schemas.event import Event
        from schemas.figure import Quantity
        from schemas.speaker import Speaker

        return Corpus(
            sources=self._sources(),
            speakers=self._all("speakers", Speaker),
            events=self._all("events", Event),
            narratives=self._all("narratives", Narrative),
            claims=self._all("claims", Claim),
            quantities=self._all("quantities", Quantity),
            judgements=tuple(
                read_judgement(*row)
                for row in self.connection.execute(
                    "SELECT kind, one, other, record FROM judgements ORDER BY kind, one, other"
                )
            ),
        )

    def _all(self, table: str, model: type[_R]) -> Mapping[Any, _R]:
        rows = self.connection.execute(f"SELECT id, record FROM {table} ORDER BY id")
        return {id: read_record(model, record) for id, record in rows}

    def source(self, id: str) -> ArchivedSource | None:
        """The source that has an id, with its statements and dismissals."""
        return self._sources("WHERE {} = ?", (id,)).get(id)

    def _sources(self, where: str = "", ids: tuple[str, ...] = ()) -> dict[Any, ArchivedSource]:
        statements: dict[str, list[Statement]] = {}
        rows = self.connection.execute(
            f"SELECT {_STATEMENT} FROM statements s {where.format('s.source')} "
            f"ORDER BY s.source, s.key & {(1 << DAY_BITS) - 1}",
            ids,
        )
        for row in rows:
            statements.setdefault(row[1], []).append(read_statement(*row))
        dismissals: dict[str, list[Dismissal]] = {}
        rows = self.connection.execute(
            f"SELECT source, spans, reason, note FROM dismissed {where.format('source')} "
            "ORDER BY source, position",
            ids,
        )
        for source, spans, reason, note in rows:
            dismissals.setdefault(source, []).append(read_dismissal(spans, reason, note))
        found = self.connection.execute(
            f"SELECT id, record FROM sources {where.format('id')} ORDER BY id", ids
        )
        return {
            id: StoredSource(
                self.corpus_folder,
                read_record(Source, record),
                tuple(statements.get(id, ())),
                tuple(dismissals.get(id, ())),
            )
            for id, record in found
        }
