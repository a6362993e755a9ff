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
    from graph.queries.compare import CompareRow, Kept, compare
    from graph.queries.contradictions import (
        ContradictionKind,
        ContradictionRow,
        contradictions,
    )
    from graph.queries.coverage import CoverageRow, coverage
    from graph.queries.drift import DriftKind, DriftRow, drift
    from graph.queries.events import EventRow, events
    from graph.queries.figures import FigureRow, figures
    from graph.queries.path import PathRow, path
    from graph.queries.related import RelatedRow, Relation, related
    from graph.queries.repeats import RepeatRow, RepeatStatus, repeats
    from graph.queries.silent import SilentRow, silent
    from graph.queries.sources import SourceRow, sources
    from graph.queries.speakers import SpeakerRow, speakers
    from graph.queries.statements import StatementRow, statements
    from graph.queries.timeline import TimelineRow, timeline
    from graph.queries.trace import TraceRow, trace

QUERIES = (
    "repeats",
    "trace",
    "drift",
    "compare",
    "contradictions",
    "figures",
    "silent",
    "timeline",
    "related",
    "path",
    "statements",
    "claims",
    "speakers",
    "events",
    "sources",
    "coverage",
)
"""Every question, in the order in which help lists them."""

sys.modules[__name__].__class__ = QuestionPackage
