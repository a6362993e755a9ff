"""From a placed passage to a statement, every default filled in."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.load.flat_text import FlatText, flatten
from graph.load.ids import KnownIds
from graph.load.passages import Placed
from graph.load.places import Steps
from graph.load.problem import Problem
from graph.load.records import CheckedSource
from graph.load.references import resolve_link
from graph.load.words import find_words
from schemas.corpus import Span, Statement
from schemas.event import Event
from schemas.ids import EventId, StatementId, statement_id
from schemas.passage import Form, StatementPassage


@dataclass(frozen=True, slots=True)
class Setting:
    """What the statements of a source have in common."""

    source: CheckedSource
    text: str
    quoted: list[Span]
    """What stands inside quotation marks."""
    events: Mapping[EventId, Event]
    known: KnownIds
    closing: datetime.date | None
    """The day that closes the source's own dates."""


def make_statement(setting: Setting, placed: Placed) -> Statement | None:
    """The statement, or None where it lacks a speaker or an event.

    What closes the date of an event is known only when every source is: :mod:`graph.load.dates`.
    """
    passage, record = placed.passage, setting.source.record
    assert isinstance(passage, StatementPassage)
    speaker, event_id = passage.speaker or record.speaker, passage.event or record.event
    if speaker is None or event_id is None:
        return None
    event = setting.events.get(event_id)
    own_date = passage.date is not None
    closing = setting.closing if passage.date is not None and passage.date.is_open else None
    words, _ = own_words(setting, placed)
    return Statement(
        id=StatementId(statement_id(record.id, passage.statement)),
        source=record.id,
        spans=placed.spans,
        quote=tuple([span.of(setting.text) for span in placed.spans]),
        words=words,
        form=record.form_of(passage),
        speaker=speaker,
        speaker_certainty=passage.speaker_certainty,
        attribution=record.attribution if passage.attribution is None else passage.attribution,
        event=event_id,
        date=passage.date if own_date else event.date if event else None,
        basis=passage.basis if own_date else event.basis if event else None,
        closing=closing,
        claims=passage.claims
        if not setting.known.former
        else tuple(resolve_link(link, setting.known) for link in passage.claims),
        figures=passage.figures,
        note=passage.note,
    )


def own_words(setting: Setting, placed: Placed) -> tuple[tuple[str, ...], int | None]:
    """The speaker's own words, and the position of the first that is not in the quote."""
    passage = placed.passage
    assert isinstance(passage, StatementPassage)
    form = setting.source.record.form_of(passage)
    if passage.words is None:
        if form is Form.INDIRECT:
            return (), None
        if form is Form.VERBATIM:
            return tuple(span.of(setting.text) for span in placed.spans), None
        return find_words(setting.text, setting.quoted, placed.spans), None
    quote = [span.of(setting.text) for span in placed.spans]
    words = []
    for index, given in enumerate(passage.words):
        found = next((part for part in (_as_in(each, given) for each in quote) if part), None)
        if found is None:
            return (), index
        words.append(found)
    return tuple(words), None


def check_statement(setting: Setting, placed: Placed) -> Iterator[Problem]:
    """What a statement lacks, and where its parts do not fit its quote."""
    passage = placed.passage
    assert isinstance(passage, StatementPassage)
    steps: Steps = ("passages", placed.position)
    yield from _check_form(setting, placed, passage, steps)
    if not passage.figures:
        return
    quote = " ".join(flatten(span.of(setting.text)) for span in placed.spans)
    for index, figure in enumerate(passage.figures):
        if flatten(figure.verbatim) not in quote:
            place = setting.source.entry.at(*steps, "figures", index, "verbatim")
            message = f"“{flatten(figure.verbatim)}” does not stand in the statement's quote"
            hint = "copy the words of the number from the quote"
            yield place.error("figure-not-in-quote", message, hint)


def _check_form(
    setting: Setting, placed: Placed, passage: StatementPassage, steps: Steps
) -> Iterator[Problem]:
    entry, form = setting.source.entry, setting.source.record.form_of(passage)
    words, stray = own_words(setting, placed)
    if stray is not None:
        message = "these words do not stand in the statement's quote"
        hint = "copy them from the quote, one list item for each stretch"
        yield entry.at(*steps, "words", stray).error("words-not-in-quote", message, hint)
    elif form is not Form.INDIRECT and not words:
        message = (
            f"the form is `{form.value}`, but the quote has no words in double quotation marks"
        )
        hint = "write `form: indirect`, or list the speaker's own words under `words`"
        yield entry.at(*steps, "form").error("form-without-words", message, hint)
    elif form is Form.INDIRECT:
        marked = passage.words
        if marked is None:
            marked = find_words(setting.text, setting.quoted, placed.spans)
        if marked:
            message = (
                f"the form is `indirect`, but “{flatten(marked[0])}” stands in quotation marks"
            )
            hint = "write `form: mixed`, or `words: []` where these are not the speaker's words"
            yield entry.at(*steps, "form").warning("form-hides-words", message, hint)


def _as_in(quote: str, words: str) -> str | None:
    """The words as the quote writes them, white space aside."""
    text = FlatText(quote)
    at = text.flat.find(flatten(words))
    return text.span(at, at + len(flatten(words))).of(quote) if at >= 0 else None
