"""What changed in a claim from one statement to the next, and where in the quotes it stands."""

from graph.assemble import ClaimGraph
from graph.page.labels import describe_date
from graph.page.row_numbers import Places
from graph.page.tables import Table, columns
from graph.page.wording_columns import find_words
from graph.queries.drift import DriftKind, DriftRow, drift
from schemas.corpus import Statement
from schemas.ids import ClaimId, QuantityId, SpeakerId, StatementId
from schemas.passage import Form

MOST_STATEMENTS = 1_000
"""A larger corpus is left to the commands: what changed and what stands against what."""


def drift_table(graph: ClaimGraph, places: Places) -> Table | None:
    """For each claim, by its place, what differs between each entry of its trace and the next."""
    if len(places.in_time) > MOST_STATEMENTS:
        return None
    return columns([_drift(graph, places, claim) for claim in places.claims])


def _drift(graph: ClaimGraph, places: Places, claim: ClaimId) -> dict[str, object]:
    rows = drift(graph, claim)
    pairs = [(graph.statement(row.from_), graph.statement(row.to)) for row in rows]
    # A card marks what the next one dropped; what a later one dropped is told in words.
    adjacent = [row.from_ == before for row, before in zip(rows, _before(rows), strict=True)]
    place = places.strings.place
    return {
        "kind": [place(row.kind) for row in rows],
        "by": [
            place(_changed_by(row, *pair) + ("" if near else f", since {_when(pair[0])}"))
            for row, pair, near in zip(rows, pairs, adjacent, strict=True)
        ],
        "kept": [len(row.wording.kept) if row.wording else None for row in rows],
        "dropped": [
            _dropped(graph, row, before, near=near)
            for row, (before, _), near in zip(rows, pairs, adjacent, strict=True)
        ],
        "added": [
            find_words(graph, after, row.wording.added) if row.wording else []
            for row, (_, after) in zip(rows, pairs, strict=True)
        ],
        "figures": [[place(_named(graph, text)) for text in row.figures or []] for row in rows],
        "strength": [place(row.strength) for row in rows],
        "stance": [place(row.stance) for row in rows],
        "attribution": [
            place(_people(graph, row.attribution) if row.attribution else None) for row in rows
        ],
        "note": [place(row.note) for row in rows],
    }


def _before(rows: list[DriftRow]) -> list[StatementId]:
    """For each row the statement right before the one that it compares."""
    return [row.from_ for row in rows[:1]] + [row.to for row in rows[:-1]]


def _when(statement: Statement) -> str:
    return describe_date(statement.date) if statement.date else str(statement.id)


def _dropped(graph: ClaimGraph, row: DriftRow, before: Statement, *, near: bool) -> list[object]:
    if row.wording is None:
        return []
    return [*find_words(graph, before, row.wording.dropped)] if near else [*row.wording.dropped]


def _changed_by(row: DriftRow, before: Statement, after: Statement) -> str:
    if row.kind is DriftKind.RENDITION:
        return "the report"
    if row.kind is DriftKind.TRANSLATION:
        return "the speaker, or the translation"
    if row.kind is DriftKind.UNKNOWN:
        return "the texts cannot tell"
    if before.speaker != after.speaker:
        return "another speaker"
    if Form.INDIRECT in (before.form, after.form):
        return "the speaker, or the paraphrase"
    return "the speaker"


def _named(graph: ClaimGraph, text: str) -> str:
    """A difference of figures, which begins with the quantity's id, under the quantity's name."""
    quantity, _, words = text.partition(": ")
    return f"{graph.quantity(QuantityId(quantity)).name}: {words}"


def _people(graph: ClaimGraph, text: str) -> str:
    """A difference of attribution, in which speakers stand by their ids, with their names."""
    return " → ".join(
        " after ".join(graph.speaker(SpeakerId(id)).name for id in chain.split(" after "))
        for chain in text.split(" → ")
    )
