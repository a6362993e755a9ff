"""Whether what is told beside the lanes refers to what is there: drift, figures, comparisons."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from graph.page.contents import Contents, DriftColumns, Placed
from graph.page.flaws import Flaw
from graph.page.strings import NONE


def check_asides(page: Contents) -> Iterator[Flaw]:
    """Every reference of these tables that leads nowhere."""
    if page.drift is not None:
        yield from _check_drift(page, page.drift)
    yield from _check_figures(page)
    yield from _check_comparisons(page)
    yield from _check_contradictions(page)


def _within(places: Iterable[int], length: int, *, may_lack: bool = False) -> bool:
    least = NONE if may_lack else 0
    return all(least <= place < length for place in places)


def _check_drift(page: Contents, drift: DriftColumns) -> Iterator[Flaw]:
    """Between each entry of a claim's trace and the next there is one row."""
    columns = {name: getattr(drift, name) for name in DriftColumns.model_fields}
    if any(len(column) != len(page.claims.id) for column in columns.values()):
        yield Flaw("drift", "there is not one list for each claim")
        return
    strings = len(page.strings)
    for claim, entries in enumerate(page.traces.statement):
        name = f"claim {page.claims.id[claim]}"
        rows = max(len(entries) - 1, 0)
        if any(len(column[claim]) != rows for column in columns.values()):
            yield Flaw(name, f"what changed in it is not told for each of its {rows} steps")
            continue
        needed = [*drift.kind[claim], *drift.by[claim], *chain.from_iterable(drift.figures[claim])]
        others = [drift.strength, drift.stance, drift.attribution, drift.note]
        known = _within(needed, strings)
        if not known or not all(_within(each[claim], strings, may_lack=True) for each in others):
            yield Flaw(name, "what changed in it has words that are not there")
        for words, at in ((drift.dropped[claim], entries[:-1]), (drift.added[claim], entries[1:])):
            for places, statement in zip(words, at, strict=True):
                yield from _check_words(page, name, places, statement)


def _check_words(
    page: Contents, name: str, places: Sequence[Placed | str], statement: int
) -> Iterator[Flaw]:
    length = sum(map(len, page.statements.quote[statement]))
    for place in places:
        if isinstance(place, str):
            continue
        start, count = place
        if start < 0 or count < 1 or start + count > length:
            where = f"characters {start} to {start + count} of {page.statement_name(statement)}"
            yield Flaw(name, f"a word that changed in it is {where}, whose quote has {length}")


def _check_figures(page: Contents) -> Iterator[Flaw]:
    table, stated = page.figures, page.statements.figures
    rows = zip(table.quantity, table.statement, table.nth, strict=True)
    for row, (quantity, statement, nth) in enumerate(rows):
        known = _within([quantity], len(page.quantities.id)) and _within([statement], len(stated))
        if not known or not _within([nth], len(stated[statement])):
            yield Flaw(f"figures, row {row + 1}", "its quantity or its figure is not there")
        strings = len(page.strings)
        label, change = table.label[row], table.change[row]
        if not _within([label], strings) or not _within([change], strings, may_lack=True):
            yield Flaw(f"figures, row {row + 1}", "its words are not there")


def _check_comparisons(page: Contents) -> Iterator[Flaw]:
    if page.comparisons is None:
        return
    sides, pairs = page.comparisons.sides, page.comparisons.pairs
    claims, statements = len(page.claims.id), len(page.statements.id)
    for side, (asserted, said) in enumerate(zip(sides.claims, sides.statements, strict=True)):
        if len(asserted) != len(said) or not _within(asserted, claims):
            yield Flaw(f"side {sides.id[side]}", "its claims are not there")
        if not all(_within(each, statements) for each in said):
            yield Flaw(f"side {sides.id[side]}", "its statements are not there")
    for row, found in enumerate(pairs.claims):
        if not _within([pairs.left[row], pairs.right[row]], len(sides.id)):
            yield Flaw(f"comparisons, row {row + 1}", "one of its sides is not there")
        if len(found) != len(page.statuses) or not all(_within(each, claims) for each in found):
            yield Flaw(f"comparisons, row {row + 1}", "its claims are not there")


def _check_contradictions(page: Contents) -> Iterator[Flaw]:
    table = page.contradictions
    if table is None:
        return
    for row, (left, right) in enumerate(zip(table.left, table.right, strict=True)):
        name = f"contradictions, row {row + 1}"
        if not _within([left, right], len(page.claims.id)):
            yield Flaw(name, "one of its claims is not there")
        made = [*table.onLeft[row], *table.onRight[row]]
        known = _within([statement for statement, _, _ in made], len(page.statements.id))
        if not known or not _within([stance for _, stance, _ in made], len(page.stances)):
            yield Flaw(name, "its statements are not there")
        if not _within([table.note[row]], len(page.strings), may_lack=True):
            yield Flaw(name, "its reason is not there")
