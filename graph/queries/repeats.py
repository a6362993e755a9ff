"""Which claims repeat: asserted on two or more occasions, across years or within one."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from graph.assemble import ClaimGraph
from graph.queries.links import Reading, readings
from graph.queries.occasions import count_occasions
from graph.queries.options import NarrativeOption, PossibleOption, SpeakerOption
from graph.queries.order import by_time
from graph.queries.row import Below, Detail, Row
from schemas.claim import Claim
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId, SourceId, SpeakerId
from schemas.passage import Certainty


class RepeatStatus(StrEnum):
    """Whether the texts prove the repeat or only allow it."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class RepeatRow(Row):
    """A claim that repeats. All counts are of assertions on named occasions."""

    claim: ClaimId = Field(description="The claim.")
    text: Below[str] = Field(description="The proposition.")
    years: list[int] = Field(description="The years in which it was certainly asserted.")
    possible_years: list[int] = Field(description="Further years in which it may have been.")
    statements: Detail[int] = Field(
        description="How many statements assert it there, arguably too."
    )
    occasions: tuple[int, int] = Field(description="The fewest and the most occasions.")
    sources: list[SourceId] = Field(description="The sources that report them.")
    speakers: list[SpeakerId] = Field(description="Who asserted it.")
    earliest: Detail[str | None] = Field(description="The earliest in this corpus, in EDTF.")
    latest: Detail[str | None] = Field(description="The latest in this corpus, in EDTF.")
    status: RepeatStatus = Field(description="Certain, or only possible.")


def repeats(
    graph: ClaimGraph,
    *,
    min_years: Annotated[
        int, Field(ge=1, description="In at least so many calendar years; 1 also within one.")
    ] = 2,
    speaker: SpeakerOption = None,
    narrative: NarrativeOption = None,
    possible: PossibleOption = False,
) -> list[RepeatRow]:
    """List the claims that repeat, most years first, then most occasions.

    A repeat is certain when clear readings alone put it on two or more occasions and in enough
    certain years. Narrower claims count for the wider. With a speaker, only what that speaker
    asserted counts, and what the text does not surely give to that speaker is only possible.
    """
    if speaker is not None:
        graph.speaker(speaker)
    if narrative is not None:
        graph.narrative(narrative)
    rows: list[RepeatRow] = []
    for claim in graph.corpus.claims.values():
        if narrative in (None, claim.narrative):
            counted = _counted(graph, claim)
            if speaker is not None:
                counted = _said_by(counted).get(speaker, [])
            rows += _repeat(graph, claim, counted, min_years)
    return _in_order(rows, possible=possible)


def repeats_by_speaker(
    graph: ClaimGraph, *, min_years: int = 2, possible: bool = False
) -> dict[SpeakerId, list[RepeatRow]]:
    """What :func:`repeats` lists with each speaker, in one pass; without those who repeat nothing.

    The speakers are in the order of the corpus.
    """
    rows: dict[SpeakerId, list[RepeatRow]] = {id: [] for id in graph.corpus.speakers}
    for claim in graph.corpus.claims.values():
        for speaker, counted in _said_by(_counted(graph, claim)).items():
            rows[speaker] += _repeat(graph, claim, counted, min_years)
    found = {speaker: _in_order(each, possible=possible) for speaker, each in rows.items()}
    return {speaker: each for speaker, each in found.items() if each}


def _counted(graph: ClaimGraph, claim: Claim) -> list[Reading]:
    """The readings that assert a claim on a named occasion."""
    return [
        reading
        for reading in readings(graph, claim.id)
        if reading.asserts and reading.statement.event != UNSPECIFIED
    ]


def _said_by(counted: list[Reading]) -> dict[SpeakerId, list[Reading]]:
    found: dict[SpeakerId, list[Reading]] = {}
    for reading in counted:
        found.setdefault(reading.statement.speaker, []).append(as_said_by(reading))
    return found


def _in_order(rows: list[RepeatRow], *, possible: bool) -> list[RepeatRow]:
    kept = [row for row in rows if possible or row.status is RepeatStatus.CERTAIN]
    return sorted(kept, key=_most_first)


def _repeat(
    graph: ClaimGraph, claim: Claim, counted: list[Reading], min_years: int
) -> list[RepeatRow]:
    """The claim's row, or nothing where it cannot repeat."""
    if len(counted) < 2:
        return []
    count = count_occasions(graph, counted)
    low, high = count.occasions
    if high < 2 or count.most_years < min_years:
        return []
    certain = low >= 2 and len(count.years) >= min_years
    statements = sorted({r.statement.id: r.statement for r in counted}.values(), key=by_time)
    dated = [statement.date for statement in statements if statement.date is not None]
    return [
        RepeatRow(
            claim=claim.id,
            text=claim.text,
            years=list(count.years),
            possible_years=list(count.possible_years),
            statements=len(statements),
            occasions=count.occasions,
            sources=sorted({statement.source for statement in statements}),
            speakers=sorted({statement.speaker for statement in statements}),
            earliest=str(dated[0]) if dated else None,
            latest=str(dated[-1]) if dated else None,
            status=RepeatStatus.CERTAIN if certain else RepeatStatus.POSSIBLE,
        )
    ]


def as_said_by(reading: Reading) -> Reading:
    """For one speaker's repeats, a doubt about the speaker is a doubt about the reading."""
    if reading.statement.speaker_certainty is Certainty.CLEAR:
        return reading
    link = reading.link.model_copy(update={"certainty": Certainty.ARGUABLE})
    return Reading(reading.statement, link)


def _most_first(row: RepeatRow) -> tuple[bool, int, int, int, str]:
    low, high = row.occasions
    return (row.status is RepeatStatus.POSSIBLE, -len(row.years), -low, -high, row.claim)
