"""Whether everything that records refer to is there."""

from collections.abc import Iterator

from graph.prove.known_ids import KnownIds
from graph.read.checked_records import CheckedSource, Records
from graph.read.corpus_files import Kind
from graph.read.places import Entry, Steps
from graph.read.problem import Problem
from schemas import record_kinds
from schemas.event import UNSPECIFIED
from schemas.judgement import Broader, Contradicts, Judgement, MayBe, NotSame, Variant
from schemas.passage import Certainty, ClaimLink, Stance
from schemas.record import Record

AnyJudgement = (Broader, Contradicts, Variant, NotSame, MayBe)


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


def uses_of(record: Record | CheckedSource) -> Iterator[tuple[Kind, str, Steps]]:
    """Each id that a record refers to, and where in its file the id stands."""
    if not isinstance(record, CheckedSource):
        yield from record_kinds.uses_of(record)
        return
    for kind, identifier, steps in record_kinds.uses_of(record.record):
        if steps[0] == "passages":
            yield kind, identifier, (steps[0], record.positions[int(steps[1])], *steps[2:])
        else:
            yield kind, identifier, steps


def resolve_links(links: tuple[ClaimLink, ...], known: KnownIds) -> tuple[ClaimLink, ...]:
    """The links, to the claims that took over where they name former ones.

    Two links that say the same of one claim since then are one, the clear one of the two.
    """
    if not known.former:
        return links
    once: dict[tuple[str, Stance, str | None], ClaimLink] = {}
    for link in (_resolve_link(each, known) for each in links):
        which = (link.claim, link.stance, link.of)
        if which not in once or once[which].certainty is not Certainty.CLEAR:
            once[which] = link if link.certainty is Certainty.CLEAR else once.get(which, link)
    return tuple(once.values())


def _resolve_link(link: ClaimLink, known: KnownIds) -> ClaimLink:
    if link.claim not in known.former or known.knows(Kind.CLAIMS, link.claim):
        return link
    return link.model_copy(update={"claim": known.former[link.claim]})


def resolve_judgement(judgement: Judgement, known: KnownIds) -> Judgement:
    """The judgement on the claims that took over where it names former ones, in their order."""
    if isinstance(judgement, MayBe):
        return judgement.model_copy(update={"events": tuple(sorted(judgement.events))})
    fields = ("narrow", "wide") if isinstance(judgement, Broader) else ("claims",)
    changed = {}
    for name in fields:
        value = getattr(judgement, name)
        ids = value if isinstance(value, tuple) else (value,)
        current = tuple(
            each if known.knows(Kind.CLAIMS, each) else known.former.get(each, each) for each in ids
        )
        if isinstance(value, tuple):
            current = tuple(sorted(current, key=str))
        if current != ids:
            changed[name] = current if isinstance(value, tuple) else current[0]
    return judgement.model_copy(update=changed) if changed else judgement
