"""Rows as a table that fits the terminal, or as blocks where no table would."""

import os
import sys
from collections.abc import Sequence
from enum import Enum
from itertools import zip_longest
from typing import NamedTuple

from pydantic import BaseModel

from graph.cli.output.colour import Ink, paint, wants_colour
from graph.cli.output.line_wrap import lines_of, pad, text_width, widest_part
from graph.queries.cells import is_years, key_of, show_field
from graph.queries.row import InTable
from graph.text.printable import printable

_GAP = "  "
_NO_TERMINAL = 100
_LEAST = 20


class Column(NamedTuple):
    """A header and the cells below it."""

    header: str
    cells: list[str]
    whole: bool
    """Whether its words may not be broken at hyphens: the ids that a next question needs."""
    listing: bool
    """Whether its cells are lists, which read as well one item below the other."""

    def texts(self) -> list[str]:
        """All that stands in the column."""
        return [self.header, *self.cells]


def lay_out(model: type[BaseModel], rows: Sequence[BaseModel]) -> str:
    """The rows as text, without what :func:`common_values` says of all of them."""
    columns = _columns(model, rows)
    if not rows or not columns:
        return ""
    width = terminal_width()
    for hyphens in (False, True):
        if widths := _fit(columns, width, hyphens):
            return _grid(columns, widths, hyphens)
    return _blocks(columns, width)


def common_values(model: type[BaseModel], rows: Sequence[BaseModel]) -> dict[str, str]:
    """The fields with a choice of values that is the same in all rows, where there are several."""
    found: dict[str, str] = {}
    for name, field in model.model_fields.items():
        values = {getattr(row, name) for row in rows if isinstance(getattr(row, name), Enum)}
        if len(rows) > 1 and len(values) == 1 and InTable.NEVER not in field.metadata:
            found[key_of(name, field)] = values.pop().value
    return found


def terminal_width() -> int:
    """The columns to fill: ``COLUMNS``, else the terminal's, else 100."""
    if not sys.stdout.isatty() and not os.environ.get("COLUMNS"):
        return _NO_TERMINAL
    import shutil

    return max(shutil.get_terminal_size((_NO_TERMINAL, 24)).columns, _LEAST)


def _columns(model: type[BaseModel], rows: Sequence[BaseModel]) -> list[Column]:
    columns: list[Column] = []
    common = common_values(model, rows)
    for name, field in model.model_fields.items():
        values = [getattr(row, name) for row in rows]
        cells = [show_field(field, value) for value in values]
        if InTable.NEVER in field.metadata or key_of(name, field) in common or not any(cells):
            continue
        if InTable.BELOW in field.metadata and columns:
            above = columns.pop()
            joined = [f"{top}\n{cell}" for top, cell in zip(above.cells, cells, strict=True)]
            columns.append(Column(above.header, joined, above.whole, above.listing))
        else:
            header = printable(key_of(name, field).replace("_", " "))
            listing = any(isinstance(value, list) and not is_years(value) for value in values)
            columns.append(Column(header, cells, not columns, listing))
    return columns


def _fit(columns: list[Column], width: int, hyphens: bool) -> list[int] | None:
    """A width for each column; None where their longest parts alone are too wide."""
    least = [
        max(widest_part(text, hyphens=hyphens and not column.whole) for text in column.texts())
        for column in columns
    ]
    full = [
        max(text_width(line) for text in column.texts() for line in text.split("\n"))
        for column in columns
    ]
    room = width - len(_GAP) * (len(columns) - 1)
    if sum(full) <= room:
        return full
    spare = room - sum(least)
    if spare < 0:
        return None
    wanted = [
        max(map(widest_part, column.texts())) if column.listing else want
        for column, want in zip(columns, full, strict=True)
    ]
    return _share(spare, least, wanted)


def _share(spare: int, least: list[int], wanted: list[int]) -> list[int]:
    """Widths that use up the spare columns, those that lack least served first."""
    widths = list(least)
    order = sorted(range(len(least)), key=lambda index: wanted[index] - least[index])
    for position, index in enumerate(order):
        fair = spare // (len(order) - position)
        more = min(wanted[index] - least[index], fair)
        widths[index] += more
        spare -= more
    return widths


def _grid(columns: list[Column], widths: list[int], hyphens: bool) -> str:
    def row(texts: list[str]) -> list[str]:
        wrapped = [
            lines_of(text, width, hyphens=hyphens and not column.whole)
            for text, width, column in zip(texts, widths, columns, strict=True)
        ]
        return [
            _GAP.join(pad(part, width) for part, width in zip(parts, widths, strict=True)).rstrip()
            for parts in zip_longest(*wrapped, fillvalue="")
        ]

    bold = wants_colour()
    heading = row([column.header for column in columns])
    lines = [paint(line, Ink.HEADING) if bold else line for line in heading]
    lines.append(_GAP.join("─" * width for width in widths))
    rows = [row(list(texts)) for texts in zip(*(column.cells for column in columns), strict=True)]
    apart = any(len(each) > 1 for each in rows)
    for index, each in enumerate(rows):
        lines += ["", *each] if apart and index else each
    return "\n".join(lines) + "\n"


def _blocks(columns: list[Column], width: int) -> str:
    bold = wants_colour()
    label = max(text_width(column.header) for column in columns)
    indent = " " * label + _GAP
    blocks = []
    for index in range(len(columns[0].cells)):
        lines: list[str] = []
        for column in columns:
            if not column.cells[index]:
                continue
            name = pad(column.header, label)
            parts = lines_of(column.cells[index], max(width - len(indent), _LEAST))
            lines.append(f"{paint(name, Ink.HEADING) if bold else name}{_GAP}{parts[0]}".rstrip())
            lines += [indent + part for part in parts[1:]]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)
