"""All that the page knows, as one JSON value of columns."""

from collections.abc import Sequence

from graph.assemble import ClaimGraph
from graph.page.carried import Texts
from graph.page.comparisons import comparison_tables, contradiction_table
from graph.page.drift_columns import drift_table
from graph.page.figure_columns import figure_table, quantity_table
from graph.page.lanes import count_table, repeat_table, trace_table
from graph.page.network_tables import network_tables
from graph.page.row_numbers import Places
from graph.page.tables import (
    FORMS,
    REASONS,
    STANCES,
    STRENGTHS,
    claim_table,
    event_table,
    judgement_table,
    narrative_table,
    source_table,
    speaker_table,
    statement_table,
)
from graph.page.what_is_proved import PROVED, UNPROVED, made_by
from graph.queries.compare import CompareRow, Kept
from graph.queries.coverage import CoverageRow
from graph.queries.repeats import RepeatRow
from graph.queries.row import Row
from graph.queries.sources import SourceRow
from graph.queries.statements import StatementRow
from schemas.corpus import Statement

_ROWS: dict[str, type[Row]] = {
    "compare": CompareRow,
    "repeats": RepeatRow,
    "sources": SourceRow,
    "statements": StatementRow,
}
_LONG_YEARS = 3
"""A date that leaves more years open than this does not stretch the axis."""


def page_data(
    graph: ClaimGraph,
    places: Places,
    texts: Texts,
    shares: Sequence[CoverageRow],
    digest: str,
    most_words: int | None = None,
) -> dict[str, object]:
    """The tables, in which every reference is a place; ``strings`` holds shared texts.

    ``shares`` say how the documents are covered, which may not be there; ``digest`` is that of
    the corpus, which every copy of something on the page names;
    of each part of a quote at most ``most_words`` are there.
    """
    data: dict[str, object] = {
        "madeBy": made_by(),
        "digest": digest,
        "proved": PROVED[texts],
        "unproved": UNPROVED,
        "texts": texts.value,
        "mostWords": most_words,
        "forms": [form.value for form in FORMS],
        "stances": [stance.value for stance in STANCES],
        "strengths": [strength.value for strength in STRENGTHS],
        "reasons": [reason.value for reason in REASONS],
        "years": axis_years(places.in_time),
        "speakers": speaker_table(graph),
        "narratives": narrative_table(graph),
        "events": event_table(graph, places),
        "sources": source_table(graph, places, shares),
        "claims": claim_table(graph, places),
        "statements": statement_table(graph, places),
        "traces": trace_table(graph, places),
        "repeats": repeat_table(graph, places),
        "counts": count_table(graph, places),
        "drift": drift_table(graph, places),
        "quantities": quantity_table(graph),
        "figures": figure_table(graph, places),
        "comparisons": comparison_tables(graph, places),
        "contradictions": contradiction_table(graph, places),
        "statuses": [status.value for status in Kept],
        "judgements": judgement_table(graph, places),
        **network_tables(graph, places),
        "headers": headers(),
    }
    return {**data, "dates": places.dates.columns, "strings": places.strings.texts}


def headers() -> dict[str, list[str]]:
    """The columns of the rows that a reader saves as CSV: those of the questions."""
    return {
        name: [field.serialization_alias or key for key, field in model.model_fields.items()]
        for name, model in _ROWS.items()
    }


def axis_years(statements: tuple[Statement, ...]) -> list[int]:
    """The first and the last year that the timeline spans; empty where nothing is dated."""
    dates = {(row.date, row.closing) for row in statements}
    touched = [
        [*date.certain_years(closing), *date.possible_years(closing)]
        for date, closing in dates
        if date is not None
    ]
    short = [years for years in touched if len(years) <= _LONG_YEARS] or touched
    found = [year for years in short for year in years]
    if not found:
        return []
    low, high = min(found), max(found)
    # What lies wholly outside is reached by its nearest year, so that no dated mark is lost.
    lows = [max(years) for years in touched if max(years) < low]
    highs = [min(years) for years in touched if min(years) > high]
    return [min([low, *lows]), max([high, *highs])]
