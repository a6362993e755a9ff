"""From the graph to the page's text."""

from pathlib import Path

from graph.assemble import ClaimGraph
from graph.page.bundle import vis_network
from graph.page.data import page_data
from graph.page.embed import embed_json
from graph.page.network import make_network
from graph.page.places import find_places
from graph.page.policy import content_policy
from graph.page.scripts import page_script, page_style


def render_page(graph: ClaimGraph) -> str:
    """Render one HTML file that needs nothing else and asks for nothing.

    The same graph gives the same text, whatever the day, the locale or the hash seed.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    places = find_places(graph)
    net = make_network(graph, places)
    net.path = "page.html.jinja"
    net.templateEnv = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    script, style, vis = page_script(), page_style(), vis_network()
    page: str = net.templateEnv.get_template(net.path).render(
        policy=content_policy([script, vis.text], [style]),
        style=style,
        script=script,
        vis=vis,
        data=embed_json(page_data(graph, places, net)),
        claims=len(places.claims),
        statements=len(places.statements),
    )
    return page
