"""A table of statements brought into a corpus: archived as it is, and laid out as a text."""

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.archive.table.imported_rows import ImportedRows, RowImporter, TakenRow
from graph.archive.table.table_mapping import TableMapping
from graph.archive.table.table_rows import read_table
from graph.disk.bounds import RefusedError
from graph.edit.appending import append_entries
from graph.edit.canonical_layout import FIELD_ORDERS, PASSAGE_ORDER
from graph.edit.passage_words import words_in
from graph.edit.workspace import ImpossibleError, Plan, Workspace
from graph.edit.yaml_fields import write_field, write_record
from graph.read.regular_file import read_named
from graph.read.yaml_nodes import Data
from graph.text.flat_text import FlatText, flatten
from graph.text.printable import shorten
from graph.text.words_beside import in_flat
from schemas.corpus import Span
from schemas.limits import ARTICLE_BYTES
from schemas.record_kinds import Kind

_MOST_IN_ONE = 1_000
"""Rows of one source; a table of more becomes several, since people read and edit them."""


def prepare_import(
    workspace: Workspace, file: Path, mapping: TableMapping, archived_on: datetime.date
) -> tuple[Plan, ImportedRows]:
    """The files that a table becomes, and what was made of each of its rows.

    The table is archived byte for byte. Its rows are laid out as a text, in which each statement
    is proved; what the other columns say stands above it.

    Raises:
        RefusedError: the corpus has errors or such a source, or the table lacks a column.
        CannotExtractError: the file is no table.
    """
    state = workspace.look()
    if state.errors:
        raise RefusedError("the corpus has errors: 'claimgraph check' shows them")
    raw = read_named(file, ARTICLE_BYTES)
    table = read_table(raw, mapping.sheet)
    if lacking := [each for each in mapping.columns.values() if each not in table.columns]:
        told = ", ".join(filter(None, table.columns))
        raise RefusedError(f"the table has no column {lacking[0]!r}; it has {told}")
    rows = RowImporter(state.corpus, mapping).read(table)
    files: dict[str, str | bytes] = {}
    original = f"documents/{mapping.source.id}{table.suffix}"
    parts = list(_parts(rows.taken))
    for number, part in enumerate(parts, start=1):
        id = f"{mapping.source.id}-{number}" if len(parts) > 1 else mapping.source.id
        if (Kind.SOURCES, id) in state.places:
            raise RefusedError(f"there is a source `{id}` already: name another id in the mapping")
        text = _lay_out(flatten(mapping.source.title), part)
        files[f"documents/{id}.txt"] = text.encode()
        head = _head(id, mapping, text, archived_on)
        if number == 1:
            head |= {"original": original, "original_sha256": hashlib.sha256(raw).hexdigest()}
        else:
            head["note"] = f"From row {part[0].number} on, of {original}."
        files[f"records/sources/{id}.yaml"] = _write_head(head) + _passages(text, part)
    if parts:
        files[original] = raw
    for kind, records in rows.made.items():
        name = f"records/{kind.value}.yaml"
        before = (workspace.read(name) or b"").decode()
        order = FIELD_ORDERS[kind]
        entries = ["\n".join(write_record(each, order, 2)) + "\n" for each in records]
        files[name] = append_entries(name, before, entries)
    label = f"imported {len(rows.taken)} rows of {file.name}"
    return Plan(label, files), rows


def write_import(workspace: Workspace, plan: Plan) -> None:
    """Write what was prepared, all or nothing.

    Raises:
        RefusedError: a file is there already, or was changed meanwhile; nothing was written.
        OSError: a file cannot be written; none was.
    """
    new = [name for name in plan.files if name.startswith(("documents/", "records/sources/"))]
    for name in new:
        if (workspace.folder / name).exists():
            raise ImpossibleError(f"{name} is there already: name another id in the mapping")
    workspace.write(
        plan, {name: None if name in new else workspace.read(name) for name in plan.files}
    )


def _parts(taken: Sequence[TakenRow]) -> Iterator[Sequence[TakenRow]]:
    for first in range(0, len(taken), _MOST_IN_ONE):
        yield taken[first : first + _MOST_IN_ONE]


def _lay_out(title: str, rows: Sequence[TakenRow]) -> str:
    """The text of some rows: what the other columns say, the number of the row, the quote."""
    return "".join([f"{title}\n", *(f"\n{_lead(row)} {row.quote}\n" for row in rows)])


def _lead(row: TakenRow) -> str:
    return "".join(f"{line}\n" for line in row.above) + f"Row {row.number}:"


def _head(
    id: str, mapping: TableMapping, text: str, archived_on: datetime.date
) -> "dict[str, Data]":
    return {
        **mapping.source.model_dump(mode="json", exclude_none=True),
        "id": id,
        "document": f"documents/{id}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "archived_on": archived_on.isoformat(),
    }


def _write_head(fields: "dict[str, Data]") -> str:
    order = FIELD_ORDERS[Kind.SOURCES].index
    lines = [
        line for name in sorted(fields, key=order) for line in write_field(name, fields[name], 0)
    ]
    return "\n".join(lines) + "\n"


def _passages(text: str, rows: Sequence[TakenRow]) -> str:
    document = FlatText(text)
    title = text.partition("\n")[0]
    records: list[dict[str, Data]] = [{"dismissed": "heading", "text": title}]
    at = len(title) + 2
    for row in rows:
        lead = _lead(row)
        above: dict[str, Data] = {"dismissed": "attribution", "text": flatten(lead)}
        records.append(_singled_out(document, above, "text", Span(at, at + len(lead))))
        start = at + len(lead) + 1
        end = start + len(row.quote)
        said: dict[str, Data] = {**row.statement, "quote": row.quote}
        records.append(_singled_out(document, said, "quote", Span(start, end)))
        at = end + 2
    lines = ["", "passages:"]
    for record in records:
        lines += [*write_record(record, PASSAGE_ORDER, 4), ""]
    return "\n".join(lines)


def _singled_out(
    document: FlatText, record: "dict[str, Data]", field: str, span: Span
) -> "dict[str, Data]":
    """A passage with the words beside it, where its own words stand more than once."""
    if document.find_once(str(record[field])) == span:
        return record
    flat = in_flat(document, span)
    if flat is None:
        raise ImpossibleError(f"“{shorten(str(record[field]))}” cannot be quoted from the text")
    return words_in(document, record, flat)
