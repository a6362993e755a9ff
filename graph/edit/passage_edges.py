"""Where passages begin and end: two joined, one cut, words handed to the neighbour."""

import re

from graph.edit.file_edits import FileEdits
from graph.edit.operations import Cut, Join, MoveEdge
from graph.edit.passage_words import flat_span, with_words
from graph.edit.record_lines import Change
from graph.edit.source_file import SourceFile
from graph.edit.workspace import ImpossibleError, Plan
from graph.read.yaml_nodes import Data
from graph.text.flat_text import flatten
from schemas.corpus import Span

_WORD = re.compile(r"\S+")


def join(edits: FileEdits, asked: Join) -> Plan:
    """A passage takes in the one after it; of a statement and another, it is the statement."""
    file = edits.source(asked.source)
    at = edits.position(file, asked.at, asked.hash, asked)
    mine, theirs = _record(file, at), _record(file, _neighbour(file, at, 1))
    if "statement" in mine and "statement" in theirs:
        raise ImpossibleError("both are statements", "open one of the two again, and then join")
    keeps = theirs if "statement" in theirs else mine
    span = Span(flat_span(file, at).start, flat_span(file, at + 1).end)
    if not mine.keys() & {"statement"} and "dismissed" in mine and "open" in theirs:
        keeps = theirs
    joined = with_words(file, keeps, span)
    edits.change_passages(file, [Change(at, True, [joined]), Change(at + 1, True, [])])
    return edits.plan("joined two passages", asked.source)


def cut(edits: FileEdits, asked: Cut) -> Plan:
    """A passage ends after some of its words; what is left is a passage of its own.

    The rest of a statement is open, that of another passage is what the passage was.
    """
    file = edits.source(asked.source)
    at = edits.position(file, asked.at, asked.hash, asked)
    record, span = _record(file, at), flat_span(file, at)
    first = flatten(asked.first)
    words = file.document.flat[span.start : span.end]
    if not words.startswith(first) or not words[len(first) :].strip():
        raise ImpossibleError("the passage does not begin with these words, or ends with them")
    middle = span.start + len(first)
    rest = {"open": ""} if "statement" in record else record
    parts = [
        with_words(file, record, Span(span.start, middle)),
        with_words(file, rest, Span(middle, span.end)),
    ]
    edits.change_passages(file, [Change(at, True, parts)])
    return edits.plan("cut a passage in two", asked.source)


def move_edge(edits: FileEdits, asked: MoveEdge) -> Plan:
    """The edge between two passages moves by words, to the end of the text or from it."""
    file = edits.source(asked.source)
    at = edits.position(file, asked.at, asked.hash, asked)
    left = at if asked.edge == "end" else _neighbour(file, at, -1)
    right = _neighbour(file, left, 1)
    before, after = flat_span(file, left), flat_span(file, right)
    gives = after if asked.words > 0 else before
    words = [
        Span(gives.start + each.start(), gives.start + each.end())
        for each in _WORD.finditer(file.document.flat[gives.start : gives.end])
    ]
    if not 0 < abs(asked.words) < len(words):
        raise ImpossibleError("no words would be left", "join the two passages")
    end, start = words[asked.words - 1].end, words[asked.words].start
    parts = [
        with_words(file, _record(file, left), Span(before.start, end)),
        with_words(file, _record(file, right), Span(start, after.end)),
    ]
    edits.change_passages(file, [Change(left, True, parts[:1]), Change(right, True, parts[1:])])
    return edits.plan("moved the edge of a passage", asked.source)


def _record(file: SourceFile, at: int) -> "dict[str, Data]":
    data = file.lines.members[at].data
    assert isinstance(data, dict)
    return data


def _neighbour(file: SourceFile, at: int, by: int) -> int:
    """The passage before or after one in the file; it must be so in the text as well."""
    other = at + by
    if not 0 <= other < len(file.lines.members):
        raise ImpossibleError(f"there is no passage {'after' if by > 0 else 'before'} this one")
    first, second = sorted((at, other))
    if flat_span(file, first).end > flat_span(file, second).start:
        raise ImpossibleError("the two passages overlap, or stand in another order in the text")
    return other
