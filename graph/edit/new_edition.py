"""A corrected edition of a source: the text before stays, and every passage is looked up anew."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.edit.canonical_layout import FIELD_ORDERS, PASSAGE_ORDER
from graph.edit.passage_words import AROUND, words_in
from graph.edit.record_lines import Change, RecordLines
from graph.edit.source_file import SourceFile
from graph.edit.workspace import ImpossibleError
from graph.read.yaml_nodes import Data
from graph.text.flat_text import FlatText
from graph.text.placed_quotes import Misquote, place_quote
from graph.text.printable import shorten
from graph.text.words_beside import in_flat
from schemas.corpus import Span
from schemas.passage import OpenPassage, text_of
from schemas.record_kinds import Kind

_TAKEN_OVER = ("publisher", "kind", "translated_from", "rights", "speaker", "attribution", "event")
"""What the top of an edition says as the top of the one before it does."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A passage of the edition before, as it is taken over, and where it stands in the new text."""

    at: int
    """Its position in the file of the edition before."""
    record: "Mapping[str, Data]"
    spans: tuple[Span, ...]
    """In code points of the new text; none where it stands there no more."""
    has_moved: bool = False
    """Whether it stands before or after other passages than it did."""


def look_up(file: SourceFile, document: FlatText) -> list[Carried]:
    """Where the passages of a source stand in a corrected text, in the order of the source."""
    found = []
    for at, passage in zip(file.checked.positions, file.checked.record.passages, strict=True):
        record = file.lines.members[at].data
        assert isinstance(record, dict)
        words = text_of(passage)
        spans = place_quote(document, words, passage.prefix, passage.suffix, explain=False)
        if isinstance(spans, Misquote) and spans.code == "context-not-found":
            spans = place_quote(document, words, explain=False)
            record = {name: each for name, each in record.items() if name not in AROUND}
        found.append(Carried(at, record, () if isinstance(spans, Misquote) else spans))
    return list(_with_moves(found))


def write_edition(
    earlier: SourceFile, carried: Sequence[Carried], place: str, record: str, document: FlatText
) -> str:
    """The record of a corrected edition: what stands there still, and the rest open.

    Args:
        earlier: the edition before.
        carried: its passages, looked up in the corrected text.
        place: where the record goes, for messages.
        record: the record of the corrected text as it is archived, with every sentence open.
        document: the corrected text.

    Raises:
        ImpossibleError: nothing of the edition before stands there.
    """
    kept = [each for each in carried if each.spans]
    if not kept:
        raise ImpossibleError("no passage stands in this text: it is another article")
    kept.sort(key=lambda each: each.spans[0].start)
    passages = [(each.spans[0].start, each.record) for each in kept]
    taken = sorted(span for each in kept for span in each.spans)
    lines = RecordLines(place, record, PASSAGE_ORDER, within="passages")
    passages += _open_passages(lines, document, taken)
    passages.sort(key=lambda each: each[0])
    first = Change(0, True, [each for _, each in passages])
    others = [Change(at, True, []) for at in range(1, len(lines.members))]
    text = lines.change([first, *others])
    top = earlier.lines.root.data
    assert isinstance(top, dict)
    fields = {name: top[name] for name in _TAKEN_OVER if name in top}
    fields["edition_of"] = earlier.checked.record.id
    lines = RecordLines(place, text, PASSAGE_ORDER, within="passages")
    return lines.set_head(fields, FIELD_ORDERS[Kind.SOURCES])


def _open_passages(
    lines: RecordLines, document: FlatText, taken: Sequence[Span]
) -> Iterator[tuple[int, "Mapping[str, Data]"]]:
    """What is open of the passages of a new record once others are taken over, with its place."""
    for member in lines.members:
        passage = OpenPassage.model_validate(member.data)
        spans = place_quote(document, passage.open, passage.prefix, passage.suffix, explain=False)
        assert not isinstance(spans, Misquote)
        (whole,) = spans
        for part in _left_over(whole, taken):
            span = _trimmed(document.text, part)
            if span is not None and (flat := in_flat(document, span)) is not None:
                yield span.start, _singled_out(document, flat)


def _singled_out(document: FlatText, flat: Span) -> "Mapping[str, Data]":
    try:
        return words_in(document, {"open": ""}, flat)
    except ImpossibleError as error:
        words = shorten(document.flat[flat.start : flat.end])
        raise ImpossibleError(
            f"“{words}”: {error}", "archive it as an article of its own"
        ) from None


def _left_over(whole: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """The parts of a passage that no other one covers."""
    start = whole.start
    for span in [*taken, Span(whole.end, whole.end)]:
        if span.end <= start:
            continue
        if span.start > start:
            yield Span(start, min(span.start, whole.end))
        start = max(start, span.end)
        if start >= whole.end:
            return


def _trimmed(text: str, span: Span) -> Span | None:
    """The same without white space at its edges; None where no letter or digit is in it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if any(map(str.isalnum, words)) else None


def _with_moves(found: Sequence[Carried]) -> Iterator[Carried]:
    """The same; the fewest that have to move so that the others keep their order have moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number, each in enumerate(found):
        if not each.spans:
            continue
        start = each.spans[0].start
        at = bisect_left(tails, start)
        tails[at : at + 1] = [start]
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    stays: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        stays.add(last)
        last = before[last]
    for number, each in enumerate(found):
        moved = bool(each.spans) and number not in stays
        yield Carried(each.at, each.record, each.spans, has_moved=moved)
