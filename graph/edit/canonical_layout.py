"""Records in their canonical order and layout, with comments kept, and nothing else changed.

Lines are moved, never written anew: a field with the comments above it is one block. What a file
says is compared before and after, and a file that would say anything else is left alone.
"""

import re
from collections.abc import Sequence
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from graph.read.corpus_files import CorpusFile, decode_text, list_files, read_bytes
from graph.read.places import TextFile
from graph.read.problem import Problem
from graph.read.yaml_nodes import Node
from graph.read.yaml_text import YamlEntry, read_yaml
from schemas.record_kinds import KINDS, Kind

PASSAGE_ORDER = (
    *("statement", "dismissed", "open", "quote", "text", "prefix", "suffix", "form", "words"),
    *("speaker", "speaker_certainty", "attribution", "event", "date", "basis"),
    *("claims", "figures", "note"),
)
FIELD_ORDERS: dict[Kind, tuple[str, ...]] = {
    kind: tuple(told.model.model_fields) for kind, told in KINDS.items() if told.id_type is not None
} | {Kind.JUDGEMENTS: ("kind", "narrow", "wide", "claims", "events", "reason", "curator")}
_BLANK_LINES = re.compile(r"\n{3,}")


class Change(NamedTuple):
    """A file of records that is laid out otherwise."""

    file: CorpusFile
    raw: bytes
    """The bytes that were read."""
    before: str
    after: str


def find_changes(corpus: Path) -> list[Change]:
    """The YAML files of a sound corpus that are laid out otherwise than they should be.

    Changed are the order of fields, trailing white space, runs of blank lines and line ends.
    """
    changes = []
    for kind, file in list_files(corpus).records:
        if file.location.suffix != ".yaml":
            continue
        raw = read_bytes(file)
        text = raw if isinstance(raw, Problem) else decode_text(file, raw)
        if not isinstance(raw, Problem) and not isinstance(text, Problem):
            laid_out = lay_out(text, kind)
            if laid_out != text.text:
                changes.append(Change(file, raw, text.text, laid_out))
    return changes


def lay_out(file: TextFile, kind: Kind) -> str:
    """The text of a file of records in canonical order and layout."""
    entry = _read(file)
    if entry is None:
        return file.text
    lines = file.text.replace("\r\n", "\n").split("\n")
    edges: list[tuple[Node, tuple[str, ...]]] = [(entry.node, FIELD_ORDERS[kind])]
    if kind is Kind.SOURCES:
        passages = entry.node.children.get("passages")
        edges = [(each, PASSAGE_ORDER) for each in passages.children.values()] if passages else []
        edges.append((entry.node, FIELD_ORDERS[kind]))
    elif isinstance(entry.node.data, list):
        edges = [(each, FIELD_ORDERS[kind]) for each in entry.node.children.values()]
    for node, order in edges:
        _reorder(file, lines, node, order)
    text = "\n".join(lines)
    tidy = _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in lines).strip("\n")) + "\n"
    for candidate in (tidy, text):
        again = _read(TextFile(file.path, candidate))
        if again is not None and again.data == entry.data:
            return candidate
    return file.text


def _read(file: TextFile) -> YamlEntry | None:
    entry, problems = read_yaml(file)
    return None if problems else entry


def _reorder(file: TextFile, lines: list[str], node: Node, order: tuple[str, ...]) -> None:
    """Sort the fields of one mapping in block style, inside the lines that it takes."""
    rows = {key: file.place(*place).line - 1 for key, place in node.keys.items()}
    wanted = sorted(rows, key=lambda key: order.index(key) if key in order else len(order))
    if wanted == list(rows) or len(set(rows.values())) < len(rows):
        return
    first = min(rows.values())
    ends = [last_row(file, node.children[key]) + 1 for key in rows]
    starts = [first, *map(row_of_comments, repeat(lines), list(rows.values())[1:], ends)]
    blocks, gaps = {}, []
    for key, start, stop in zip(rows, starts, [*starts[1:], ends[-1]], strict=True):
        block = lines[start:stop]
        while not block[-1].strip():
            block.pop()
        blocks[key] = block
        gaps.append(lines[start + len(block) : stop])
    column = file.place(*next(iter(node.keys.values()))).column - 1
    lead, head = lines[first][:column], next(iter(rows))
    blocks[head] = [" " * column + lines[first][column:], *blocks[head][1:]]
    leader = blocks[wanted[0]]
    at = next(row for row, line in enumerate(leader) if line[column:].startswith(wanted[0]))
    leader[at] = lead + leader[at][column:]
    moved = [line for key, gap in zip(wanted, gaps, strict=True) for line in [*blocks[key], *gap]]
    lines[first : ends[-1]] = moved


def last_row(file: TextFile, node: Node) -> int:
    """The last line that holds anything of a node, comments behind it left out."""
    while node.children and file.text[node.start] not in "[{":
        node = list(node.children.values())[-1]
    shown = file.text[node.start : node.end].rstrip()
    return file.place(node.start + max(len(shown) - 1, 0), node.end).line - 1


def row_of_comments(lines: Sequence[str], row: int, least: int) -> int:
    """The line where a field begins, the comments right above it included."""
    while row > least and lines[row - 1].lstrip().startswith("#"):
        row -= 1
    return row
