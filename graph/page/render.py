"""From the graph to the page's text."""

from graph.assemble import ClaimGraph
from graph.load.canonical import digest_of, write_records
from graph.page.bundle import vis_network
from graph.page.carried import Texts
from graph.page.data import page_data
from graph.page.embed import embed
from graph.page.markup import TEMPLATE, Program, environment, write_markup
from graph.page.network import make_network
from graph.page.places import find_places
from graph.page.scripts import page_script, page_style
from graph.page.texts import excerpts


def render_page(graph: ClaimGraph, texts: Texts = Texts.FULL) -> str:
    """Render one HTML file that needs nothing else and asks for nothing.

    The same graph gives the same text, whatever the day, the locale or the hash seed. Without
    full texts, it carries the quotes with some words around them and the documents' hashes.
    """
    places = find_places(graph)
    net = make_network(graph, places)
    net.path, net.templateEnv = TEMPLATE, environment()
    records = write_records(graph.corpus)
    digest = digest_of(records)
    embedded = embed(
        page_data(graph, places, net, texts, digest),
        [excerpts(source, texts) for source in graph.corpus.sources.values()],
        records,
    )
    counts = len(places.claims), len(places.statements)
    return write_markup(page_program(), embedded, digest, *counts)


def page_program() -> Program:
    """What every page runs."""
    library = vis_network()
    return Program(page_script(), page_style(), library.text, library.packed, library.licence)
