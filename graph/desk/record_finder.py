"""All that a corpus holds, as the desk lists it and as a search over everything finds it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from graph.assemble import ClaimGraph
from graph.queries.links import readings
from graph.queries.occasions import count_occasions
from graph.text.folding import fold
from schemas.corpus import ArchivedSource, Statement
from schemas.event import UNSPECIFIED
from schemas.record_kinds import KINDS, Kind

LISTED = {
    KINDS[kind].noun: kind
    for kind in (Kind.CLAIMS, Kind.SPEAKERS, Kind.EVENTS, Kind.NARRATIVES, Kind.QUANTITIES)
}
"""The kinds of records that have a list of their own, by what one of them is called."""
MOST = 200
"""Of how many rows a list shows the first."""


class _Found(NamedTuple):
    """What may be found, and all words by which it is."""

    kind: str
    id: str
    label: str
    words: str


class RecordFinder:
    """The records of one graph, ready to be listed and searched."""

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph

    def find(self, kind: str, query: str) -> dict[str, Any]:
        """The records that hold all words of a query, those first whose names begin with it.

        Args:
            kind: one of :data:`LISTED`; of an empty one everything is searched: statements, and
                the texts of the sources too.
            query: the words; folded as in every search of text.
        """
        wanted = fold(query).split()
        found = [
            each
            for each in self._everything
            if (not kind or each.kind == kind) and all(word in each.words for word in wanted)
        ]
        begin = " ".join(wanted)
        found.sort(key=lambda each: not (begin and fold(each.label).startswith(begin)))
        return {"total": len(found), "rows": [self._row(each) for each in found[:MOST]]}

    def statement_row(self, statement: Statement) -> dict[str, Any]:
        """A statement as a row: its words, who said it, when, and where it stands."""
        source = self._graph.corpus.sources[statement.source].record
        told = [self._graph.speaker(statement.speaker).name, str(statement.date or "undated")]
        return {
            "kind": "statement",
            "id": statement.id,
            "label": _words(statement),
            "told": ", ".join([*told, source.title]),
            "source": statement.source,
        }

    @cached_property
    def _everything(self) -> list[_Found]:
        corpus = self._graph.corpus
        found = []
        for noun, kind in LISTED.items():
            records = getattr(corpus, kind.value)
            found += sorted(self._named(noun, records.values()), key=lambda each: fold(each.label))
        for source in corpus.sources.values():
            record = source.record
            names = " ".join(filter(None, (record.title, record.publisher, record.id)))
            found.append(_Found("source", record.id, record.title, fold(f"{names} {source.text}")))
        for statement in corpus.statements():
            words = _words(statement)
            found.append(_Found("statement", statement.id, words, fold(f"{words} {statement.id}")))
        return found

    def _named(self, noun: str, records: Any) -> Iterator[_Found]:
        for record in records:
            label = record.text if noun == "claim" else record.name
            told = record.model_dump(mode="json", exclude_none=True)
            words = [str(each) for value in told.values() for each in _as_list(value)]
            yield _Found(noun, record.id, label, fold(" ".join(words)))

    def _row(self, found: _Found) -> dict[str, Any]:
        corpus = self._graph.corpus
        if found.kind == "statement":
            return self.statement_row(self._graph.statement(found.id))  # type: ignore[arg-type]
        row = {"kind": found.kind, "id": found.id, "label": found.label}
        if found.kind == "source":
            return {**row, "told": _told_of_source(corpus.sources[found.id]), "source": found.id}  # type: ignore[index]
        return {**row, "told": self._told(found.kind, found.id)}

    def _told(self, noun: str, id: Any) -> str:
        corpus = self._graph.corpus
        if noun == "claim":
            narrative = corpus.claims[id].narrative
            every = readings(self._graph, id)
            years = count_occasions(self._graph, every).years
            family = corpus.narratives[narrative].name if narrative else "no narrative"
            return ", ".join([family, _several(len(every), "statement"), *map(str, years)])
        if noun == "narrative":
            return _several(self._claims_of.get(id, 0), "claim")
        told = [_several(self._statements_of.get((noun, id), 0), "statement")]
        if noun == "event":
            told.insert(0, str(corpus.events[id].date or "undated"))
        return ", ".join(told)

    @cached_property
    def _claims_of(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for claim in self._graph.corpus.claims.values():
            if claim.narrative:
                counts[claim.narrative] = counts.get(claim.narrative, 0) + 1
        return counts

    @cached_property
    def _statements_of(self) -> dict[tuple[str, str], int]:
        """How many statements a speaker made, an occasion saw, a quantity is counted in."""
        counts: dict[tuple[str, str], int] = {}
        for statement in self._graph.corpus.statements():
            named = {("speaker", statement.speaker), ("event", statement.event)}
            named |= {("quantity", figure.quantity) for figure in statement.figures}
            for each in named - {("event", UNSPECIFIED)}:
                counts[each] = counts.get(each, 0) + 1
        return counts


def _told_of_source(source: ArchivedSource) -> str:
    published = str(source.record.published or "undated")
    return f"{published}, {_several(len(source.statements), 'statement')}"


def _words(statement: Statement) -> str:
    return " … ".join(" ".join(part.split()) for part in statement.quote)


def _several(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
