"""The nodes and edges that a corpus's records make."""

from collections.abc import Iterator, Mapping

from graph.assemble.dates import Dates, date_edges, date_nodes
from graph.assemble.elements import Edge, Node, Value
from graph.assemble.kinds import EdgeKind, NodeKind
from schemas.claim import Claim
from schemas.corpus import Corpus, Statement
from schemas.event import UNSPECIFIED
from schemas.figure import Figure
from schemas.judgement import Broader, Contradicts, Judgement, MayBe, NotSame, Variant
from schemas.passage import Certainty, Form, Stance, Strength

# What many nodes and edges have in common is made once: attributes are never changed.
_FORMS = {each: each.value for each in Form}
_STANCES = {each: EdgeKind(each.value) for each in Stance}
_SURE: Mapping[Certainty, Mapping[str, Value]] = {
    each: {"certainty": each.value} for each in Certainty
}
_READINGS: Mapping[tuple[Certainty, Strength], Mapping[str, Value]] = {
    (sure, strength): {"certainty": sure.value, "strength": strength.value}
    for sure in Certainty
    for strength in Strength
}
_NOTHING: Mapping[str, Value] = {}

_PAIRS = {
    Contradicts: EdgeKind.CONTRADICTS,
    Variant: EdgeKind.VARIANT,
    NotSame: EdgeKind.NOT_SAME,
}


def make_nodes(corpus: Corpus, dates: Dates) -> Iterator[Node]:
    """The nodes of a corpus; the same records give the same ones in the same order."""
    yield from _nodes(corpus)
    yield from date_nodes(dates)


def make_edges(corpus: Corpus, dates: Dates) -> Iterator[Edge]:
    """The edges of a corpus; the same records give the same ones in the same order."""
    yield from _edges(corpus)
    yield from map(judgement_edge, corpus.judgements)
    yield from date_edges(dates)


def _key(kind: NodeKind, id: str) -> str:
    return f"{kind}:{id}"


def _attributes(**values: Value | None) -> dict[str, Value]:
    """The values that there are: None and empty lists are left out."""
    return {name: value for name, value in values.items() if value is not None and value != []}


def _nodes(corpus: Corpus) -> Iterator[Node]:
    def node(kind: NodeKind, id: str, **values: Value | None) -> Node:
        return Node(_key(kind, id), kind, _attributes(**values))

    for source in corpus.sources.values():
        record = source.record
        yield node(
            NodeKind.SOURCE,
            record.id,
            label=record.title,
            publisher=record.publisher,
            language=record.language,
            document=record.document,
            sha256=record.sha256,
            published=str(record.published) if record.published else None,
            url=record.url,
            archived_url=record.archived_url,
            archived_on=record.archived_on.isoformat() if record.archived_on else None,
        )
    for speaker in corpus.speakers.values():
        yield node(
            NodeKind.SPEAKER,
            speaker.id,
            label=speaker.name,
            speaker_kind=speaker.kind.value,
            aliases=list(speaker.aliases),
        )
    for event in corpus.events.values():
        yield node(NodeKind.EVENT, event.id, label=event.name, place=event.place, basis=event.basis)
    for narrative in corpus.narratives.values():
        yield node(NodeKind.NARRATIVE, narrative.id, label=narrative.name)
    for claim in corpus.claims.values():
        yield node(
            NodeKind.CLAIM, claim.id, label=claim.text, formerly=[str(id) for id in claim.formerly]
        )
    for quantity in corpus.quantities.values():
        yield node(
            NodeKind.QUANTITY,
            quantity.id,
            label=quantity.name,
            counted=quantity.counted,
            unit=quantity.unit,
        )
    for statement in corpus.statements():
        yield Node(f"statement:{statement.id}", NodeKind.STATEMENT, _told(statement))


def _told(statement: Statement) -> dict[str, Value]:
    quote = statement.quote
    told: dict[str, Value] = {
        "label": quote[0] if len(quote) == 1 else " … ".join(quote),
        "quote": list(quote),
    }
    if statement.words:
        told["words"] = list(statement.words)
    told["spans"] = [[span.start, span.end] for span in statement.spans]
    told["form"] = _FORMS[statement.form]
    if statement.basis is not None:
        told["basis"] = statement.basis
    return told


def _edges(corpus: Corpus) -> Iterator[Edge]:
    for claim in corpus.claims.values():
        yield from claim_edges(claim)
    for statement in corpus.statements():
        yield from _statement_edges(statement)


def claim_edges(claim: Claim) -> Iterator[Edge]:
    """The edges that a claim's own record makes."""
    if claim.narrative is not None:
        narrative = _key(NodeKind.NARRATIVE, claim.narrative)
        yield Edge(_key(NodeKind.CLAIM, claim.id), narrative, EdgeKind.BROADER, {})


def _statement_edges(statement: Statement) -> Iterator[Edge]:
    start = f"statement:{statement.id}"
    yield Edge(start, f"source:{statement.source}", EdgeKind.STANDS_IN, _NOTHING)
    yield Edge(
        start, f"speaker:{statement.speaker}", EdgeKind.SAID_BY, _SURE[statement.speaker_certainty]
    )
    for position, between in enumerate(statement.attribution):
        yield Edge(start, f"speaker:{between}", EdgeKind.ATTRIBUTED_TO, {"position": position})
    if statement.event != UNSPECIFIED:
        yield Edge(start, f"event:{statement.event}", EdgeKind.SAID_AT, _NOTHING)
    views = set()
    for link in statement.claims:
        reading = _READINGS[link.certainty, link.strength]
        if link.of is not None:
            views.add(link.of)
        if link.of is not None or link.curator is not None or link.note is not None:
            told = _attributes(of=link.of, curator=link.curator, note=link.note)
            reading = {**reading, **told}
        yield Edge(start, f"claim:{link.claim}", _STANCES[link.stance], reading)
    for of in sorted(views):
        yield Edge(start, f"speaker:{of}", EdgeKind.VIEW_OF, _NOTHING)
    if not statement.figures:
        return
    for giver in sorted({figure.taken_from for figure in statement.figures if figure.taken_from}):
        yield Edge(start, f"speaker:{giver}", EdgeKind.TAKEN_FROM, _NOTHING)
    for figure in statement.figures:
        target = _key(NodeKind.QUANTITY, figure.quantity)
        yield Edge(start, target, EdgeKind.STATES, _figure_attributes(figure))


def _figure_attributes(figure: Figure) -> dict[str, Value]:
    return _attributes(
        verbatim=figure.verbatim,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        factor=figure.factor,
        comparator=figure.comparator.value,
        counted=figure.counted,
        scope=figure.scope,
        place=figure.place,
        period=figure.period,
        taken_from=figure.taken_from,
    )


def judgement_edge(judgement: Judgement) -> Edge:
    """The edge that a judgement makes."""
    reason: dict[str, Value] = {"reason": judgement.reason}
    if isinstance(judgement, Broader):
        narrow = _key(NodeKind.CLAIM, judgement.narrow)
        return Edge(narrow, _key(NodeKind.CLAIM, judgement.wide), EdgeKind.BROADER, reason)
    if isinstance(judgement, MayBe):
        first, second = sorted(_key(NodeKind.EVENT, id) for id in judgement.events)
        return Edge(first, second, EdgeKind.MAY_BE, reason)
    first, second = sorted(_key(NodeKind.CLAIM, id) for id in judgement.claims)
    return Edge(first, second, _PAIRS[type(judgement)], reason)
