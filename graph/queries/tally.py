"""What is counted of a claim, whatever number of years is asked for."""

import json
from typing import NamedTuple

from graph.queries.occasions import Count
from schemas.ids import ClaimId, NarrativeId, SourceId, SpeakerId

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


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


def write_tally(tally: RepeatTally) -> str:
    """A tally as JSON."""
    count = tally.counted
    data = {
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
    return _ENCODE(data)


def read_tally(text: str) -> RepeatTally:
    """The tally that was written."""
    data = json.loads(text)
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
