"""The words of passages: what of a record holds them, and records with other words."""

from collections.abc import Mapping

from graph.edit.source_file import SourceFile
from graph.edit.workspace import ImpossibleError
from graph.read.yaml_nodes import Data
from graph.text.flat_text import FlatText
from graph.text.words_beside import in_flat, words_beside
from schemas.corpus import Span

FIELDS = ("quote", "text", "open")
AROUND = ("prefix", "suffix")
"""The fields that single the words out."""


def field_of(record: "Mapping[str, Data]") -> str:
    """The field that holds the words of a passage."""
    return next(name for name in FIELDS if name in record)


def words_of(record: "Mapping[str, Data]") -> "dict[str, Data]":
    """What of a record tells where the passage stands, its words as ``words``."""
    found = {name: record[name] for name in (*AROUND, "note") if name in record}
    return {"words": record[field_of(record)], **found}


def flat_span(file: SourceFile, at: int) -> Span:
    """Where a passage stands in the flat text of its document, half-open.

    Raises:
        ImpossibleError: it does not stand there, or is interrupted.
    """
    placed = file.placed.get(at)
    if placed is None:
        raise ImpossibleError("the words of this passage do not stand in the text as they are")
    found = in_flat(file.document, placed.spans[0]) if len(placed.spans) == 1 else None
    if found is None:
        raise ImpossibleError("this passage is interrupted: change its words in the file")
    return found


def with_words(file: SourceFile, record: "Mapping[str, Data]", span: Span) -> "dict[str, Data]":
    """A record of a passage that holds other words of its document; as :func:`words_in`."""
    return words_in(file.document, record, span)


def words_in(document: FlatText, record: "Mapping[str, Data]", span: Span) -> "dict[str, Data]":
    """A record of a passage that holds other words, with what singles them out.

    Args:
        document: the text that it stands in.
        record: the passage as it is.
        span: its new place in the flat text, half-open; white space at its edges is left out.

    Raises:
        ImpossibleError: no words would be left, or nothing singles them out.
    """
    words = document.flat[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    words = words.strip()
    if not words:
        raise ImpossibleError("no words would be left")
    beside = words_beside(document, Span(start, start + len(words)))
    if beside is None:
        raise ImpossibleError("these words stand more than once, and nothing tells them apart")
    changed = {name: each for name, each in record.items() if name not in AROUND}
    changed[field_of(record)] = words
    around = dict(zip(AROUND, beside, strict=True))
    return changed | {name: each for name, each in around.items() if each is not None}
