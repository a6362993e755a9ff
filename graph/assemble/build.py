"""The nodes and edges that a corpus's records make."""

import datetime
from collections.abc import Iterator

from graph.assemble.elements import Edge, Node, Value
from graph.assemble.graph import ClaimGraph
from graph.assemble.kinds import EdgeKind, NodeKind
from schemas.claim import Claim
from schemas.corpus import Corpus, Statement
from schemas.dates import EdtfDate
from schemas.event import UNSPECIFIED
from schemas.figure import Figure
from schemas.judgement import Broader, Contradicts, Judgement, MayBe, NotSame, Variant

_PAIRS = {
    Contradicts: EdgeKind.CONTRADICTS,
    Variant: EdgeKind.VARIANT,
    NotSame: EdgeKind.NOT_SAME,
}


def build_graph(corpus: Corpus) -> ClaimGraph:
    """Assemble a corpus; the same records give the same nodes and edges in the same order."""
    dates = _dates(corpus)
    nodes = [*_nodes(corpus), *_date_nodes(dates)]
    edges = [*_edges(corpus), *map(judgement_edge, corpus.judgements), *_date_edges(dates)]
    return ClaimGraph(corpus, nodes, edges)


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
        yield node(
            NodeKind.STATEMENT,
            statement.id,
            label=" … ".join(statement.quote),
            quote=list(statement.quote),
            words=list(statement.words),
            spans=[[span.start, span.end] for span in statement.spans],
            form=statement.form.value,
            basis=statement.basis,
        )


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
    start = _key(NodeKind.STATEMENT, statement.id)
    yield Edge(start, _key(NodeKind.SOURCE, statement.source), EdgeKind.STANDS_IN, {})
    yield Edge(
        start,
        _key(NodeKind.SPEAKER, statement.speaker),
        EdgeKind.SAID_BY,
        {"certainty": statement.speaker_certainty.value},
    )
    for position, between in enumerate(statement.attribution):
        target = _key(NodeKind.SPEAKER, between)
        yield Edge(start, target, EdgeKind.ATTRIBUTED_TO, {"position": position})
    if statement.event != UNSPECIFIED:
        yield Edge(start, _key(NodeKind.EVENT, statement.event), EdgeKind.SAID_AT, {})
    for link in statement.claims:
        yield Edge(
            start,
            _key(NodeKind.CLAIM, link.claim),
            EdgeKind(link.stance.value),
            _attributes(
                certainty=link.certainty.value,
                strength=link.strength.value,
                of=link.of,
                curator=link.curator,
                note=link.note,
            ),
        )
    for of in sorted({link.of for link in statement.claims if link.of is not None}):
        yield Edge(start, _key(NodeKind.SPEAKER, of), EdgeKind.VIEW_OF, {})
    for giver in sorted({figure.taken_from for figure in statement.figures if figure.taken_from}):
        yield Edge(start, _key(NodeKind.SPEAKER, giver), EdgeKind.TAKEN_FROM, {})
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


class _Dated:
    """A date as it applies to one event or statement, with the day that closes it."""

    def __init__(self, date: EdtfDate, closing: datetime.date | None) -> None:
        self.date = date
        self.closing = closing if date.is_open else None
        closed = f"≤{self.closing.isoformat()}" if self.closing else ""
        self.key = _key(NodeKind.DATE, f"{date}{closed}")


def _dates(corpus: Corpus) -> dict[str, _Dated]:
    """The date of each event, and of each statement that has one of its own, by node key."""
    dates = {
        _key(NodeKind.EVENT, event.id): _Dated(event.date, None)
        for event in corpus.events.values()
        if event.date is not None
    }
    for statement in corpus.statements():
        if statement.date is None:
            continue
        event = corpus.events.get(statement.event)
        if event is not None and event.date == statement.date:
            holder = _key(NodeKind.EVENT, event.id)
        else:
            holder = _key(NodeKind.STATEMENT, statement.id)
        dates[holder] = _Dated(statement.date, statement.closing)
    return dates


def _date_nodes(dates: dict[str, _Dated]) -> Iterator[Node]:
    for dated in sorted({dated.key: dated for dated in dates.values()}.values(), key=_date_key):
        closes = dated.closing.isoformat() if dated.closing else None
        yield Node(dated.key, NodeKind.DATE, _attributes(label=str(dated.date), closes_on=closes))
    for year in sorted({year for dated in dates.values() for year in _years(dated)}):
        yield Node(_key(NodeKind.YEAR, str(year)), NodeKind.YEAR, {"label": str(year)})


def _date_edges(dates: dict[str, _Dated]) -> Iterator[Edge]:
    for holder, dated in sorted(dates.items()):
        yield Edge(holder, dated.key, EdgeKind.ON, {})
    for dated in sorted({dated.key: dated for dated in dates.values()}.values(), key=_date_key):
        for year, certain in sorted(_years(dated).items()):
            target = _key(NodeKind.YEAR, str(year))
            yield Edge(dated.key, target, EdgeKind.IN_YEAR, {"certain": certain})


def _years(dated: _Dated) -> dict[int, bool]:
    """The years that a date touches, and whether it certainly lies there."""
    certain = dict.fromkeys(dated.date.certain_years(dated.closing), True)
    return certain | dict.fromkeys(dated.date.possible_years(dated.closing), False)


def _date_key(dated: _Dated) -> str:
    return dated.key
