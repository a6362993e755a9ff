"""Whether everything that records refer to is there."""

from collections.abc import Iterator

from graph.load.files import Kind
from graph.load.ids import KnownIds
from graph.load.places import Entry, Steps
from graph.load.problem import Problem
from graph.load.records import CheckedSource, Records
from schemas.claim import Claim
from schemas.event import UNSPECIFIED
from schemas.figure import Figure
from schemas.judgement import Broader, Contradicts, Judgement, MayBe, NotSame, Variant
from schemas.passage import ClaimLink, Stance, StatementPassage
from schemas.record import Record

AnyJudgement = (Broader, Contradicts, Variant, NotSame, MayBe)
_Used = Iterator[tuple[Kind, str, Steps]]


def check_references(
    record: Record | CheckedSource, entry: Entry, known: KnownIds
) -> Iterator[Problem]:
    """Each id in a record that leads nowhere."""
    for kind, identifier, steps in uses_of(record):
        if kind is Kind.EVENTS and identifier == UNSPECIFIED:
            continue
        if identifier not in known.first[kind]:
            problem = known.check(kind, identifier, entry.at(*steps))
            if problem is not None:
                yield problem


def find_uses(records: Records) -> Iterator[tuple[Kind, str, Entry, Steps]]:
    """Each id that a record refers to, with that record, and where in it the id stands."""
    found: list[tuple[Record | CheckedSource, Entry]] = [
        *((claim.record, claim.entry) for claim in records.claims),
        *records.judgements,
        *((source, source.entry) for source in records.sources),
    ]
    for record, entry in found:
        for kind, identifier, steps in uses_of(record):
            yield kind, identifier, entry, steps


def uses_of(record: Record | CheckedSource) -> _Used:
    """Each id that a record refers to, and where in it the id stands."""
    if isinstance(record, CheckedSource):
        return _of_source(record)
    if isinstance(record, Claim):
        return _of_claim(record)
    return _of_judgement(record) if isinstance(record, AnyJudgement) else iter(())


def resolve_link(link: ClaimLink, known: KnownIds) -> ClaimLink:
    """The link, to the claim that took over where it names a former one."""
    if link.claim not in known.former or known.knows(Kind.CLAIMS, link.claim):
        return link
    return link.model_copy(update={"claim": known.former[link.claim]})


def resolve_judgement(judgement: Judgement, known: KnownIds) -> Judgement:
    """The judgement on the claims that took over where it names former ones."""
    if isinstance(judgement, MayBe):
        return judgement
    fields = ("narrow", "wide") if isinstance(judgement, Broader) else ("claims",)
    changed = {}
    for name in fields:
        value = getattr(judgement, name)
        ids = value if isinstance(value, tuple) else (value,)
        current = tuple(
            each if known.knows(Kind.CLAIMS, each) else known.former.get(each, each) for each in ids
        )
        if current != ids:
            changed[name] = current if isinstance(value, tuple) else current[0]
    return judgement.model_copy(update=changed) if changed else judgement


def check_links(source: CheckedSource) -> Iterator[Problem]:
    """Each link to a claim that contradicts itself, or says again what another says."""
    for position, passage in zip(source.positions, source.record.passages, strict=True):
        if not isinstance(passage, StatementPassage):
            continue
        seen: set[tuple[str, Stance, str | None]] = set()
        for index, link in enumerate(passage.claims):
            steps = ("passages", position, "claims", index)
            if link.stance is Stance.REPORTS and link.of is None:
                message = f"`{link.claim}` is reported, but not whose view it is"
                place = source.entry.at(*steps, "claim")
                yield place.error("reports-without-of", message, "add `of:` and the speaker's id")
            if link.stance is not Stance.REPORTS and link.of is not None:
                message = f"`of` names whose view is reported, and this link {link.stance.value} it"
                hint = "write `stance: reports`, or delete `of`"
                where = source.entry.at(*steps, "of")
                yield where.error("of-without-reports", message, hint)
            key = (link.claim, link.stance, link.of)
            if key in seen:
                message = f"this statement {link.stance.value} `{link.claim}` already"
                place = source.entry.at(*steps, "claim")
                yield place.error("claim-twice", message, "delete one of the two links")
            seen.add(key)


def _of_claim(claim: Claim) -> _Used:
    if claim.narrative is not None:
        yield Kind.NARRATIVES, claim.narrative, ("narrative",)


def _of_judgement(judgement: Judgement) -> _Used:
    if isinstance(judgement, Broader):
        yield Kind.CLAIMS, judgement.narrow, ("narrow",)
        yield Kind.CLAIMS, judgement.wide, ("wide",)
    elif isinstance(judgement, MayBe):
        for index, event in enumerate(judgement.events):
            yield Kind.EVENTS, event, ("events", index)
    else:
        for index, claim in enumerate(judgement.claims):
            yield Kind.CLAIMS, claim, ("claims", index)


def _of_source(source: CheckedSource) -> _Used:
    record = source.record
    if record.speaker is not None:
        yield Kind.SPEAKERS, record.speaker, ("speaker",)
    if record.event is not None:
        yield Kind.EVENTS, record.event, ("event",)
    for index, speaker in enumerate(record.attribution):
        yield Kind.SPEAKERS, speaker, ("attribution", index)
    for position, passage in zip(source.positions, record.passages, strict=True):
        if isinstance(passage, StatementPassage):
            yield from _of_statement(passage, ("passages", position))


def _of_statement(passage: StatementPassage, steps: Steps) -> _Used:
    if passage.speaker is not None:
        yield Kind.SPEAKERS, passage.speaker, (*steps, "speaker")
    if passage.event is not None:
        yield Kind.EVENTS, passage.event, (*steps, "event")
    for index, speaker in enumerate(passage.attribution or ()):
        yield Kind.SPEAKERS, speaker, (*steps, "attribution", index)
    for index, link in enumerate(passage.claims):
        yield Kind.CLAIMS, link.claim, (*steps, "claims", index, "claim")
        if link.of is not None:
            yield Kind.SPEAKERS, link.of, (*steps, "claims", index, "of")
    for index, figure in enumerate(passage.figures):
        yield from _of_figure(figure, (*steps, "figures", index))


def _of_figure(figure: Figure, steps: Steps) -> _Used:
    yield Kind.QUANTITIES, figure.quantity, (*steps, "quantity")
    if figure.taken_from is not None:
        yield Kind.SPEAKERS, figure.taken_from, (*steps, "taken_from")
