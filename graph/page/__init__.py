"""From the graph to one self-contained HTML page that opens offline."""

from graph.page.render import render_page
from graph.page.texts import Texts

__all__ = ["Texts", "render_page"]
