"""What each row of a table says, as records; a row that is not plain is left out, with why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from graph.archive.table.table_mapping import TableField, TableMapping
from graph.archive.table.table_rows import Table
from graph.edit.file_edits import free_id
from graph.read.yaml_nodes import Data
from graph.text.folding import fold
from graph.text.printable import UNSEEN, shorten
from graph.text.quotation import find_quoted
from graph.text.slug import slugify
from schemas.corpus import Corpus
from schemas.dates import EdtfDate
from schemas.event import UNSPECIFIED
from schemas.passage import Form, StatementPassage
from schemas.record_kinds import KINDS, Kind

_ID_WORDS = 6
_MARKED = (Form.DIRECT, Form.MIXED)


class LeftOutError(Exception):
    """A row is not taken; the message says why."""


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row as a statement."""

    number: int
    above: tuple[str, ...]
    """What its other columns say, a line for each."""
    quote: str
    statement: "dict[str, Data]"
    """The statement, its quote left out."""


@dataclass(slots=True)
class ImportedRows:
    """All that comes of a table."""

    taken: list[TakenRow] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)
    """The rows that were not taken, each with why."""
    made: "dict[Kind, list[dict[str, Data]]]" = field(default_factory=dict)
    """Records that there were none of."""
    known: dict[Kind, dict[str, str]] = field(default_factory=dict)
    """From names in the table to the records of the corpus that they were taken for."""


class RowImporter:
    """Turns rows into statements, with the records that they refer to."""

    def __init__(self, corpus: Corpus, mapping: TableMapping) -> None:
        self._corpus = corpus
        self._mapping = mapping
        self._named: dict[Kind, dict[str, list[str]]] = {
            kind: _by_name(getattr(corpus, kind.value)) for kind in _NAMED
        }
        former = {old for claim in corpus.claims.values() for old in claim.formerly}
        self._ids = {kind: set(getattr(corpus, kind.value)) for kind in _NAMED}
        self._ids[Kind.CLAIMS] |= former
        self._found = ImportedRows()
        self._new: dict[tuple[Kind, str], str] = {}
        self._pending: list[tuple[Kind, str, dict[str, Data]]] = []

    def read(self, table: Table) -> ImportedRows:
        """The statements of a table."""
        seen: dict[tuple[str, ...], int] = {}
        for number, cells in table.rows:
            row = dict(zip(table.columns, cells, strict=True))
            self._pending = []
            try:
                taken = self._take(number, row)
                key = tuple(fold(row.get(name, "")) for name in self._mapping.columns.values())
                if (first := seen.setdefault(key, number)) != number:
                    raise LeftOutError(f"it says the same as row {first}")
            except LeftOutError as error:
                for kind, _, record in self._pending:
                    self._ids[kind].discard(str(record["id"]))
                self._found.left_out.append((number, str(error)))
                continue
            for kind, name, record in self._pending:
                self._new[kind, name] = str(record["id"])
                self._found.made.setdefault(kind, []).append(record)
            self._found.taken.append(taken)
        return self._found

    def _take(self, number: int, row: Mapping[str, str]) -> TakenRow:
        quote = self._value("quote", row)
        if quote is None:
            raise LeftOutError(f"`{self._column('quote')}` is empty: there is nothing quoted")
        made: dict[str, Data] = {"statement": f"row-{number}", "form": self._form(quote, row)}
        speaker = self._value("speaker", row)
        if speaker is None:
            raise LeftOutError(f"`{self._column('speaker')}` is empty: nobody is named who said it")
        made["speaker"] = self._speaker(speaker, row)
        if between := self._value("attribution", row):
            made["attribution"] = [self._speaker(between, row)]
        date, basis = self._date(number, row)
        event = self._value("event", row)
        made["event"] = self._event(event, date, basis) if event else UNSPECIFIED
        if date is not None and not event:
            made |= {"date": date, "basis": basis}
        made["claims"] = self._claims(row)
        if note := self._value("note", row):
            made["note"] = note
        try:
            StatementPassage.model_validate({**made, "quote": quote})
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise LeftOutError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
        named = (name for name in self._mapping.columns if name != "quote")
        above = tuple(
            f"{_shown(self._mapping.columns[name])}: {said}"
            for name in named
            if (said := _shown(row.get(self._mapping.columns[name], "")))
        )
        return TakenRow(number, above, quote, made)

    def _value(self, name: TableField, row: Mapping[str, str]) -> str | None:
        """What a row says of a field: by its column, translated, else what is fixed."""
        column = self._mapping.columns.get(name)
        said = _shown(row.get(column, "")) if column is not None else ""
        meant = self._mapping.values.get(name, {}).get(said, said)
        return meant or self._mapping.fixed.get(name)

    def _column(self, name: TableField) -> str:
        return self._mapping.columns.get(name, name)

    def _form(self, quote: str, row: Mapping[str, str]) -> str:
        form = self._value("form", row) or ""
        if form not in set(Form):
            told = ", ".join(Form)
            raise LeftOutError(f"its form is {form or 'not said'!r}, and must be one of {told}")
        if form in _MARKED and not find_quoted(quote).spans:
            told = "write `verbatim` for speech that was written down without them"
            raise LeftOutError(f"its form is {form!r}, and it has no quotation marks: {told}")
        return form

    def _date(self, number: int, row: Mapping[str, str]) -> tuple[str | None, str]:
        said = self._value("date", row)
        if said is None:
            return None, ""
        basis = f"'{said}', in the column '{self._column('date')}' of row {number}"
        for pattern in self._mapping.dates:
            try:
                return datetime.strptime(said, pattern).date().isoformat(), basis
            except ValueError:
                continue
        try:
            return str(EdtfDate(said)), basis
        except ValueError:
            tried = ", ".join(map(repr, self._mapping.dates)) or "none is named under `dates`"
            raise LeftOutError(f"the date {shorten(said)!r} is no EDTF date ({tried})") from None

    def _speaker(self, name: str, row: Mapping[str, str]) -> str:
        kind = self._value("speaker_kind", row)
        return self._refer(Kind.SPEAKERS, name, {"name": name, "kind": kind or ""})

    def _event(self, name: str, date: str | None, basis: str) -> str:
        told = {"date": date, "basis": basis} if date else {}
        return self._refer(Kind.EVENTS, name, {"name": name, **told}, f"{name} {date or ''}")

    def _claims(self, row: Mapping[str, str]) -> "list[Data]":
        text = self._value("claim", row)
        if text is None:
            return []
        fields: dict[str, Data] = {"text": text}
        if narrative := self._value("narrative", row):
            fields["narrative"] = self._refer(Kind.NARRATIVES, narrative, {"name": narrative})
        link: dict[str, Data] = {"claim": self._refer(Kind.CLAIMS, text, fields)}
        if (stance := self._value("stance", row)) not in (None, "asserts"):
            link["stance"] = str(stance)
        if (certainty := self._value("certainty", row)) not in (None, "clear"):
            link["certainty"] = str(certainty)
        if of := self._value("of", row):
            link["of"] = self._speaker(of, row)
        return [link["claim"] if len(link) == 1 else link]

    def _refer(
        self, kind: Kind, name: str, fields: "Mapping[str, Data]", key: str | None = None
    ) -> str:
        """The record that is named: by its id, its name, or one that this table makes."""
        key = fold(key or name)
        if name in getattr(self._corpus, kind.value):
            return name
        if (kind, key) in self._new:
            return self._new[kind, key]
        for its, pending, new in self._pending:
            if (its, pending) == (kind, key):
                return str(new["id"])
        found = self._named[kind].get(key, [])
        if len(found) > 1:
            told = ", ".join(found)
            raise LeftOutError(f"several records are called {shorten(name)!r}: {told}")
        if found:
            self._found.known.setdefault(kind, {})[name] = found[0]
            return found[0]
        words = slugify(key if kind is Kind.EVENTS else name, _ID_WORDS)
        id = free_id(words or KINDS[kind].noun, self._ids[kind])
        record: dict[str, Data] = {"id": id, **fields}
        try:
            KINDS[kind].model.model_validate(record)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = f"{KINDS[kind].noun} {shorten(name)!r}, {'.'.join(map(str, first['loc']))}"
            hint = "; say under `columns` or `fixed` what it is: `speaker_kind`"
            told = hint if first["loc"] == ("kind",) else ""
            raise LeftOutError(f"{where}: {first['msg']}{told}") from None
        self._pending.append((kind, key, record))
        self._ids[kind].add(id)
        return id


_NAMED = (Kind.SPEAKERS, Kind.EVENTS, Kind.NARRATIVES, Kind.CLAIMS)


def _by_name(records: Mapping[Any, Any]) -> dict[str, list[str]]:
    """From folded names to the ids of the records that bear them."""
    found: dict[str, list[str]] = {}
    for id, record in records.items():
        for name in dict.fromkeys(map(fold, _names(record))):
            found.setdefault(name, []).append(id)
    return found


def _names(record: Any) -> Iterator[str]:
    if hasattr(record, "text"):
        yield record.text
        return
    date = getattr(record, "date", None)
    yield f"{record.name} {date or ''}" if hasattr(record, "dates") else record.name
    yield from getattr(record, "aliases", ())


def _shown(text: str) -> str:
    """Text as a document may hold it: without characters that nobody sees."""
    return " ".join(UNSEEN.sub(" ", text).split())
