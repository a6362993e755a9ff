"""How a claim changed from one statement to the next, and who may have changed it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from graph.assemble import ClaimGraph
from graph.assemble.time_order import by_time, order_of
from graph.queries.common_options import SpeakerOption
from graph.queries.figures import explain_change
from graph.queries.links import Reading, readings
from graph.queries.parameters import question
from graph.queries.row import Row
from graph.queries.wording import Wording, compare_wording, hedges, spoken_words
from schemas.corpus import Statement
from schemas.event import UNSPECIFIED
from schemas.figure import Figure
from schemas.ids import ClaimId, StatementId
from schemas.order_of_dates import Order
from schemas.passage import Certainty, Form


class DriftKind(StrEnum):
    """Who may have changed the claim."""

    SPEAKER = "speaker"
    RENDITION = "rendition"
    TRANSLATION = "translation"
    UNKNOWN = "unknown"


class DriftRow(Row):
    """Two statements of a claim, one after the other in time, and what differs."""

    from_: StatementId = Field(serialization_alias="from", description="The earlier statement.")
    to: StatementId = Field(description="The later statement.")
    kind: DriftKind = Field(
        description="Speaker: different occasions. Rendition: one occasion, different sources. "
        "Translation: texts in two languages, whose words are not compared. "
        "Unknown: the texts cannot tell."
    )
    wording: Wording | None = Field(description="Words kept, dropped and added, where any differ.")
    figures: list[str] | None = Field(description="What differs in the numbers, in words.")
    strength: str | None = Field(description="What differs in strength, modal verbs and hedges.")
    stance: str | None = Field(description="What differs in stance.")
    attribution: str | None = Field(description="What differs in who says it, and through whom.")
    note: str | None = Field(description="What bears on the kind, or weakens the comparison.")


@question
def drift(
    graph: ClaimGraph,
    claim: Annotated[ClaimId, Field(description="The claim to follow.")],
    *,
    speaker: SpeakerOption = None,
) -> list[DriftRow]:
    """Compare a claim's statements in the order of time, each with the one before.

    Assertions of narrower claims are among them; each is compared with the one before that was
    read as the same claim, where there is one. Wording is compared on the speaker's own
    words, and where there are none on the paraphrase without its tag.
    """
    if speaker is not None:
        graph.speaker(speaker)
    chain = sorted(
        (
            reading
            for reading in readings(graph, claim)
            if speaker in (None, reading.statement.speaker)
        ),
        key=lambda reading: by_time(reading.statement),
    )
    return [_compare(graph, *pair) for pair in _pairs(chain)]


def _pairs(chain: list[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Each reading after the first, with the last before it as the same claim, else with any."""
    latest: dict[ClaimId, Reading] = {}
    before: Reading | None = None
    for each in chain:
        if before is not None:
            yield latest.get(each.link.claim, before), each
        before = latest[each.link.claim] = each


def _compare(graph: ClaimGraph, earlier: Reading, later: Reading) -> DriftRow:
    before, after = earlier.statement, later.statement
    kind, reason = drift_kind(graph, before, after)
    words = None
    if earlier.link.claim != later.link.claim:
        told = f"read as {earlier.link.claim} and as {later.link.claim}"
        reason = [*reason, f"{told}, so the words are not compared"]
    elif kind is not DriftKind.TRANSLATION:
        words = compare_wording(
            _spoken_words(graph, before), _spoken_words(graph, after), graph.language(before.source)
        )
    return DriftRow(
        from_=before.id,
        to=after.id,
        kind=kind,
        wording=words if words is not None and words.differs else None,
        figures=_figures(before, after),
        strength=_strength(graph, earlier, later, with_hedges=kind is not DriftKind.TRANSLATION),
        stance=_change(earlier.link.stance, later.link.stance),
        attribution=_attribution(before, after),
        note="; ".join([*reason, *_cautions(before, after)]) or None,
    )


def drift_kind(
    graph: ClaimGraph, before: Statement, after: Statement
) -> tuple[DriftKind, list[str]]:
    """Whether two statements were made on different occasions, and why that is unknown."""
    languages = [graph.language(each.source).partition("-")[0].lower() for each in (before, after)]
    if languages[0] != languages[1]:
        return DriftKind.TRANSLATION, [f"one text is in {languages[0]}, one in {languages[1]}"]
    if UNSPECIFIED in (before.event, after.event):
        return DriftKind.UNKNOWN, ["a text names no occasion"]
    if before.event == after.event:
        if before.source != after.source:
            return DriftKind.RENDITION, []
        return DriftKind.UNKNOWN, ["one report of one occasion: said twice, or told twice"]
    if after.event in graph.may_be(before.event):
        return DriftKind.UNKNOWN, ["the two occasions may be one"]
    return DriftKind.SPEAKER, []


def _spoken_words(graph: ClaimGraph, statement: Statement) -> str:
    speakers = [graph.speaker(id) for id in (statement.speaker, *statement.attribution)]
    return spoken_words(statement, speakers)


def _figures(before: Statement, after: Statement) -> list[str] | None:
    quantities = dict.fromkeys(each.quantity for each in (*after.figures, *before.figures))
    found = [
        f"{quantity}: {told}"
        for quantity in quantities
        for told in _changes(
            [each for each in before.figures if each.quantity == quantity],
            [each for each in after.figures if each.quantity == quantity],
        )
    ]
    return found or None


def _changes(before: list[Figure], after: list[Figure]) -> Iterator[str]:
    """What differs between the figures of one quantity, once those that are the same are gone."""
    gone, new = list(before), list(after)
    for figure in before:
        same = next((each for each in new if explain_change(figure, each) == "the same"), None)
        if same is not None:
            gone.remove(figure)
            new.remove(same)
    if len(gone) == len(new) == 1:
        yield explain_change(gone[0], new[0])
    elif gone or new:
        yield "; ".join(
            f"{verb}: {', '.join(figure.verbatim for figure in figures)}"
            for verb, figures in (("no longer", gone), ("now", new))
            if figures
        )


def _strength(
    graph: ClaimGraph, earlier: Reading, later: Reading, *, with_hedges: bool
) -> str | None:
    parts = [_change(earlier.link.strength, later.link.strength)]
    if not with_hedges:
        return parts[0]
    before = hedges(_spoken_words(graph, earlier.statement))
    after = hedges(_spoken_words(graph, later.statement))
    if sorted(before) != sorted(after):
        parts.append(f"hedges: {', '.join(before) or 'none'} → {', '.join(after) or 'none'}")
    return "; ".join(part for part in parts if part) or None


def _attribution(before: Statement, after: Statement) -> str | None:
    return _change(_chain(before), _chain(after))


def _chain(statement: Statement) -> str:
    people = " after ".join([*statement.attribution, statement.speaker])
    taken = sorted({figure.taken_from for figure in statement.figures if figure.taken_from})
    return " after ".join([people, *taken])


def _change(before: str, after: str) -> str | None:
    return None if before == after else f"{before} → {after}"


def _cautions(before: Statement, after: Statement) -> list[str]:
    found = [
        f"{which} is a paraphrase, so its wording may be the reporter's"
        for which, statement in (("the earlier", before), ("the later", after))
        if statement.form is Form.INDIRECT
    ]
    if before.event != after.event and order_of(before, after) is Order.OPEN:
        found.append("which of the two was said first is open")
    if Certainty.ARGUABLE in (before.speaker_certainty, after.speaker_certainty):
        found.append("a text leaves open who said it")
    return found
