"""From the graph to typed rows: one question, one function, one file.

A new question is a new file and one line in :data:`QUERIES`; the command, its options, help,
columns and JSON Schema follow from the function's signature and its row model.
"""

from collections.abc import Callable, Sequence

from graph.queries.claims import ClaimRow, claims
from graph.queries.coverage import CoverageRow, coverage
from graph.queries.events import EventRow, events
from graph.queries.repeats import RepeatRow, RepeatStatus, repeats
from graph.queries.row import Row
from graph.queries.sources import SourceRow, sources
from graph.queries.speakers import SpeakerRow, speakers
from graph.queries.statements import StatementRow, statements
from graph.queries.trace import TraceRow, trace

QUERIES: tuple[Callable[..., Sequence[Row]], ...] = (
    repeats,
    trace,
    statements,
    claims,
    speakers,
    events,
    sources,
    coverage,
)
"""Every question, in the order in which help lists them."""

__all__ = [
    "QUERIES",
    "ClaimRow",
    "CoverageRow",
    "EventRow",
    "RepeatRow",
    "RepeatStatus",
    "Row",
    "SourceRow",
    "SpeakerRow",
    "StatementRow",
    "TraceRow",
    "claims",
    "coverage",
    "events",
    "repeats",
    "sources",
    "speakers",
    "statements",
    "trace",
]
