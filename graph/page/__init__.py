"""From the graph to one self-contained HTML page that opens offline."""

from graph.page.render import render_page

__all__ = ["render_page"]
