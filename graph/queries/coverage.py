"""How much of each source is accounted for."""

from pydantic import Field

from graph.assemble import ClaimGraph
from graph.load.coverage import cover
from graph.queries.options import SourceOption
from graph.queries.row import Row
from schemas.ids import SourceId


class OpenPassage(Row):
    """A stretch of a source that nobody anchored or dismissed."""

    start: int
    end: int
    text: str


class CoverageRow(Row):
    """Shares of a source's characters, white space aside; the three sum to 1."""

    source: SourceId = Field(description="The source.")
    anchored: float = Field(description="The share anchored by statements.")
    dismissed: float = Field(description="The share dismissed with a reason.")
    open: float = Field(description="The share that nobody has accounted for.")
    open_passages: list[OpenPassage] = Field(description="Where, and what stands there.")


def coverage(graph: ClaimGraph, *, source: SourceOption = None) -> list[CoverageRow]:
    """List sources by id with the shares anchored, dismissed and open."""
    chosen = graph.corpus.sources.values() if source is None else [graph.source(source)]
    rows: list[CoverageRow] = []
    for archived in chosen:
        covered = cover(archived)
        total = covered.anchored + covered.dismissed + covered.open
        share = 1 / total if total else 0.0
        rows.append(
            CoverageRow(
                source=archived.record.id,
                anchored=covered.anchored * share,
                dismissed=covered.dismissed * share,
                open=covered.open * share,
                open_passages=[
                    OpenPassage(start=span.start, end=span.end, text=span.of(archived.text))
                    for span in covered.open_spans
                ],
            )
        )
    return rows
