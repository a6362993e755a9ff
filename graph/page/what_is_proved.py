"""What a page proves of itself, in the words that it and the command say, and who made it."""

from importlib.metadata import PackageNotFoundError, version

from graph.page.carried import Texts

PROVED = {
    Texts.FULL: "Proved: the quotes stand in the texts inside this file, and what is counted and "
    "dated follows from its records.",
    Texts.QUOTES: "Proved: the quotes, as far as they are inside this file, stand where its "
    "records say, and what is counted and dated follows from its records.",
    Texts.NONE: "Proved: the quotes match the words around them inside this file, and what is "
    "counted and dated follows from its records.",
}
UNPROVED = "Only the corpus or a signature proves names, dates, readings and the texts themselves."


def made_by() -> str:
    """The program and its version, as a page names it."""
    try:
        return f"claimgraph {version('claimgraph')}"
    except PackageNotFoundError:
        return "claimgraph, not installed"
