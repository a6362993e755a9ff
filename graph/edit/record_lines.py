"""Changes to single records of a YAML file: their own lines change, and all others stay.

What a file says is compared with what it was to say: a layout that is not understood is refused,
never damaged.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from operator import attrgetter
from typing import NamedTuple

from graph.disk.bounds import RefusedError
from graph.edit.archiving_remarks import first_outdated
from graph.edit.canonical_layout import last_row, row_of_comments
from graph.edit.yaml_fields import rank, write_field, write_record
from graph.read.places import TextFile
from graph.read.yaml_nodes import Data, Node
from graph.read.yaml_text import read_yaml

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")


class CannotEditError(RefusedError):
    """A file is laid out so that a record cannot be changed by itself."""


class Rows(NamedTuple):
    """Lines of a file, counted from 0, half-open."""

    first: int
    end: int


_FIRST = attrgetter("first")


class Change(NamedTuple):
    """What becomes of one record of a list."""

    at: int
    """Its position; that of the record before which new ones come, if none is replaced."""
    replaces: bool
    """Whether the record that stands there is replaced."""
    records: Sequence[Mapping[str, Data]]
    """What stands there afterwards; the first takes over the lines of what is replaced."""


class RecordLines:
    """The text of a YAML file of records, ready to be changed."""

    def __init__(self, path: str, text: str, order: Sequence[str], *, within: str = "") -> None:
        """Read a file whose list of records is all of it, or one of its fields.

        Raises:
            CannotEditError: it cannot be read.
        """
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        self.file = TextFile(path, text.removeprefix("\ufeff"))
        self._order, self._within = order, within
        entry, problems = read_yaml(self.file)
        if entry is None or problems:
            raise CannotEditError(f"{path} cannot be read: 'claimgraph check' says why")
        self.root = entry.node
        self.lines = _LINE.findall(self.file.text)
        self._end = "\r\n" if "\r\n" in self.file.text else "\n"

    @cached_property
    def members(self) -> list[Node]:
        """The records of the list, in order."""
        found = self.root.children.get(self._within) if self._within else self.root
        return list(found.children.values()) if found and isinstance(found.data, list) else []

    def rows(self, at: int) -> Rows:
        """The lines of one record, from the first of its characters on."""
        return self._rows[at]

    def digest(self, at: int) -> str:
        """A digest of the lines of one record."""
        return _digest(self.lines[slice(*self.rows(at))])

    def shown(self, at: int) -> str:
        """The lines of one record."""
        return "".join(self.lines[slice(*self.rows(at))])

    @cached_property
    def _rows(self) -> list[Rows]:
        return [self._rows_of(each) for each in self.members]

    def position(self, line: int) -> int | None:
        """The record that a line stands in, counted from 1; None where it stands in none."""
        at = bisect_right(self._rows, line - 1, key=_FIRST) - 1
        return at if at >= 0 and line <= self._rows[at].end else None

    @property
    def head_rows(self) -> list[Rows]:
        """The lines of the fields beside the list."""
        return [
            Rows(self._row(place[0]), last_row(self.file, self.root.children[name]) + 1)
            for name, place in self.root.keys.items()
            if name != self._within
        ]

    def head_digest(self) -> str:
        """A digest of the lines of the fields beside the list."""
        return _digest([line for rows in self.head_rows for line in self.lines[slice(*rows)]])

    def head_shown(self) -> str:
        """The lines of the fields beside the list."""
        return "".join(line for rows in self.head_rows for line in self.lines[slice(*rows)])

    def change(self, changes: Sequence[Change]) -> str:
        """The text of the file after changes to different records.

        Raises:
            CannotEditError: the layout of the file does not allow it.
        """
        members = self.members
        wanted: list[Data] = [member.data for member in members]
        lines = list(self.lines)
        for change in sorted(changes, key=lambda each: (each.at, each.replaces), reverse=True):
            new = [dict(record) for record in change.records]
            wanted[change.at : change.at + change.replaces] = new
            if members:
                self._change_lines(lines, members, change, new)
        if not members and self._within:
            return self.set_head({self._within: wanted})
        text = "".join(lines)
        if members and self._says(text, self._with(wanted)):
            return self._mark + text
        raise CannotEditError(
            f"{self.file.path} is laid out so that no record in it can be changed by itself"
        )

    def set_head(self, fields: Mapping[str, "Data | None"], order: Sequence[str] = ()) -> str:
        """The text of the file after changes to fields of its one record; None deletes one.

        Raises:
            CannotEditError: the layout of the file does not allow it.
        """
        if not isinstance(self.root.data, dict):
            raise CannotEditError(f"{self.file.path} holds no record by itself")
        said = dict(self.root.data)
        for name, value in fields.items():
            said.pop(name, None) if value is None else said.update({name: value})
        lines = list(self.lines)
        rows = self._rows_of(self.root)
        lines[slice(*rows)] = self._mapping(self.root, said, order or tuple(said))
        text = "".join(lines)
        if not self._says(text, said):
            raise CannotEditError(f"{self.file.path} is laid out so that it cannot be changed")
        return self._mark + text

    def _with(self, wanted: list[Data]) -> Data:
        if not self._within:
            return wanted
        assert isinstance(self.root.data, dict)
        return {**self.root.data, self._within: wanted}

    def _says(self, text: str, said: Data) -> bool:
        entry, problems = read_yaml(TextFile(self.file.path, text))
        return entry is not None and not problems and entry.data == said

    def _change_lines(
        self,
        lines: list[str],
        members: Sequence[Node],
        change: Change,
        new: Sequence[Mapping[str, Data]],
    ) -> None:
        if change.at >= len(members):
            before = self._rows_of(members[-1])
            lines[before.end - 1] = _ended(lines[before.end - 1], self._end)
            lines[before.end : before.end] = self._insert(members[-1], new, after=True)
            return
        member = members[change.at]
        rows = self._rows_of(member)
        if not change.replaces:
            first = row_of_comments(lines, rows.first, 0)
            lines[first:first] = self._insert(member, new, after=False)
            return
        if not new:
            first = first_outdated(lines, rows.first)
            while first and not lines[first - 1].strip():
                first -= 1
            lines[first : rows.end] = []
            return
        own = self._mapping(member, new[0], self._order)
        own[-1] = _ended(own[-1], self._end) if new[1:] else own[-1]
        lines[slice(*rows)] = [*own, *self._insert(member, new[1:], after=True)]
        if "open" in member.data and "open" not in new[0]:
            lines[first_outdated(lines, rows.first) : rows.first] = []

    def _insert(self, beside: Node, new: Sequence[Mapping[str, Data]], *, after: bool) -> list[str]:
        """The lines of new records, spaced as those beside them."""
        column = self._column(beside)
        first = self._rows_of(beside).first
        lead = self.lines[first][:column]
        if lead.strip() != "-":
            lead = f"{' ' * (column - 2)}- "
        gap = [self._end] if first and not self.lines[first - 1].strip() else []
        if not gap and len(self.members) > 1 and beside is self.members[0]:
            second = self._rows_of(self.members[1]).first
            gap = [self._end] if not self.lines[second - 1].strip() else []
        inserted: list[str] = []
        for record in new:
            fields = write_record(record, self._order, column, lead)
            written = [f"{line}{self._end}" for line in fields]
            inserted += [*gap, *written] if after else [*written, *gap]
        return inserted

    def _mapping(self, node: Node, said: Mapping[str, Data], order: Sequence[str]) -> list[str]:
        """The lines of one record that says something else: of what stays, as they were."""
        rows = {name: self._row(place[0]) for name, place in node.keys.items()}
        first, end = self._rows_of(node)
        is_block = len(set(rows.values())) == len(rows) and self.file.text[node.start] not in "{["
        if not is_block or not rows or not said:
            return self._rewritten(node, said, order)
        column = self.file.place(*next(iter(node.keys.values()))).column - 1
        lead = self.lines[first][:column]
        pieces = self._pieces(node, rows, end)
        kept = [name for name in rows if name in said]
        for name in sorted(said.keys() - rows.keys(), key=lambda name: rank(name, order)):
            later = [at for at, each in enumerate(kept) if rank(each, order) > rank(name, order)]
            kept.insert(later[0] if later else len(kept), name)
        found: list[str] = []
        for number, name in enumerate(kept):
            above, own, behind = pieces.get(name, ([], [], []))
            if name not in rows or said[name] != node.children[name].data:
                own = [f"{line}{self._end}" for line in write_field(name, said[name], column)]
                if name in rows and len(own) == 1:
                    own = [own[0].rstrip("\r\n") + self._remark(node.children[name]) + self._end]
            elif number and name == next(iter(rows)):
                own = [" " * column + own[0][column:], *own[1:]]
            if not number:
                own = [lead + own[0][column:], *own[1:]]
            found += [*above, *(_ended(line, self._end) for line in own), *behind]
        last = self.lines[end - 1]
        return found if last.endswith(("\n", "\r")) else [*found[:-1], found[-1].rstrip("\r\n")]

    def _rewritten(self, node: Node, said: Mapping[str, Data], order: Sequence[str]) -> list[str]:
        """The lines of a record that stands on one line, or in brackets: as new."""
        column = self._column(node)
        lead = self.lines[self._row(node.start)][:column]
        return [f"{line}{self._end}" for line in write_record(said, order, column, lead)]

    def _pieces(
        self, node: Node, rows: Mapping[str, int], end: int
    ) -> dict[str, tuple[list[str], list[str], list[str]]]:
        """For each field the comments above it, its own lines, and what stands between."""
        pieces: dict[str, tuple[list[str], list[str], list[str]]] = {}
        names = list(rows)
        ends = [last_row(self.file, node.children[name]) + 1 for name in names]
        before = rows[names[0]]
        for name, stop in zip(names, ends, strict=True):
            pieces[name] = (self.lines[before : rows[name]], self.lines[rows[name] : stop], [])
            before = stop
        pieces[names[-1]][2].extend(self.lines[before:end])
        return pieces

    def _remark(self, node: Node) -> str:
        """The comment behind a value, with the space before it."""
        behind = re.compile(r"[ \t]+#[^\r\n]*").match(self.file.text, node.end)
        return behind[0] if behind and node.style not in ("|", ">") else ""

    def _rows_of(self, node: Node) -> Rows:
        return Rows(self._row(node.start), last_row(self.file, node) + 1)

    def _row(self, at: int) -> int:
        return self.file.place(at, at).line - 1

    def _column(self, node: Node) -> int:
        """Where the fields of a record in a list begin."""
        return self.file.place(node.start, node.start).column - 1


def _digest(lines: Sequence[str]) -> str:
    return sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _ended(line: str, end: str) -> str:
    return line if line.endswith(("\n", "\r")) else line + end
