"""From the graph to the page's text."""

import json
from collections.abc import Sequence

from graph.assemble import ClaimGraph, build_graph
from graph.page.bundle import vis_network
from graph.page.carried import Texts
from graph.page.data import page_data
from graph.page.embed import embed, embed_json
from graph.page.markup import Program, write_markup
from graph.page.row_numbers import find_places
from graph.page.scripts import page_script, page_style
from graph.page.texts import Excerpt, excerpts, fill_text
from graph.prove.canonical_records import digest_of, read_records, write_records
from graph.queries.coverage import CoverageRow, coverage


def render_page(graph: ClaimGraph, texts: Texts = Texts.FULL, most_words: int | None = None) -> str:
    """Render one HTML file that needs nothing else and asks for nothing.

    The same graph gives the same text, whatever the day, the locale or the hash seed. Without
    full texts, it carries the quotes with some words around them and the documents' hashes, or
    at most so many words of each part of a quote.
    """
    carried = [excerpts(source, texts, most_words) for source in graph.corpus.sources.values()]
    shares = coverage(graph)
    if most_words is not None:
        graph = _shorten(graph, carried)
    return write_page(graph, texts, carried, shares, most_words)


def _shorten(graph: ClaimGraph, carried: Sequence[Sequence[Excerpt]]) -> ClaimGraph:
    """The same records over what the page carries of the documents, as its readers have them."""
    records = json.loads(embed_json(write_records(graph.corpus)))
    return build_graph(read_records(records, [fill_text(list(each)) for each in carried]))


def write_page(
    graph: ClaimGraph,
    texts: Texts,
    carried: Sequence[Sequence[Excerpt]],
    shares: Sequence[CoverageRow],
    most_words: int | None = None,
) -> str:
    """The page of a graph, of whose documents as much is there as the page carries.

    Args:
        graph: the records; documents are read from the two others alone.
        texts: what the page says that it carries.
        carried: what it carries of each source's document.
        shares: how the documents are covered.
        most_words: how many words of each part of a quote are there at most; None for all.
    """
    places = find_places(graph)
    records = write_records(graph.corpus)
    digest = digest_of(records)
    data = page_data(graph, places, texts, shares, digest, most_words)
    embedded = embed(data, carried, records)
    counts = len(places.claims), len(places.statements)
    return write_markup(page_program(), embedded, digest, *counts)


def page_program() -> Program:
    """What every page runs."""
    library = vis_network()
    return Program(page_script(), page_style(), library.text, library.packed, library.licence)
