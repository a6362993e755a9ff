"""How much of each source is accounted for."""

from pydantic import Field

from graph.assemble import ClaimGraph
from graph.prove.text_coverage import Coverage, measure_coverage
from graph.queries.common_options import SourceOption
from graph.queries.parameters import question
from graph.queries.row import Row
from graph.text.printable import shorten
from schemas.corpus import ArchivedSource
from schemas.ids import SourceId


class OpenPassage(Row):
    """A stretch of a source that nobody anchored or dismissed."""

    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return f"{self.start}–{self.end} “{shorten(self.text)}”"


class CoverageRow(Row):
    """Shares of a source's characters, white space aside; the three sum to 1."""

    source: SourceId = Field(description="The source.")
    anchored: float = Field(description="The share anchored by statements.")
    dismissed: float = Field(description="The share dismissed with a reason.")
    open: float = Field(description="The share that nobody has accounted for.")
    open_passages: list[OpenPassage] = Field(description="Where, and what stands there.")


@question
def coverage(graph: ClaimGraph, *, source: SourceOption = None) -> list[CoverageRow]:
    """List sources by id with the shares anchored, dismissed and open."""
    chosen = graph.corpus.sources.values() if source is None else [graph.source(source)]
    return [_row(archived, _measure(archived)) for archived in chosen]


def _measure(source: ArchivedSource) -> Coverage:
    return measure_coverage(
        source.text,
        [span for statement in source.statements for span in statement.spans],
        [span for dismissal in source.dismissals for span in dismissal.spans],
    )


def _row(source: ArchivedSource, found: Coverage) -> CoverageRow:
    total = found.total or 1
    return CoverageRow(
        source=source.record.id,
        anchored=found.anchored / total,
        dismissed=found.dismissed / total,
        open=found.open / total,
        open_passages=[
            OpenPassage(start=span.start, end=span.end, text=span.of(source.text))
            for span in found.open_spans
        ],
    )
