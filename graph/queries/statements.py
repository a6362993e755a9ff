"""Which statements were made: by whom, when, where, and what they claim."""

from collections.abc import Callable
from itertools import islice
from typing import Any

from pydantic import Field

from graph.assemble import ClaimGraph
from graph.queries.attribution import describe_attribution
from graph.queries.common_options import (
    ClaimOption,
    EventOption,
    LimitOption,
    NarrativeOption,
    PossibleOption,
    SinceOption,
    SourceOption,
    SpeakerOption,
    StanceOption,
    TextOption,
    UntilOption,
)
from graph.queries.links import counting_for, read
from graph.queries.parameters import question
from graph.queries.row import Below, Detail, Row
from graph.text.folding import fold
from schemas.corpus import Statement
from schemas.event import UNSPECIFIED
from schemas.figure import Figure
from schemas.ids import ClaimId, EventId, SourceId, SpeakerId, StatementId
from schemas.passage import Certainty, Form, Stance, Strength


class ClaimLinkRow(Row):
    """One reading of a statement."""

    claim: ClaimId
    stance: Stance
    certainty: Certainty
    strength: Strength
    of: SpeakerId | None

    def __str__(self) -> str:
        if self.stance is Stance.ASSERTS:
            return self.claim
        of = f", of {self.of}" if self.of is not None else ""
        return f"{self.claim} ({self.stance.value}{of})"


class StatementRow(Row):
    """A statement, where it stands, and how it is read."""

    id: StatementId = Field(description="Source id, slash, name.")
    source: Detail[SourceId] = Field(description="The source that reports it.")
    title: Detail[str] = Field(description="The source's title.")
    publisher: Detail[str | None] = Field(description="Who published the source.")
    url: Detail[str | None] = Field(description="Where the source was published.")
    document: Detail[str] = Field(description="The archived text, relative to the corpus.")
    start: Detail[int] = Field(description="First character: a code point of the document, from 0.")
    end: Detail[int] = Field(description="One past its last character.")
    spans: Detail[list[tuple[int, int]]] = Field(description="Each part of an interrupted quote.")
    quote: Below[str] = Field(description="The passage, verbatim; parts joined by ' … '.")
    words: Detail[list[str]] = Field(description="The speaker's own words, as quoted.")
    form: Form = Field(description="Direct, verbatim, indirect or mixed.")
    speaker: SpeakerId = Field(description="Who said it.")
    speaker_certainty: Detail[Certainty] = Field(
        description="Whether the text leaves open who said it."
    )
    reported: Detail[str] = Field(
        description="Who reports that who said it, and in which form, in words."
    )
    attribution: Detail[list[SpeakerId]] = Field(
        description="Who stands between source and speaker, nearest to the reader first."
    )
    event: EventId = Field(description="The occasion; 'unspecified' where the text names none.")
    date: str | None = Field(description="When it was said, in EDTF.")
    basis: Detail[str | None] = Field(description="How the date follows from the text.")
    years: Detail[list[int]] = Field(description="The years in which it was certainly said.")
    possible_years: Detail[list[int]] = Field(
        description="Further years in which it may have been."
    )
    claims: list[ClaimLinkRow] = Field(description="What it asserts, denies or reports.")
    figures: Detail[list[Figure]] = Field(description="The numbers it states.")


@question
def statements(
    graph: ClaimGraph,
    *,
    speaker: SpeakerOption = None,
    source: SourceOption = None,
    event: EventOption = None,
    claim: ClaimOption = None,
    narrative: NarrativeOption = None,
    stance: StanceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    possible: PossibleOption = False,
    text: TextOption = None,
    limit: LimitOption = None,
) -> list[StatementRow]:
    """List statements in the order of time; the undated come last.

    A speaker's are also those in which another reports a view of theirs (``of``). A claim takes
    in the assertions of its narrower claims. Years hold what certainly lies in them, and with
    ``possible`` also what may.
    """
    keeps: list[Callable[[Statement], bool]] = []
    if speaker is not None:
        graph.speaker(speaker)
        keeps.append(lambda statement: _is_of(statement, speaker))
    if source is not None:
        graph.source(source)
        keeps.append(lambda statement: statement.source == source)
    if event is not None:
        if event != UNSPECIFIED:
            graph.event(event)
        keeps.append(lambda statement: statement.event == event)
    claims: list[ClaimId] | None = None
    if claim is not None:
        counting = counting_for(graph, claim)
        claims = list(counting)
        keeps.append(
            lambda statement: any(
                stance in (None, reading.link.stance) for reading in read(statement, counting)
            )
        )
    if narrative is not None:
        graph.narrative(narrative)
        family = {id for id, found in graph.corpus.claims.items() if found.narrative == narrative}
        keeps.append(
            lambda statement: any(
                link.claim in family and stance in (None, link.stance) for link in statement.claims
            )
        )
    if stance is not None:
        keeps.append(lambda statement: any(link.stance is stance for link in statement.claims))
    if since is not None or until is not None:
        keeps.append(lambda statement: _within(statement, since, until, possible=possible))
    if text is not None:
        needle = fold(text)
        keeps.append(lambda statement: needle in fold(" … ".join(statement.quote)))
    ordered = graph.in_order_of_time(
        claims=claims, speaker=speaker, source=source, event=event, text=text
    )
    found = (statement for statement in ordered if all(keep(statement) for keep in keeps))
    return [statement_row(graph, statement) for statement in islice(found, limit)]


def statement_row(graph: ClaimGraph, statement: Statement) -> StatementRow:
    """The row of one statement."""
    return StatementRow.model_construct(**statement_fields(graph, statement))


def statement_fields(graph: ClaimGraph, statement: Statement) -> dict[str, Any]:
    """The fields of a statement's row, by name."""
    title, publisher, url, document = graph.publication(statement.source)
    return {
        "id": statement.id,
        "source": statement.source,
        "title": title,
        "publisher": publisher,
        "url": url,
        "document": document,
        "start": statement.start,
        "end": statement.end,
        "spans": [(span.start, span.end) for span in statement.spans],
        "quote": " … ".join(statement.quote),
        "words": [" ".join(words.split()) for words in statement.words],
        "form": statement.form,
        "speaker": statement.speaker,
        "speaker_certainty": statement.speaker_certainty,
        "reported": describe_attribution(
            reporter=publisher,
            between=[graph.speaker(id).name for id in statement.attribution],
            speaker=graph.speaker(statement.speaker).name,
            form=statement.form,
            certainty=statement.speaker_certainty,
        ),
        "attribution": list(statement.attribution),
        "event": statement.event,
        "date": str(statement.date) if statement.date else None,
        "basis": statement.basis,
        "years": statement.years,
        "possible_years": statement.possible_years,
        "claims": [
            ClaimLinkRow.model_construct(
                claim=link.claim,
                stance=link.stance,
                certainty=link.certainty,
                strength=link.strength,
                of=link.of,
            )
            for link in statement.claims
        ],
        "figures": list(statement.figures),
    }


def _is_of(statement: Statement, speaker: SpeakerId) -> bool:
    return statement.speaker == speaker or any(link.of == speaker for link in statement.claims)


def _within(statement: Statement, since: int | None, until: int | None, *, possible: bool) -> bool:
    def inside(year: int) -> bool:
        return (since is None or year >= since) and (until is None or year <= until)

    if possible:
        return any(map(inside, [*statement.years, *statement.possible_years]))
    if statement.years:
        return any(map(inside, statement.years))
    return bool(statement.possible_years) and all(map(inside, statement.possible_years))
