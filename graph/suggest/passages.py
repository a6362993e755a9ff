"""The passages that a source, or a text, holds: what is asked of the claims."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.assemble import ClaimGraph
from graph.prove.text_coverage import measure_coverage
from graph.suggest.names import Names
from graph.suggest.suggestion_row import PassageState
from graph.suggest.wordings import spoken_part
from graph.text.sentences import split_sentences
from schemas.corpus import ArchivedSource, Span, Statement
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId, SpeakerId, StatementId
from schemas.passage import Certainty, Form
from schemas.source import Source


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, and what is compared of it."""

    id: str
    state: PassageState
    quote: str
    spoken: str
    """Without the tag that says who speaks."""
    speaker: SpeakerId | None = None
    statement: Statement | None = None
    """The statement that it is, or would be; None where nothing is known of the occasion."""
    linked: tuple[ClaimId, ...] = ()


def passages_of(graph: ClaimGraph, names: Names, source: ArchivedSource) -> list[Passage]:
    """The open passages of a source in the order of its text, and then its statements."""
    opened = [_open(graph, names, source, spans) for spans in _open_spans(source)]
    return [*opened, *(_stated(graph, statement) for statement in source.statements)]


def passages_in(
    names: Names, lines: Iterable[str], speaker: SpeakerId | None = None
) -> list[Passage]:
    """Each line that is not empty, numbered as it stands."""
    return [
        Passage(str(number), PassageState.LINE, line, names.strip(line), speaker)
        for number, line in enumerate((" ".join(line.split()) for line in lines), start=1)
        if line
    ]


def _stated(graph: ClaimGraph, statement: Statement) -> Passage:
    linked = dict.fromkeys(graph.claim(link.claim).id for link in statement.claims)
    return Passage(
        statement.id,
        PassageState.STATEMENT,
        " … ".join(" ".join(part.split()) for part in statement.quote),
        spoken_part(graph, statement),
        statement.speaker,
        statement,
        tuple(linked),
    )


def _open(
    graph: ClaimGraph, names: Names, source: ArchivedSource, spans: tuple[Span, ...]
) -> Passage:
    statement = imagine_statement(graph, source.record, source.text, spans)
    parts = [" ".join(part.split()) for part in statement.quote]
    return Passage(
        statement.id,
        PassageState.OPEN,
        " … ".join(parts),
        names.strip(" ".join(parts)),
        source.record.speaker,
        statement,
    )


def imagine_statement(
    graph: ClaimGraph, record: Source, text: str, spans: tuple[Span, ...]
) -> Statement:
    """The statement that an open passage would be, with what the source's file says of all."""
    event = record.event or UNSPECIFIED
    known = None if event == UNSPECIFIED else graph.event(event)
    return Statement(
        id=StatementId(f"{record.id}@{spans[0].start}-{spans[-1].end}"),
        source=record.id,
        spans=spans,
        quote=tuple(span.of(text) for span in spans),
        words=(),
        form=Form.INDIRECT,
        speaker=record.speaker or SpeakerId(""),
        speaker_certainty=Certainty.ARGUABLE,
        attribution=record.attribution,
        event=event,
        date=known.date if known else None,
        basis=None,
        closing=record.archived_on,
        claims=(),
        figures=(),
        note=None,
    )


def _open_spans(source: ArchivedSource) -> list[tuple[Span, ...]]:
    """The passages written down as open, and the sentences of what nobody wrote down."""
    written = [opening.spans for opening in source.openings]
    anchored = [span for statement in source.statements for span in statement.spans]
    read = [span for dismissal in source.dismissals for span in dismissal.spans]
    read += [span for spans in written for span in spans]
    gaps = measure_coverage(source.text, anchored, read).open_spans
    return sorted([*written, *((span,) for gap in gaps for span in _sentences(source.text, gap))])


def _sentences(text: str, gap: Span) -> Iterator[Span]:
    for sentence in split_sentences(gap.of(text)):
        span = Span(gap.start + sentence.span.start, gap.start + sentence.span.end)
        if any(character.isalnum() for character in span.of(text)):
            yield span
