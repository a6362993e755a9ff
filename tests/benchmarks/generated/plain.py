"""The same graph as pyvis draws it by itself: its own page, its own physics."""

import re

from pyvis.network import Network

from graph.assemble import ClaimGraph

_REST = """
network.once('stabilized', () => { window.stableAt = performance.now(); });
"""


def plain_page(graph: ClaimGraph) -> str:
    """All nodes and edges on a page of pyvis, without what it would ask a network for."""
    net = Network(directed=True, cdn_resources="in_line")
    for key, told in graph.nx.nodes.items():
        net.add_node(key, label=str(told["label"]), title=key)
    for source, target, told in graph.nx.edges(data=True):
        net.add_edge(source, target, title=told["kind"])
    text: str = net.generate_html()
    text = re.sub(r'<link[^>]*href="http[^>]*>', "", text)
    text = re.sub(r'<script[^>]*src="http[^>]*>\s*</script>', "", text)
    drawn = "network = new vis.Network(container, data, options);"
    assert drawn in text
    return text.replace(drawn, drawn + _REST)
