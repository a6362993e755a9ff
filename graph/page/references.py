"""Whether the tables inside a page refer to one another as they should."""

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.page.asides import check_asides
from graph.page.contents import Contents
from graph.page.flaws import Flaw
from graph.page.strings import NONE


def check_references(page: Contents) -> Iterator[Flaw]:
    """Every reference that leads nowhere, and every count and trace that does not agree."""
    yield from _check_ids(page)
    wrong = list(_check_statements(page))
    yield from wrong
    yield from _check_lanes(page)
    if not wrong:
        yield from _check_counts(page)
        traces = list(_check_traces(page))
        yield from traces
        if not traces:
            yield from check_asides(page)


def _check_ids(page: Contents) -> Iterator[Flaw]:
    tables = {
        "source": page.sources.id,
        "speaker": page.speakers.id,
        "event": page.events.id,
        "narrative": page.narratives.id,
        "claim": page.claims.id,
    }
    statements = [page.statement_name(at) for at in range(len(page.statements.id))]
    for kind, ids in {**tables, "statement": statements}.items():
        for id, times in Counter(ids).items():
            if times > 1:
                name = id if kind == "statement" else f"{kind} {id}"
                yield Flaw(name, f"its id stands in the page {times} times")


def _check_statements(page: Contents) -> Iterator[Flaw]:
    table = page.statements
    sources, speakers, claims = len(page.sources.id), len(page.speakers.id), len(page.claims.id)
    strings, dates = len(page.strings), len(page.dates.label)
    stances, strengths = len(page.stances), len(page.strengths)
    for at in range(len(table.id)):
        checks: list[tuple[str, Iterable[int], int, bool]] = [
            ("source", [table.source[at]], sources, False),
            ("speaker", [table.speaker[at]], speakers, False),
            ("speaker of its attribution", table.attribution[at], speakers, False),
            ("event", [table.event[at]], len(page.events.id), True),
            ("date", [table.when[at]], dates, False),
            ("basis", [table.basis[at]], strings, True),
            ("note", [table.note[at]], strings, True),
            ("attribution", [table.reported[at]], strings, False),
            ("claim", [link[0] for link in table.claims[at]], claims, False),
            ("stance", [link[1] for link in table.claims[at]], stances, False),
            ("strength", [link[3] for link in table.claims[at]], strengths, False),
            ("speaker of a view", [link[4] for link in table.claims[at]], speakers, True),
            ("reading", [link[6] for link in table.claims[at]], strings, False),
        ]
        for what, places, length, may_lack in checks:
            if lost := _lost(places, length, may_lack=may_lack):
                yield Flaw(page.statement_name(at), f"there is no {what} number {lost}")


def _lost(places: Iterable[int], length: int, *, may_lack: bool) -> list[int]:
    least = NONE if may_lack else 0
    return [place for place in places if not least <= place < length]


def _check_counts(page: Contents) -> Iterator[Flaw]:
    counted = Counter(page.statements.source)
    for source, told in enumerate(page.sources.statements):
        if counted[source] != told:
            what = f"the page says {told:,} statements and holds {counted[source]:,}"
            yield Flaw(page.source_name(source), what)


def _check_lanes(page: Contents) -> Iterator[Flaw]:
    for name, table in (("repeats", page.repeats), ("counts", page.counts)):
        for row, (scope, claim) in enumerate(zip(table.scope, table.claim, strict=True)):
            known = 0 <= claim < len(page.claims.id)
            if not known or not NONE <= scope < len(page.speakers.id):
                yield Flaw(f"{name}, row {row + 1}", "its claim or its speaker is not there")
    for at, narrative in enumerate(page.claims.narrative):
        if _lost([narrative], len(page.narratives.id), may_lack=True):
            yield Flaw(f"claim {page.claims.id[at]}", f"there is no narrative number {narrative}")


def _check_traces(page: Contents) -> Iterator[Flaw]:
    """Each entry of a claim's trace is a link of its statement, and each link has its entry."""
    if len(page.traces.statement) != len(page.claims.id):
        yield Flaw("traces", "there is not one for each claim")
        return
    links = [{(link[0], link[1]) for link in found} for found in page.statements.claims]
    traced: set[tuple[int, int, int]] = set()
    rows = zip(page.traces.statement, page.traces.stance, page.traces.countsFor, strict=True)
    for claim, entries in enumerate(rows):
        name = f"claim {page.claims.id[claim]}"
        if len({len(entry) for entry in entries}) > 1:
            yield Flaw(name, "its trace has columns of different lengths")
            continue
        for at, stance, counts_for in zip(*entries, strict=True):
            if not 0 <= at < len(links):
                yield Flaw(name, f"its trace names statement number {at}, which is not there")
            elif (counts_for, stance) not in links[at]:
                what = f"its trace reads {page.statement_name(at)} as that statement is not read"
                yield Flaw(name, what)
            else:
                traced.add((claim, at, stance))
    for at, found in enumerate(links):
        for claim, stance in sorted(found):
            if (claim, at, stance) not in traced:
                what = f"the trace of claim {page.claims.id[claim]} leaves it out"
                yield Flaw(page.statement_name(at), what)
