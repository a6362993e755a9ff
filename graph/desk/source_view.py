"""A source as the desk shows it: its text in pieces, and what is decided about each passage."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.desk.article_summary import summarize_article
from graph.desk.problem_view import show_problem
from graph.desk.record_view import show_fields
from graph.edit.source_file import SourceFile
from graph.edit.workspace import State
from graph.read.corpus_files import Kind
from graph.read.problem import Problem
from graph.suggest.proposed_dismissal import propose_dismissal
from graph.suggest.proposed_form import quoted_in, stands_in_quotation
from graph.text.flat_text import flatten
from schemas.corpus import Span, Statement
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId
from schemas.passage import (
    DismissedPassage,
    OpenPassage,
    Passage,
    StatementPassage,
    field_of_text,
    text_of,
)

_HEAD = ("title", "language")


def show_source(state: State, file: SourceFile) -> dict[str, Any]:
    """All of a source that the screen needs, without offsets; its summary where all is read.

    The summary asks the whole graph, which takes long in a large corpus.
    """
    record = file.checked.record
    mine = [each for each in state.problems if each.path == file.lines.file.path]
    of_passages, of_head = _sort_out(file, mine)
    passages = [
        _show_passage(state, file, at, passage, of_passages.get(at, []))
        for at, passage in zip(file.checked.positions, record.passages, strict=True)
    ]
    opened = [each["at"] for each in passages if each["state"] == "open"]
    said = file.lines.root.data
    assert isinstance(said, dict)
    return {
        "version": state.version,
        "id": record.id,
        "hash": file.lines.head_digest(),
        "head": {name: said.get(name) for name in _HEAD},
        "fields": show_fields(state.corpus, Kind.SOURCES, record),
        "document": record.document,
        "paragraphs": list(_paragraphs(file)),
        "passages": passages,
        "problems": [show_problem(state, each) for each in of_head],
        "read": len(passages) - len(opened),
        "total": len(passages),
        "next": opened[0] if opened else None,
        "summary": None if opened else summarize_article(state.graph, record.id),
    }


def next_open(file: SourceFile, after: int) -> int | None:
    """The open passage that comes next, from the top again after the last; None if none is left."""
    opened = [
        at
        for at, passage in zip(file.checked.positions, file.checked.record.passages, strict=True)
        if isinstance(passage, OpenPassage)
    ]
    return next((at for at in opened if at >= after), opened[0] if opened else None)


def _sort_out(
    file: SourceFile, problems: Sequence[Problem]
) -> tuple[Mapping[int, list[Problem]], list[Problem]]:
    """The problems of each passage, and those of the rest; that it is open is told by its state."""
    of_passages: dict[int, list[Problem]] = {}
    rest = []
    for problem in problems:
        at = file.lines.position(problem.line)
        if at is None:
            rest.append(problem)
        elif problem.code != "open-passage":
            of_passages.setdefault(at, []).append(problem)
    return of_passages, rest


def _show_passage(
    state: State, file: SourceFile, at: int, passage: Passage, problems: Sequence[Problem]
) -> dict[str, Any]:
    record = file.checked.record
    kind = "statement" if isinstance(passage, StatementPassage) else "open"
    kind = "dismissed" if isinstance(passage, DismissedPassage) else kind
    words = " … ".join(map(flatten, text_of(passage)))
    proposed = None
    if isinstance(passage, OpenPassage):
        placed = file.placed.get(at)
        is_quoted = placed is not None and stands_in_quotation(
            file.text, placed.spans, quoted_in(file.text)
        )
        found = propose_dismissal(words, title=record.title, is_quoted=is_quoted)
        proposed = found.reason if found else None
    is_statement = isinstance(passage, StatementPassage)
    return {
        "at": at,
        "hash": file.lines.digest(at),
        "state": kind,
        "words": words,
        "field": field_of_text(passage),
        "name": passage.statement if isinstance(passage, StatementPassage) else None,
        "record": file.lines.members[at].data,
        "shown": _in_words(state, file, passage) if is_statement else None,
        "proposed": proposed,
        "problems": [show_problem(state, each) for each in problems],
    }


def _in_words(state: State, file: SourceFile, passage: Passage) -> dict[str, Any]:
    """What a statement says of itself, or the top of its source says for it, in names."""
    assert isinstance(passage, StatementPassage)
    record, corpus = file.checked.record, state.corpus
    speaker, event = passage.speaker or record.speaker, passage.event or record.event
    between = record.attribution if passage.attribution is None else passage.attribution
    known = None if event in (None, UNSPECIFIED) else corpus.events.get(event)
    date = passage.date or (known.date if known else None)
    return {
        "speaker": _name(corpus.speakers, speaker),
        "event": known.name if known else event,
        "date": str(date) if date else None,
        "form": record.form_of(passage).value,
        "attribution": [_name(corpus.speakers, each) for each in between],
        "claims": [
            {
                "claim": link.claim,
                "text": _claim_text(state, link.claim),
                "stance": link.stance.value,
                "certainty": link.certainty.value,
                "of": _name(corpus.speakers, link.of) if link.of else None,
            }
            for link in passage.claims
        ],
        "figures": [
            {"quantity": each.quantity, "verbatim": each.verbatim, "value": each.value}
            for each in passage.figures
        ],
    }


def _name(records: Mapping[Any, Any], id: str | None) -> str | None:
    found = records.get(id)
    return found.name if found else id


def _claim_text(state: State, id: ClaimId) -> str:
    claim = state.corpus.claims.get(id)
    return claim.text if claim else id


def statement_at(state: State, file: SourceFile, at: int) -> Statement | None:
    """The statement that was found at a passage; None where it is none, or is not sound."""
    placed = file.placed.get(at)
    source = state.corpus.sources.get(file.checked.record.id)
    if placed is None or source is None or not isinstance(placed.passage, StatementPassage):
        return None
    name = f"{source.record.id}/{placed.passage.statement}"
    return next((each for each in source.statements if each.id == name), None)


def _paragraphs(file: SourceFile) -> Iterator[list[dict[str, Any]]]:
    """The whole text: cut at line ends that lie in no passage, and where passages begin and end."""
    text = file.text
    spans = [(span, at) for at, each in sorted(file.placed.items()) for span in each.spans]
    paragraph: list[dict[str, Any]] = []
    for start, end, inside in _stretches(len(text), spans):
        if inside:
            paragraph.append({"text": text[start:end], "passages": inside})
            continue
        first, *others = text[start:end].split("\n")
        for number, line in enumerate((first, *others)):
            if number and paragraph:
                yield paragraph
                paragraph = []
            if line.strip():
                paragraph.append({"text": line, "passages": []})
            elif line and paragraph:
                paragraph.append({"text": " ", "passages": []})
    if paragraph:
        yield paragraph


def _stretches(
    length: int, spans: Sequence[tuple[Span, int]]
) -> Iterator[tuple[int, int, list[int]]]:
    """The text from edge to edge, with the passages that cover each stretch."""
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for span, at in spans:
        begins.setdefault(span.start, []).append(at)
        ends.setdefault(span.end, []).append(at)
    inside: list[int] = []
    before = 0
    for edge in sorted({*begins, *ends, length}):
        if edge > before:
            yield before, edge, sorted(set(inside))
        for at in ends.get(edge, ()):
            inside.remove(at)
        inside += begins.get(edge, ())
        before = edge
