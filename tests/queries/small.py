"""A corpus in a few lines, for tests of questions: who said which claim at which event."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from graph.assemble import ClaimGraph, build_graph
from schemas.claim import Claim, Narrative
from schemas.corpus import ArchivedSource, Corpus, Span, Statement
from schemas.dates import EdtfDate
from schemas.event import Event
from schemas.figure import Figure, Quantity
from schemas.ids import (
    ClaimId,
    EventId,
    NarrativeId,
    SourceId,
    SpeakerId,
    StatementName,
    statement_id,
)
from schemas.judgement import Broader, Contradicts, Judgement, MayBe
from schemas.passage import Certainty, ClaimLink, Form, Stance
from schemas.source import Source
from schemas.speaker import Speaker, SpeakerKind

ARCHIVED = datetime.date(2026, 6, 30)


@dataclass(frozen=True)
class Said:
    """One statement: a claim, the event with its date, and how it is read."""

    claim: str
    event: str = "unspecified"
    date: str | None = None
    speaker: str = "ann"
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.CLEAR
    speaker_certainty: Certainty = Certainty.CLEAR
    quote: str = "The sky is green."
    source: str = "paper"
    figures: tuple[Figure, ...] = ()
    of: str | None = None
    language: str = "en"


def contradicts(first: str, second: str) -> Contradicts:
    """The judgement that two claims contradict each other."""
    return Contradicts(
        kind="contradicts", claims=(ClaimId(first), ClaimId(second)), reason="it cannot be both"
    )


def broader(narrow: str, wide: str) -> Broader:
    """The judgement that a narrow claim entails a wide one."""
    return Broader(kind="broader", narrow=ClaimId(narrow), wide=ClaimId(wide), reason="so it is")


def may_be(first: str, second: str) -> MayBe:
    """The judgement that two events may be one."""
    return MayBe(kind="may-be", events=(EventId(first), EventId(second)), reason="no date")


def small_graph(
    said: Iterable[Said],
    judgements: Iterable[Judgement] = (),
    claims: Iterable[str] = (),
    narrative_of: dict[str, str] | None = None,
    formerly: dict[str, str] | None = None,
) -> ClaimGraph:
    """Build the graph of some statements, in the order given."""
    said = list(said)
    narrative_of, formerly = narrative_of or {}, formerly or {}
    sources: dict[str, list[Said]] = {}
    for one in said:
        sources.setdefault(one.source, []).append(one)
    events = {one.event: one.date for one in said if one.event != "unspecified"}
    claim_ids = sorted({one.claim for one in said} | set(claims))
    return build_graph(
        Corpus(
            sources={
                SourceId(id): _source(SourceId(id), here) for id, here in sorted(sources.items())
            },
            speakers={
                SpeakerId(id): Speaker(id=SpeakerId(id), name=id, kind=SpeakerKind.PERSON)
                for id in sorted({one.speaker for one in said} | {one.of for one in said if one.of})
            },
            events={
                EventId(id): Event(
                    id=EventId(id), name=id, date=EdtfDate(date) if date else None, basis="given"
                )
                for id, date in sorted(events.items())
            },
            narratives={
                NarrativeId(id): Narrative(id=NarrativeId(id), name=id)
                for id in sorted(set(narrative_of.values()))
            },
            claims={
                ClaimId(id): Claim(
                    id=ClaimId(id),
                    text=f"{id}.",
                    narrative=NarrativeId(narrative_of[id]) if id in narrative_of else None,
                    formerly=(ClaimId(formerly[id]),) if id in formerly else (),
                )
                for id in claim_ids
            },
            quantities={
                id: Quantity(id=id, name=id, counted="pieces")
                for id in sorted({figure.quantity for one in said for figure in one.figures})
            },
            judgements=tuple(judgements),
        )
    )


def _source(id: SourceId, said: list[Said]) -> ArchivedSource:
    text = "".join(one.quote + "\n" for one in said)
    statements: list[Statement] = []
    start = 0
    for number, one in enumerate(said):
        statements.append(_statement(id, number, one, start))
        start += len(one.quote) + 1
    record = Source(
        id=id, title=id, language=said[0].language, document=f"documents/{id}.txt", sha256="0" * 64
    )
    return ArchivedSource(record=record, text=text, statements=tuple(statements), dismissals=())


def _statement(source: SourceId, number: int, one: Said, start: int) -> Statement:
    return Statement(
        id=statement_id(source, StatementName(f"s{number}")),
        source=source,
        spans=(Span(start, start + len(one.quote)),),
        quote=(one.quote,),
        words=(),
        form=Form.INDIRECT,
        speaker=SpeakerId(one.speaker),
        speaker_certainty=one.speaker_certainty,
        attribution=(),
        event=EventId(one.event),
        date=EdtfDate(one.date) if one.date else None,
        basis=None,
        closing=ARCHIVED,
        claims=(
            ClaimLink(
                claim=ClaimId(one.claim),
                stance=one.stance,
                certainty=one.certainty,
                of=SpeakerId(one.of or one.speaker) if one.stance is Stance.REPORTS else None,
            ),
        ),
        figures=one.figures,
        note=None,
    )
