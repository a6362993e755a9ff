"""From the graph to one self-contained HTML page that opens offline."""

from typing import TYPE_CHECKING

from graph.page.carried import Texts

if TYPE_CHECKING:
    from graph.assemble import ClaimGraph

__all__ = ["Texts", "render_page"]


def render_page(
    graph: "ClaimGraph", texts: Texts = Texts.FULL, most_words: int | None = None
) -> str:
    """Render one HTML file; what that takes is imported here, since most commands do without."""
    from graph.page import render

    return render.render_page(graph, texts, most_words)
