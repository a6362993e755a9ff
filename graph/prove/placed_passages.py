"""Where the passages of a source stand in its document, and whether they fit together."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.prove.text_coverage import find_open
from graph.read.checked_records import CheckedSource
from graph.read.places import Entry, Steps
from graph.read.problem import Problem
from graph.text.cut_words import cut_edges
from graph.text.flat_text import FlatText
from graph.text.placed_quotes import Misquote, place_quote
from graph.text.printable import shorten
from graph.text.word_lists import find_speech
from schemas.corpus import Span
from schemas.passage import (
    DismissedPassage,
    OpenPassage,
    Passage,
    Reason,
    StatementPassage,
    field_of_text,
    text_of,
)

_MOST_EXPLAINED = 50
"""Of so many misquotes in one source the nearest passage is looked for, which reads all of it."""
_KINDS = {StatementPassage: "a statement", DismissedPassage: "dismissed", OpenPassage: "open"}
_SPEECHLESS = {Reason.HEADING, Reason.NAVIGATION, Reason.DATELINE, Reason.ATTRIBUTION}


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage that was proved to stand in its document."""

    position: int
    """Its position in the source's file."""
    passage: Passage
    spans: tuple[Span, ...]

    @property
    def field(self) -> str:
        """The field that holds its verbatim text."""
        return field_of_text(self.passage)


def place_passages(source: CheckedSource, document: FlatText) -> tuple[list[Placed], list[Problem]]:
    """Prove every passage of a source, in the order of its file."""
    placed: list[Placed] = []
    problems: list[Problem] = []
    for position, passage in zip(source.positions, source.record.passages, strict=True):
        spans = place_quote(
            document,
            text_of(passage),
            passage.prefix,
            passage.suffix,
            explain=len(problems) < _MOST_EXPLAINED,
        )
        if isinstance(spans, Misquote):
            problems.append(_explain(spans, source, position, passage))
        else:
            placed.append(Placed(position, passage, spans))
    return placed, problems


def _explain(
    misquote: Misquote,
    source: CheckedSource,
    position: int,
    passage: Passage,
) -> Problem:
    steps = ("passages", position, misquote.field or field_of_text(passage))
    if misquote.part is not None:
        steps_of_part = (*steps, misquote.part)
        place = source.entry.at(*steps_of_part)
        if misquote.word is not None:
            place = source.entry.at_word(steps_of_part, misquote.word)
    else:
        place = source.entry.at(*steps)
    message = misquote.message.replace("the document", source.record.document)
    return place.error(misquote.code, message, misquote.hint)


def check_order(source: CheckedSource, placed: list[Placed]) -> Iterator[Problem]:
    """Each passage that stands earlier in the document than the one before it."""
    before: Placed | None = None
    for each in placed:
        start = each.spans[0].start
        if before is not None and start < before.spans[0].start:
            message = f"this passage begins at character {start}, before the one above it"
            hint = f"the one above begins at {before.spans[0].start}: list them as the text does"
            place = source.entry.at("passages", each.position, each.field)
            yield place.error("out-of-order", message, hint)
        else:
            before = each


def check_overlaps(source: CheckedSource, placed: list[Placed]) -> Iterator[Problem]:
    """Each dismissed or open passage that shares characters with another passage."""
    if _follow_one_another(placed):
        return
    spans = sorted(
        ((span, index) for index, each in enumerate(placed) for span in each.spans),
        key=lambda pair: (pair[0].start, pair[1], pair[0].end),
    )
    furthest: dict[bool, tuple[int, int]] = {}
    told = set()
    for span, index in spans:
        carries = isinstance(placed[index].passage, StatementPassage)
        for kind in (False,) if carries else (True, False):
            end, other = furthest.get(kind, (0, index))
            pair = (min(index, other), max(index, other))
            if other != index and span.start < end and pair not in told:
                told.add(pair)
                yield _overlap(source.entry, placed[pair[0]], placed[pair[1]])
        if span.end > furthest.get(carries, (0, 0))[0]:
            furthest[carries] = (span.end, index)


def _follow_one_another(placed: list[Placed]) -> bool:
    end = 0
    for each in placed:
        for span in each.spans:
            if span.start < end:
                return False
            end = span.end
    return True


def _overlap(entry: Entry, first: Placed, second: Placed) -> Problem:
    place = entry.at("passages", second.position, second.field)
    where = entry.at("passages", first.position, first.field)
    message = f"this passage overlaps with the one on line {where.line}"
    kinds = {_KINDS[type(each.passage)] for each in (first, second)} - {"a statement"}
    both = not any(isinstance(each.passage, StatementPassage) for each in (first, second))
    if both and len(kinds) == 1:
        message += f", and both are {kinds.pop()}"
    else:
        message += f", and one of the two is {' and the other '.join(sorted(kinds))}"
    return place.error("overlap", message, "end the one where the other begins")


def check_edges(source: CheckedSource, placed: list[Placed], text: str) -> Iterator[Problem]:
    """Each passage that begins or ends inside a word or a number."""
    for each in placed:
        for part, span in enumerate(each.spans):
            for how, whole in cut_edges(text, span):
                steps: Steps = ("passages", each.position, each.field, part)
                last = len(span.of(text).split()) - 1
                place = source.entry.at_word(steps, 0 if how == "begins" else last)
                yield place.error("cut-word", *explain_cut(how, whole))


def explain_cut(how: str, whole: str) -> tuple[str, str]:
    """What is wrong where a passage begins or ends inside a word, and what to do."""
    message = f"this {how} inside “{whole}”"
    return message, f"take in the whole of “{whole}”, or {how[:-1]} beside it"


def check_dismissals(source: CheckedSource, placed: list[Placed], text: str) -> Iterator[Problem]:
    """Each dismissal of English text that seems to hold speech and does not say why."""
    if source.record.language.split("-")[0].lower() not in ("en", "eng"):
        return
    for each in placed:
        passage = each.passage
        if not isinstance(passage, DismissedPassage) or passage.note is not None:
            continue
        if passage.dismissed in _SPEECHLESS:
            continue
        verb = next((found for span in each.spans if (found := find_speech(span.of(text)))), None)
        if verb is not None:
            message = f"this dismissed passage holds a verb of speech, “{verb[0]}”"
            hint = "record the statement, or add a `note` that says why it is none"
            place = source.entry.at("passages", each.position, each.field)
            yield place.warning("dismissed-speech", message, hint)


def check_coverage(source: CheckedSource, placed: list[Placed], text: str) -> Iterator[Problem]:
    """Each open passage, and each stretch of the document that no passage names."""
    for each in placed:
        if isinstance(each.passage, OpenPassage):
            place = source.entry.at("passages", each.position, "open")
            message = "this passage is open: nobody has said what it carries"
            hint = "write it as a `statement` with its `quote`, or as `dismissed` with its `text`"
            yield place.warning("open-passage", message, hint)
    for span in find_open(text, (span for each in placed for span in each.spans)):
        before = [each for each in placed if each.spans[-1].end <= span.start]
        if before:
            last = max(before, key=lambda each: each.spans[-1].end)
            place = source.entry.at("passages", last.position, last.field)
            hint = "after this passage, add a statement or a dismissed passage"
        else:
            place = source.entry.at("document")
            hint = "add a statement or a dismissed passage before the others"
        count = span.end - span.start
        shown = shorten(span.of(text))
        message = f"{count} characters from {span.start} on are open: “{shown}”"
        yield place.warning("open-passage", message, hint)
