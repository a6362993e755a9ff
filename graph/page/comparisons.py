"""Years, occasions, sources and speakers compared two by two, and who contradicts whom."""

from collections.abc import Iterator

from graph.assemble import ClaimGraph
from graph.page.drift_columns import MOST_STATEMENTS
from graph.page.labels import name_year
from graph.page.row_numbers import Places
from graph.page.strings import NONE
from graph.page.tables import STANCES, Table, columns
from graph.queries.compare import CompareRow, Comparison, Kept
from graph.queries.contradictions import SideRow, contradictions
from graph.queries.events import events
from graph.queries.sources import sources
from graph.queries.speakers import speakers
from schemas.days import write_year
from schemas.passage import Certainty

MOST_SIDES = 12
"""Of occasions, sources and speakers those with most statements are compared."""

MOST_YEARS = 40
STATUSES = list(Kept)


def comparison_tables(graph: ClaimGraph, places: Places) -> dict[str, object] | None:
    """Every pair of sides of one kind, both ways: which claims were kept, dropped, new.

    ``sides`` says what there is to compare, and for each side what asserts each claim there;
    ``pairs`` gives for a left and a right side the claims of each status.
    """
    if len(places.in_time) > MOST_STATEMENTS:
        return None
    comparison = Comparison(graph)
    given: dict[str, dict[str, object]] = {}
    pairs: list[dict[str, object]] = []
    for kind, all_names in _names(graph):
        names = {id: name for id, name in all_names.items() if id not in given}
        chosen = list(names)[: MOST_YEARS if kind == "year" else MOST_SIDES]
        for id in chosen:
            given[id] = _side(kind, id, names[id], len(names))
        pairs += [
            _pair(places, given, left, right, comparison.rows(left, right))
            for left in chosen
            for right in chosen
            if left != right
        ]
    order = {id: place for place, id in enumerate(given)}
    for pair in pairs:
        pair["left"], pair["right"] = order[str(pair["left"])], order[str(pair["right"])]
    return {"sides": columns(list(given.values())), "pairs": columns(pairs)}


def _names(graph: ClaimGraph) -> Iterator[tuple[str, dict[str, str]]]:
    """What can stand on a side, by kind: years in their order, else most statements first."""
    years = {year for statement in graph.corpus.statements() for year in statement.years}
    yield "year", {write_year(year): name_year(year) for year in sorted(years)}
    ranked = sorted(events(graph), key=lambda row: -row.statements)
    yield "event", {str(row.id): row.name for row in ranked if row.statements}
    archived = sorted(sources(graph), key=lambda row: -row.statements)
    yield "source", {str(row.id): row.title for row in archived if row.statements}
    yield "speaker", {str(row.id): row.name for row in speakers(graph) if row.statements}


def _side(kind: str, id: str, name: str, among: int) -> dict[str, object]:
    return {
        **{"kind": kind, "id": id, "name": name, "among": among, "read": 0},
        **{"claims": [], "statements": []},
    }


def _pair(
    places: Places,
    given: dict[str, dict[str, object]],
    left: str,
    right: str,
    rows: list[CompareRow],
) -> dict[str, object]:
    by_status: list[list[int]] = [[] for _ in STATUSES]
    for row in rows:
        by_status[STATUSES.index(row.status)].append(places.claims[row.claim])
    if not given[left]["claims"]:
        on_left = [row for row in rows if row.left]
        given[left]["claims"] = [places.claims[row.claim] for row in on_left]
        given[left]["statements"] = [[places.statements[id] for id in row.left] for row in on_left]
    if rows:
        given[left]["read"], given[right]["read"] = rows[0].read_left, rows[0].read_right
    notes = [[places.claims[row.claim], places.strings.place(row.note)] for row in rows if row.note]
    return {"left": left, "right": right, "claims": by_status, "notes": notes}


def contradiction_table(graph: ClaimGraph, places: Places) -> Table | None:
    """Every contradiction.

    A side's entries are a statement, its stance, whether it is arguable, and the place of the
    speaker whose view it reports.
    """
    if len(places.in_time) > MOST_STATEMENTS:
        return None
    rows = contradictions(graph)
    return {
        "left": [places.claims[row.left] for row in rows],
        "right": [places.claims[row.right] for row in rows],
        "kind": [row.kind.value for row in rows],
        "note": [places.strings.place(row.note) for row in rows],
        "onLeft": [[_made(side, places) for side in row.left_statements] for row in rows],
        "onRight": [[_made(side, places) for side in row.right_statements] for row in rows],
    }


def _made(side: SideRow, places: Places) -> list[int]:
    return [
        places.statements[side.statement],
        STANCES.index(side.stance),
        int(side.certainty is Certainty.ARGUABLE),
        places.speakers[side.of] if side.of else NONE,
    ]
