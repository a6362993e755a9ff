"""From the graph to typed rows: one question, one function, one file.

A new question is a new file and its name in :data:`QUERIES`; the command, its options, help,
columns and JSON Schema follow from the function's signature and its row model.
"""

import sys
from typing import TYPE_CHECKING

from graph.queries.demand import QuestionPackage
from graph.queries.row import Row

if TYPE_CHECKING:  # what type checkers and editors see; a test holds it against QUERIES
    from graph.queries.claims import ClaimRow, claims
    from graph.queries.coverage import CoverageRow, coverage
    from graph.queries.events import EventRow, events
    from graph.queries.repeats import RepeatRow, RepeatStatus, repeats
    from graph.queries.sources import SourceRow, sources
    from graph.queries.speakers import SpeakerRow, speakers
    from graph.queries.statements import StatementRow, statements
    from graph.queries.trace import TraceRow, trace

QUERIES = (
    "repeats",
    "trace",
    "statements",
    "claims",
    "speakers",
    "events",
    "sources",
    "coverage",
)
"""Every question, in the order in which help lists them."""

sys.modules[__name__].__class__ = QuestionPackage
