"""What is counted of a claim, whatever number of years is asked for."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from graph.queries.occasions import Count
from schemas.ids import ClaimId, NarrativeId, SourceId, SpeakerId


class RepeatTally(NamedTuple):
    """The assertions of a claim on named occasions, counted."""

    claim: ClaimId
    text: str
    narrative: NarrativeId | None
    counted: Count
    statements: int
    sources: list[SourceId]
    speakers: list[SpeakerId]
    dates: tuple[str, str] | None
    """The earliest and the latest date, in EDTF; None where none is dated."""


def as_json(tally: RepeatTally) -> dict[str, Any]:
    """A tally as JSON has it."""
    count = tally.counted
    return {
        "claim": tally.claim,
        "text": tally.text,
        "narrative": tally.narrative,
        "counted": {
            "occasions": count.occasions,
            "years": count.years,
            "possible_years": count.possible_years,
            "most_years": count.most_years,
        },
        "statements": tally.statements,
        "sources": tally.sources,
        "speakers": tally.speakers,
        "dates": tally.dates,
    }


def read_tally(data: Mapping[str, Any]) -> RepeatTally:
    """The tally that JSON had."""
    counted = data["counted"]
    low, high = counted["occasions"]
    return RepeatTally(
        **{
            **data,
            "dates": tuple(data["dates"]) if data["dates"] else None,
            "counted": Count(
                (low, high),
                tuple(counted["years"]),
                tuple(counted["possible_years"]),
                counted["most_years"],
            ),
        }
    )
