"""Checked records written as rows, file by file."""

import datetime
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from graph.load.files import Kind
from graph.store.as_json import encode, read_links, write_statement
from graph.store.counted import COLUMNS, Counted, counted_of
from graph.store.deleting import delete_file
from graph.store.words import DAY_BITS, index_all_quotes, index_quotes
from schemas.claim import Claim, Narrative
from schemas.corpus import ArchivedSource, Statement
from schemas.dates import EdtfDate
from schemas.event import Event
from schemas.figure import Quantity
from schemas.ids import EventId
from schemas.judgement import Broader, Judgement, MayBe
from schemas.record import Record
from schemas.speaker import Speaker

_UNDATED = datetime.date.max.toordinal() + 1
_BATCH = 2_000
_MEMORY = -64_000


class Writer:
    """Writes rows; what it writes is seen when the caller commits."""

    def __init__(self, connection: sqlite3.Connection, *, whole: bool) -> None:
        """Whole means that the store is empty and gets everything."""
        self.connection = connection
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA cache_size = {_MEMORY}")
        (self._next,) = connection.execute(
            f"SELECT coalesce(max(key & {(1 << DAY_BITS) - 1}), 0) + 1 FROM statements"
        ).fetchone()
        self.all_touched = whole
        """Whether any claim may count otherwise: what joins claims or events was changed."""
        self._whole = whole
        self._lost: set[Counted] = set()
        self._found: set[Counted] = set()
        self._reclosed: set[str] = set()
        """The claims of other statements whose date was closed otherwise."""
        self._keys: list[int] = []
        """Those of the statements that were written to others."""
        self._waiting: dict[str, list[tuple[object, ...]]] = {}
        self._years: dict[tuple[str, datetime.date | None], tuple[str, str]] = {}

    @property
    def touched(self) -> set[str]:
        """The claims that, or of which a statement, came, went or changed in what is counted."""
        return {str(claim) for claim, *_ in self._lost ^ self._found} | self._reclosed

    def write_record(self, kind: Kind, file: str, position: int, record: Record) -> None:
        """Write a record other than a source or a judgement."""
        place = (record.model_dump_json(exclude_defaults=True), file, position)
        row: tuple[object, ...]
        if isinstance(record, Speaker):
            row = (record.id, record.name, record.kind.value)
        elif isinstance(record, Event):
            date = str(record.date) if record.date else None
            row = (record.id, record.name, date, record.place, None)
        elif isinstance(record, Narrative):
            row = (record.id, record.name)
        elif isinstance(record, Claim):
            row = (record.id, record.text, record.narrative)
            if not self._whole:
                self._found.add(row)
            for former in record.formerly:
                self._add("former_ids", (former, record.id, file))
        else:
            assert isinstance(record, Quantity)
            row = (record.id, record.name, record.counted, record.unit)
        self._add(kind.value, (*row, *place))

    def write_judgement(self, file: str, position: int, raw: Judgement, now: Judgement) -> None:
        """Write a judgement as its file has it, and on the claims that bear its ids now."""
        if isinstance(now, Broader):
            pair: tuple[str, str] = (now.narrow, now.wide)
        else:
            pair = now.events if isinstance(now, MayBe) else now.claims
        text = raw.model_dump_json(exclude_none=True)
        self._add("judgements", (raw.kind, *pair, raw.reason, text, file, position))

    def write_source(self, source: ArchivedSource, file: str, position: int, head: object) -> None:
        """Write a source, its statements and its dismissed passages."""
        record = source.record
        text = record.model_dump_json(exclude={"passages"}, exclude_defaults=True)
        published = str(record.published) if record.published else None
        named = (record.id, record.title, record.publisher, record.language)
        row = (*named, published, record.document, record.sha256, len(source.statements))
        self._add("sources", (*row, text, encode(head), file, position))
        for number, each in enumerate(source.dismissals):
            spans = encode([(span.start, span.end) for span in each.spans])
            self._add("dismissed", (record.id, number, spans, each.reason.value, each.note))
        for statement in source.statements:
            self._write_statement(statement)

    def _write_statement(self, statement: Statement) -> None:
        day = statement.date.first_day if statement.date else _UNDATED
        key = day << DAY_BITS | self._next
        self._next += 1
        quote = " … ".join(statement.quote)
        years, possible = self._years_of(statement.date, statement.closing)
        self._add(
            "statements",
            (
                key,
                statement.id,
                statement.source,
                statement.start,
                statement.end,
                quote,
                str(statement.form),
                statement.speaker,
                statement.event,
                statement.date.edtf if statement.date else None,
                _iso(statement.closing),
                _closed_by(statement),
                years,
                possible,
                write_statement(statement),
            ),
        )
        for position, link in enumerate(statement.claims):
            reading = (str(link.stance), str(link.certainty), str(link.strength), link.of)
            self._add("claim_links", (link.claim, key, position, *reading))
        if not self._whole:
            self._keys.append(key)
        for position, figure in enumerate(statement.figures):
            numbers = (figure.value, figure.low, figure.high, figure.factor)
            named = (figure.quantity, figure.verbatim, *numbers, figure.comparator.value)
            self._add("figures", (key, position, *named, figure.taken_from))
        for position, speaker in enumerate(statement.attribution):
            self._add("attributions", (key, position, speaker))

    def _years_of(self, date: EdtfDate | None, closing: datetime.date | None) -> tuple[str, str]:
        if date is None:
            return "[]", "[]"
        key = (date.edtf, closing)
        if key not in self._years:
            certain, possible = date.certain_years(closing), date.possible_years(closing)
            self._years[key] = encode(certain), encode(possible)
        return self._years[key]

    def write_documents(self, file: str, hashes: Iterable[tuple[str, str]]) -> None:
        """Write which archived files the sources of a file rest on."""
        for path, sha256 in hashes:
            self._add("documents", (path, sha256, file))

    def write_file(
        self, path: str, kind: Kind, sha256: str, problems: object, *, kept: bool
    ) -> None:
        """Write that a file was read."""
        self._add("files", (path, kind.value, sha256, int(kept), encode(problems)))

    def delete_file(self, path: str) -> None:
        """Delete all that came from a file."""
        self.flush()
        self._lost |= delete_file(self.connection, path)

    def close_events(self, closings: Mapping[EventId, datetime.date | None]) -> None:
        """Write what closes the open dates of events, and the years that follow."""
        self.flush()
        query = "SELECT rowid, id, date FROM events WHERE date LIKE '%..%'"
        events = [
            (number, event)
            for number, event, edtf in self.connection.execute(query).fetchall()
            if EdtfDate(edtf).is_open
        ]
        self.connection.executemany(
            "UPDATE events SET closing = ? WHERE rowid = ?",
            [(_iso(closings.get(event)), number) for number, event in events],
        )
        query = "SELECT key, event, date, closing, record FROM statements WHERE closed_by = 'event'"
        new = set(self._keys)
        changed = []
        for key, event, edtf, before, record in self.connection.execute(query).fetchall():
            closing = closings.get(event)
            if _iso(closing) != before:
                changed.append((_iso(closing), *self._years_of(EdtfDate(edtf), closing), key))
                if key not in new:
                    self._reclosed.update(link.claim for link in read_links(record))
        self.connection.executemany(
            "UPDATE statements SET closing = ?, years = ?, possible_years = ? WHERE key = ?",
            changed,
        )

    def replace_judgements(
        self, judgements: Sequence[tuple[str, int, Judgement, Judgement]]
    ) -> None:
        """Write all judgements anew: an id that was merged changes them without their file."""
        query = "SELECT one, other FROM judgements WHERE kind IN ('broader', 'may-be')"
        before = set(self.connection.execute(query))
        self.connection.execute("DELETE FROM judgements")
        for file, position, raw, now in judgements:
            self.write_judgement(file, position, raw, now)
        self.flush()
        self.all_touched |= set(self.connection.execute(query)) != before

    def set_about(self, name: str, value: str) -> None:
        """Write one fact about the whole."""
        self.connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def _add(self, table: str, row: tuple[object, ...]) -> None:
        rows = self._waiting.setdefault(table, [])
        rows.append(row)
        if len(rows) >= _BATCH:
            self._write(table, rows)

    def _write(self, table: str, rows: list[tuple[object, ...]]) -> None:
        marks = ",".join("?" * len(rows[0]))
        self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        rows.clear()

    def flush(self) -> None:
        """Write what waits."""
        for table, rows in self._waiting.items():
            if rows:
                self._write(table, rows)

    def finish(self) -> None:
        """Write what waits, and the words of the new quotes."""
        self.flush()
        if self._whole:
            index_all_quotes(self.connection)
        else:
            index_quotes(self.connection, self._keys)
            query = f"SELECT {COLUMNS} FROM statements WHERE key = ?"
            for key in self._keys:
                self._found.update(counted_of(*self.connection.execute(query, (key,)).fetchone()))


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _closed_by(statement: Statement) -> str | None:
    if statement.date is None or not statement.date.is_open:
        return None
    return "event" if statement.closing is None else "statement"
