"""The part of a corpus in which everything that is referred to is there."""

from schemas.corpus import ArchivedSource, Corpus, Statement
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId
from schemas.judgement import Broader, Judgement, MayBe


def sound_part(corpus: Corpus) -> Corpus:
    """A corpus that was read as far as it could be, without what hangs in the air.

    A statement whose speaker or event is unknown is left out, and so is a link or a judgement
    to an unknown claim; a narrative that is unknown is taken off its claim.
    """
    claims = {
        id: claim
        if claim.narrative is None or claim.narrative in corpus.narratives
        else claim.model_copy(update={"narrative": None})
        for id, claim in corpus.claims.items()
    }
    known = {*claims, *(old for claim in claims.values() for old in claim.formerly)}
    return corpus._replace(
        claims=claims,
        sources={id: _sound_source(source, corpus, known) for id, source in corpus.sources.items()},
        judgements=tuple(each for each in corpus.judgements if _holds(each, corpus, known)),
    )


def _sound_source(source: ArchivedSource, corpus: Corpus, known: set[ClaimId]) -> ArchivedSource:
    record = source.record
    update = {
        "speaker": record.speaker if record.speaker in corpus.speakers else None,
        "event": record.event if record.event in {*corpus.events, UNSPECIFIED} else None,
        "attribution": tuple(each for each in record.attribution if each in corpus.speakers),
    }
    if any(getattr(record, name) != value for name, value in update.items()):
        source = source._replace(record=record.model_copy(update=update))
    return source._replace(
        statements=tuple(
            each
            for statement in source.statements
            if (each := _sound_statement(statement, corpus, known)) is not None
        )
    )


def _sound_statement(statement: Statement, corpus: Corpus, known: set[ClaimId]) -> Statement | None:
    if statement.speaker not in corpus.speakers:
        return None
    if statement.event not in corpus.events and statement.event != UNSPECIFIED:
        return None
    speakers = corpus.speakers
    links = tuple(
        link
        for link in statement.claims
        if link.claim in known and (link.of is None or link.of in speakers)
    )
    figures = tuple(
        each
        for each in statement.figures
        if each.quantity in corpus.quantities
        and (each.taken_from is None or each.taken_from in speakers)
    )
    attribution = tuple(each for each in statement.attribution if each in speakers)
    if (links, figures, attribution) == (
        statement.claims,
        statement.figures,
        statement.attribution,
    ):
        return statement
    return statement._replace(claims=links, figures=figures, attribution=attribution)


def _holds(judgement: Judgement, corpus: Corpus, known: set[ClaimId]) -> bool:
    if isinstance(judgement, MayBe):
        return all(each in corpus.events for each in judgement.events)
    if isinstance(judgement, Broader):
        return {judgement.narrow, judgement.wide} <= known
    return all(each in known for each in judgement.claims)
