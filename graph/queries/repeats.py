"""Which claims repeat: asserted on two or more occasions, across years or within one."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from graph.assemble import ClaimGraph
from graph.assemble.time_order import by_time
from graph.queries.common_options import LimitOption, NarrativeOption, PossibleOption, SpeakerOption
from graph.queries.links import Reading, readings
from graph.queries.occasions import count_occasions
from graph.queries.parameters import question
from graph.queries.repeat_tally import RepeatTally, read_tally
from graph.queries.row import Below, Detail, Row
from schemas.claim import Claim
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId, NarrativeId, SourceId, SpeakerId
from schemas.order_of_dates import earliest, latest, name_dates
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
    earliest: Detail[str | None] = Field(
        description="The earliest in this corpus, in EDTF; as a set of all that may be it."
    )
    latest: Detail[str | None] = Field(
        description="The latest in this corpus, in EDTF; as a set of all that may be it."
    )
    status: RepeatStatus = Field(description="Certain, or only possible.")


@question
def repeats(
    graph: ClaimGraph,
    *,
    min_years: Annotated[
        int,
        Field(ge=1, le=9999, description="In at least so many calendar years; 1 also within one."),
    ] = 2,
    speaker: SpeakerOption = None,
    narrative: NarrativeOption = None,
    possible: PossibleOption = False,
    limit: LimitOption = None,
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
    tallies: Iterable[RepeatTally]
    if speaker is None:
        tallies = _tallies(graph, min_years, narrative, limit, possible=possible)
    else:
        tallies = _tally_speaker(graph, speaker)
    found = [tally for tally in tallies if narrative in (None, tally.narrative)]
    return _in_order(found, min_years, possible=possible)[:limit]


def repeats_by_speaker(
    graph: ClaimGraph, *, min_years: int = 2, possible: bool = False
) -> dict[SpeakerId, list[RepeatRow]]:
    """What :func:`repeats` lists with each speaker, in one pass; without those who repeat nothing.

    The speakers are in the order of the corpus.
    """
    tallies: dict[SpeakerId, list[RepeatTally]] = {id: [] for id in graph.corpus.speakers}
    for claim in graph.corpus.claims.values():
        for speaker, counted in _said_by(_counted(graph, claim)).items():
            tallies[speaker] += _tally(graph, claim, counted)
    found = {
        speaker: _in_order(each, min_years, possible=possible) for speaker, each in tallies.items()
    }
    return {speaker: each for speaker, each in found.items() if each}


def tally_claims(graph: ClaimGraph) -> Iterator[RepeatTally]:
    """What is counted of each claim that two assertions or more count for."""
    for claim in graph.corpus.claims.values():
        yield from _tally(graph, claim, _counted(graph, claim))


def _tallies(
    graph: ClaimGraph,
    min_years: int,
    narrative: NarrativeId | None,
    limit: int | None,
    *,
    possible: bool,
) -> Iterable[RepeatTally]:
    """The tallies of all claims, or what an index finds of them that will do."""
    if graph.index is None:
        return graph.keep("tallies", lambda: list(tally_claims(graph)))
    found = graph.index.repeats(
        min_years=min_years, narrative=narrative, possible=possible, limit=limit
    )
    return map(read_tally, found)


def _tally_speaker(graph: ClaimGraph, speaker: SpeakerId) -> Iterator[RepeatTally]:
    for claim in graph.corpus.claims.values():
        yield from _tally(graph, claim, _said_by(_counted(graph, claim)).get(speaker, []))


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


def _in_order(tallies: Iterable[RepeatTally], min_years: int, *, possible: bool) -> list[RepeatRow]:
    rows = [row for tally in tallies if (row := _row(tally, min_years))]
    kept = [row for row in rows if possible or row.status is RepeatStatus.CERTAIN]
    return sorted(kept, key=_most_first)


def _tally(graph: ClaimGraph, claim: Claim, counted: list[Reading]) -> list[RepeatTally]:
    """What is counted of a claim, or nothing where it cannot repeat."""
    if len(counted) < 2:
        return []
    statements = sorted({r.statement.id: r.statement for r in counted}.values(), key=by_time)
    dated = {(each.date, each.closing) for each in statements if each.date is not None}
    first, last = name_dates(earliest(dated)), name_dates(latest(dated))
    return [
        RepeatTally(
            claim=claim.id,
            text=claim.text,
            narrative=claim.narrative,
            counted=count_occasions(graph, counted),
            statements=len(statements),
            sources=sorted({statement.source for statement in statements}),
            speakers=sorted({statement.speaker for statement in statements}),
            dates=(first, last) if first and last else None,
        )
    ]


def _row(tally: RepeatTally, min_years: int) -> RepeatRow | None:
    """The row of a claim; None where it does not repeat in so many years."""
    count = tally.counted
    low, high = count.occasions
    if high < 2 or count.most_years < min_years:
        return None
    certain = low >= 2 and len(count.years) >= min_years
    return RepeatRow.model_construct(
        claim=tally.claim,
        text=tally.text,
        years=list(count.years),
        possible_years=list(count.possible_years),
        statements=tally.statements,
        occasions=count.occasions,
        sources=tally.sources,
        speakers=tally.speakers,
        earliest=tally.dates[0] if tally.dates else None,
        latest=tally.dates[1] if tally.dates else None,
        status=RepeatStatus.CERTAIN if certain else RepeatStatus.POSSIBLE,
    )


def as_said_by(reading: Reading) -> Reading:
    """For one speaker's repeats, a doubt about the speaker is a doubt about the reading."""
    if reading.statement.speaker_certainty is Certainty.CLEAR:
        return reading
    link = reading.link.model_copy(update={"certainty": Certainty.ARGUABLE})
    return Reading(reading.statement, link)


def _most_first(row: RepeatRow) -> tuple[bool, int, int, int, str]:
    low, high = row.occasions
    return (row.status is RepeatStatus.POSSIBLE, -len(row.years), -low, -high, row.claim)
