"""Every number that was stated, and whether it can be compared with the one before."""

from typing import Annotated, TypeAlias

from pydantic import Field

from graph.assemble import ClaimGraph
from graph.assemble.time_order import by_time, order_of
from graph.queries.common_options import SpeakerOption
from graph.queries.parameters import question
from graph.queries.row import Below, Detail, Row
from schemas.corpus import Statement
from schemas.figure import Comparator, Figure
from schemas.ids import QuantityId, SpeakerId, StatementId
from schemas.order_of_dates import Order

_NUMBER_WORDS = {
    Comparator.EXACTLY: "",
    Comparator.ABOUT: "about ",
    Comparator.NEARLY: "nearly ",
    Comparator.MORE_THAN: "more than ",
    Comparator.LESS_THAN: "less than ",
    Comparator.AT_LEAST: "at least ",
    Comparator.AT_MOST: "at most ",
}


_Stated: TypeAlias = tuple[Statement, Figure]


class FigureRow(Row):
    """A number as stated, with all that it measures."""

    quantity: QuantityId = Field(description="What the number measures.")
    verbatim: Below[str] = Field(description="The number in the statement's words.")
    value: float | None = Field(description="The number, where one is stated.")
    low: Detail[float | None] = Field(description="The lower bound, where one is stated.")
    high: Detail[float | None] = Field(description="The upper bound, where one is stated.")
    factor: float | None = Field(description="The ratio to a base that is not stated.")
    comparator: Comparator | None = Field(
        description="How it relates to the number meant; null where no number is given."
    )
    unit: Detail[str | None] = Field(description="The unit, where it is not plain counting.")
    counted: Detail[str] = Field(description="What one unit of the number is.")
    scope: str | None = Field(description="What it covers.")
    place: str | None = Field(description="Where.")
    period: str | None = Field(description="Over which time.")
    taken_from: SpeakerId | None = Field(description="Who gave it first, where the text says so.")
    statement: StatementId = Field(description="The statement that states it.")
    speaker: SpeakerId = Field(description="Who stated it.")
    date: str | None = Field(description="When it was stated, in EDTF.")
    change: str | None = Field(
        description="Against the figure before it of the same quantity: what changed, or "
        "'not comparable, because ...'; null for the earliest."
    )


@question
def figures(
    graph: ClaimGraph,
    quantity: Annotated[
        QuantityId | None, Field(description="Only this quantity; all where left out.")
    ] = None,
    *,
    speaker: SpeakerOption = None,
) -> list[FigureRow]:
    """List every stated number by quantity and time; compared only where it measures the same."""
    if quantity is not None:
        graph.quantity(quantity)
    if speaker is not None:
        graph.speaker(speaker)
    stated: dict[QuantityId, list[_Stated]] = {}
    for statement in sorted(graph.corpus.statements(), key=by_time):
        for figure in statement.figures:
            if quantity in (None, figure.quantity) and speaker in (None, statement.speaker):
                stated.setdefault(figure.quantity, []).append((statement, figure))
    return [
        _row(graph, this, before)
        for _, series in sorted(stated.items())
        for this, before in zip(series, [None, *series], strict=False)
    ]


def explain_change(before: Figure, after: Figure, unordered: str | None = None) -> str:
    """What changed between two figures of one quantity, or why they are not comparable.

    Args:
        before: the one.
        after: the other.
        unordered: why the first was not certainly stated before the other.
    """
    if (reason := _why_not(before, after)) is not None:
        return f"not comparable, because {reason}"
    first, second = _in_words(before), _in_words(after)
    if first == second:
        return "the same"
    return f"{first} → {second}" if unordered is None else f"{first} and {second}: {unordered}"


def _why_not(before: Figure, after: Figure) -> str | None:
    for figure in (before, after):
        if figure.factor is not None:
            return f"the base is not stated: {figure.verbatim}"
        if not _has_number(figure):
            return f"no number is given: {figure.verbatim}"
    for name in ("counted", "scope", "place", "period"):
        one, other = getattr(before, name), getattr(after, name)
        if one != other:
            return f"the {name} differs: {one or 'not stated'} / {other or 'not stated'}"
    return None


def _has_number(figure: Figure) -> bool:
    return (figure.value, figure.low, figure.high, figure.factor) != (None,) * 4


def _in_words(figure: Figure) -> str:
    bounds = _bounds_in_words(figure)
    if figure.value is None:
        return bounds
    value = f"{_NUMBER_WORDS[figure.comparator]}{figure.value:,.15g}"
    return f"{value} ({bounds})" if bounds else value


def _bounds_in_words(figure: Figure) -> str:
    bounds = [f"{bound:,.15g}" for bound in (figure.low, figure.high) if bound is not None]
    if len(bounds) == 2:
        return " to ".join(bounds)
    if not bounds:
        return ""
    return f"{'at least' if figure.low is not None else 'at most'} {bounds[0]}"


def _change(this: _Stated, before: _Stated) -> str:
    unordered = None
    if this[0].id == before[0].id:
        unordered = "one statement has both"
    elif order_of(before[0], this[0]) is not Order.BEFORE:
        unordered = "which came first is open"
    return explain_change(before[1], this[1], unordered)


def _row(graph: ClaimGraph, this: _Stated, before: _Stated | None) -> FigureRow:
    statement, figure = this
    measured = graph.quantity(figure.quantity)
    return FigureRow(
        quantity=figure.quantity,
        verbatim=figure.verbatim,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        factor=figure.factor,
        comparator=figure.comparator if _has_number(figure) else None,
        unit=measured.unit,
        counted=figure.counted or measured.counted,
        scope=figure.scope,
        place=figure.place,
        period=figure.period,
        taken_from=figure.taken_from,
        statement=statement.id,
        speaker=statement.speaker,
        date=str(statement.date) if statement.date else None,
        change=_change(this, before) if before else None,
    )
