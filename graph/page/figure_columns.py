"""The numbers that were stated, in time, and which of them can be compared."""

from graph.assemble import ClaimGraph
from graph.page.labels import describe_number
from graph.page.row_numbers import Places
from graph.page.tables import Table, columns
from graph.queries.figures import FigureRow, figures
from schemas.corpus import Statement
from schemas.figure import Comparator, Figure
from schemas.ids import QuantityId

_SHAPES = {
    **dict.fromkeys((Comparator.ABOUT, Comparator.NEARLY), "about"),
    **dict.fromkeys((Comparator.MORE_THAN, Comparator.AT_LEAST), "up"),
    **dict.fromkeys((Comparator.LESS_THAN, Comparator.AT_MOST), "down"),
    Comparator.EXACTLY: "exact",
}


def quantity_table(graph: ClaimGraph) -> Table:
    """Quantities by id."""
    records = list(graph.corpus.quantities.values())
    return {
        "id": [record.id for record in records],
        "name": [record.name for record in records],
        "counted": [record.unit or record.counted for record in records],
    }


def figure_table(graph: ClaimGraph, places: Places) -> Table:
    """Every stated number by quantity and time; ``nth`` is its place among its statement's."""
    stated: dict[tuple[str, QuantityId], int] = {}
    return columns([_figure(graph, places, row, stated) for row in figures(graph)])


def _figure(
    graph: ClaimGraph, places: Places, row: FigureRow, stated: dict[tuple[str, QuantityId], int]
) -> dict[str, object]:
    key = row.statement, row.quantity
    statement = graph.statement(row.statement)
    nth = _next(statement, row.quantity, stated.get(key, -1))
    stated[key] = nth
    figure = statement.figures[nth]
    change = row.change
    return {
        "quantity": places.quantities[row.quantity],
        "statement": places.statements[row.statement],
        "nth": nth,
        "label": places.strings.place(describe_number(figure) or row.verbatim),
        "low": row.low if row.value is None else row.value,
        "high": row.high if row.value is None else row.value,
        "shape": _shape(figure),
        "change": places.strings.place(change),
        "comparable": int(change is not None and not change.startswith("not comparable")),
    }


def _next(statement: Statement, quantity: QuantityId, after: int) -> int:
    """The statement's next figure of a quantity: rows give them in the statement's order."""
    return next(
        nth
        for nth, figure in enumerate(statement.figures)
        if nth > after and figure.quantity == quantity
    )


def _shape(figure: Figure) -> str:
    """How the number is drawn; one without a height, or with an open side, is not a point."""
    if figure.value is not None:
        return _SHAPES[figure.comparator]
    if figure.low is not None and figure.high is not None:
        return "range"
    if figure.low is None and figure.high is None:
        return "open"
    return "up" if figure.low is not None else "down"
