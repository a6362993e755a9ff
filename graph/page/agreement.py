"""Whether a page says what a corpus says: its documents, its statements, and every column."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from graph.assemble import ClaimGraph
from graph.load.canonical import corpus_digest
from graph.page.carried import Texts
from graph.page.contents import Contents
from graph.page.data import page_data
from graph.page.embed import embed_json
from graph.page.flaws import Flaw, character, first_difference, shorten
from graph.page.network import make_network
from graph.page.places import find_places
from graph.page.texts import Excerpt, excerpts

_KINDS = ("sources", "statements", "claims", "speakers", "events", "narratives")


def check_agreement(
    page: Contents, data: dict[str, Any], carried: Sequence[list[Excerpt]], graph: ClaimGraph
) -> Iterator[Flaw]:
    """Everything in which a page differs from what a build of the corpus writes."""
    texts = Texts(page.texts)
    places = find_places(graph)
    digest = corpus_digest(graph.corpus)
    built = page_data(graph, places, make_network(graph, places), texts, digest)
    expected: dict[str, Any] = json.loads(embed_json(built))
    yield from _check_texts(page, carried, graph, texts)
    missing = list(_check_ids(data, expected))
    yield from missing
    yield from _check_quotes(page, graph)
    if missing:
        return
    for name in sorted({*data, *expected} - {"chunks"}):
        ours, theirs = expected.get(name), data.get(name)
        if isinstance(ours, dict) and isinstance(theirs, dict) and "id" in ours:
            yield from _check_rows(page, name, theirs, ours)
        elif ours != theirs:
            yield Flaw(f"the table {name}", f"it is not the corpus's{_where(theirs, ours)}")


def _check_texts(
    page: Contents, carried: Sequence[list[Excerpt]], graph: ClaimGraph, texts: Texts
) -> Iterator[Flaw]:
    archived = {str(id): source for id, source in graph.corpus.sources.items()}
    for place, id in enumerate(page.sources.id):
        if id not in archived or place >= len(carried):
            continue
        found, ours = carried[place], excerpts(archived[id], texts)
        name = page.source_name(place)
        if page.sources.sha256[place] != archived[id].record.sha256:
            what = f"the corpus's has {archived[id].record.sha256}"
            yield Flaw(name, f"its SHA-256 is given as {page.sources.sha256[place]}; {what}")
        if [start for start, _ in found] != [start for start, _ in ours]:
            yield Flaw(name, "the page carries other stretches of its text than a build does")
            continue
        for (start, theirs), (_, text) in zip(found, ours, strict=True):
            if theirs != text:
                at = first_difference(theirs, text)
                what = f"character {start + at} of its text is {character(theirs, at)}"
                yield Flaw(name, f"{what}, in the corpus {character(text, at)}")


def _check_ids(data: dict[str, Any], expected: dict[str, Any]) -> Iterator[Flaw]:
    for kind in _KINDS:
        ours, theirs = _ids(expected, kind), _ids(data, kind)
        for id in sorted({*ours} - {*theirs}):
            yield Flaw(f"{kind[:-1]} {id}", "the corpus holds it and the page does not")
        for id in sorted({*theirs} - {*ours}):
            yield Flaw(f"{kind[:-1]} {id}", "the page holds it and the corpus does not")
        if sorted(ours) == sorted(theirs) and ours != theirs:
            yield Flaw(f"the table {kind}", "its rows are not in the order of a build")


def _ids(data: dict[str, Any], kind: str) -> list[str]:
    ids: list[str] = data[kind]["id"]
    if kind != "statements":
        return ids
    sources = data["sources"]["id"]
    of = data[kind]["source"]
    return [
        f"{sources[source] if 0 <= source < len(sources) else source}/{name}"
        for name, source in zip(ids, of, strict=True)
    ]


def _check_quotes(page: Contents, graph: ClaimGraph) -> Iterator[Flaw]:
    ours = {f"statement {one.id}": one for one in graph.corpus.statements()}
    for at, (quote, spans) in enumerate(
        zip(page.statements.quote, page.statements.spans, strict=True)
    ):
        name = page.statement_name(at)
        statement = ours.get(name)
        if statement is None:
            continue
        if tuple(quote) != statement.quote:
            whole = shorten(" … ".join(statement.quote))
            what = f"the page quotes {shorten(' … '.join(quote))}, the corpus {whole}"
            yield Flaw(name, what)
        if (places := [(span.start, span.end) for span in statement.spans]) != spans:
            yield Flaw(name, f"the page places it at {spans}, the corpus at {places}")


def _check_rows(
    page: Contents, name: str, theirs: dict[str, Any], ours: dict[str, Any]
) -> Iterator[Flaw]:
    for column in sorted({*ours, *theirs}):
        if name == "statements" and column in ("quote", "spans"):
            continue
        one, other = theirs.get(column, []), ours.get(column, [])
        if one == other:
            continue
        if len(one) != len(other):
            yield Flaw(f"the table {name}", f"the corpus's has another column {column!r}")
            continue
        for row, (found, right) in enumerate(zip(one, other, strict=True)):
            if found != right:
                kind = name[:-1]
                who = (
                    page.statement_name(row) if kind == "statement" else f"{kind} {ours['id'][row]}"
                )
                what = f"{column} is {shorten(str(found))}, from the corpus {shorten(str(right))}"
                yield Flaw(who, what)


def _where(theirs: Any, ours: Any) -> str:
    if isinstance(theirs, list) and isinstance(ours, list):
        for row, (one, other) in enumerate(zip(theirs, ours, strict=False)):
            if one != other:
                found = f"{shorten(str(one))}, from the corpus {shorten(str(other))}"
                return f": row {row + 1} is {found}"
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for column in sorted({*theirs, *ours}):
            one, other = theirs.get(column), ours.get(column)
            if one != other:
                return f": in column {column!r}{_where(one, other).removeprefix(':')}"
    return ""
