"""The nodes and edges of dates and years: when things happened, certainly or possibly."""

import datetime
from collections.abc import Iterator
from typing import TypeAlias

from graph.assemble.elements import Edge, Node, Value
from graph.assemble.kinds import EdgeKind, NodeKind
from schemas.corpus import Corpus
from schemas.dates import EdtfDate


class Dated:
    """A date as it applies to one event or statement, with the day that closes it."""

    def __init__(self, date: EdtfDate, closing: datetime.date | None) -> None:
        self.date = date
        self.closing = closing if date.is_open else None
        closed = f"≤{self.closing.isoformat()}" if self.closing else ""
        self.key = f"date:{date}{closed}"


Dates: TypeAlias = dict[str, Dated]
"""The date of each event, and of each statement that has one of its own, by node key."""


def find_dates(corpus: Corpus) -> Dates:
    """The date of each event, and of each statement that has one of its own, by node key."""
    dates = {
        f"event:{event.id}": Dated(event.date, None)
        for event in corpus.events.values()
        if event.date is not None
    }
    known: dict[tuple[str, datetime.date | None], Dated] = {}
    for statement in corpus.statements():
        date = statement.date
        if date is None:
            continue
        event = corpus.events.get(statement.event)
        if event is not None and event.date == date:
            holder = f"event:{event.id}"
        else:
            holder = f"statement:{statement.id}"
        dated = known.get((date.edtf, statement.closing))
        if dated is None:
            dated = known[date.edtf, statement.closing] = Dated(date, statement.closing)
        dates[holder] = dated
    return dates


def date_nodes(dates: Dates) -> Iterator[Node]:
    """The nodes of dates, and of the years that they touch."""
    distinct = _distinct(dates)
    for dated in distinct:
        told: dict[str, Value] = {"label": str(dated.date)}
        if dated.closing is not None:
            told["closes_on"] = dated.closing.isoformat()
        yield Node(dated.key, NodeKind.DATE, told)
    for year in sorted({year for dated in distinct for year in _years(dated)}):
        yield Node(f"year:{year}", NodeKind.YEAR, {"label": str(year)})


def date_edges(dates: Dates) -> Iterator[Edge]:
    """The edges from what was dated to its date, and from dates to years."""
    for holder in sorted(dates):
        yield Edge(holder, dates[holder].key, EdgeKind.ON, {})
    for dated in _distinct(dates):
        for year, certain in sorted(_years(dated).items()):
            yield Edge(dated.key, f"year:{year}", EdgeKind.IN_YEAR, {"certain": certain})


def _distinct(dates: Dates) -> list[Dated]:
    found = {dated.key: dated for dated in dates.values()}
    return [found[key] for key in sorted(found)]


def _years(dated: Dated) -> dict[int, bool]:
    """The years that a date touches, and whether it certainly lies there."""
    certain = dict.fromkeys(dated.date.certain_years(dated.closing), True)
    return certain | dict.fromkeys(dated.date.possible_years(dated.closing), False)
