"""From a placed passage to a statement, every default filled in."""

from collections.abc import Iterator

from graph.prove.context import check_context
from graph.prove.forms import check_form, own_words
from graph.prove.placed_passages import Placed, explain_cut
from graph.prove.references import resolve_links
from graph.prove.source_context import Setting
from graph.read.places import Steps
from graph.read.problem import Problem
from graph.text.cut_words import cut_edges, find_whole
from graph.text.flat_text import flatten
from schemas.corpus import Statement
from schemas.ids import StatementId, statement_id
from schemas.passage import StatementPassage


def make_statement(setting: Setting, placed: Placed) -> Statement | None:
    """The statement, or None where it lacks a speaker or an event.

    What closes the date of an event is known only when every source is: ``date_basis``.
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
        claims=resolve_links(passage.claims, setting.known),
        figures=passage.figures,
        note=passage.note,
        own_date=own_date,
    )


def check_statement(setting: Setting, placed: Placed) -> Iterator[Problem]:
    """What a statement lacks, and where its parts do not fit its quote."""
    passage = placed.passage
    assert isinstance(passage, StatementPassage)
    steps: Steps = ("passages", placed.position)
    yield from check_form(setting, placed)
    yield from check_context(setting, placed)
    if not passage.figures:
        return
    quote = " ".join(flatten(span.of(setting.text)) for span in placed.spans)
    for index, figure in enumerate(passage.figures):
        place = setting.source.entry.at(*steps, "figures", index, "verbatim")
        found = find_whole(quote, flatten(figure.verbatim))
        if found is None:
            message = f"“{flatten(figure.verbatim)}” does not stand in the statement's quote"
            hint = "copy the words of the number from the quote"
            yield place.error("figure-not-in-quote", message, hint)
        else:
            for cut in cut_edges(quote, found):
                yield place.error("cut-word", *explain_cut(*cut))
