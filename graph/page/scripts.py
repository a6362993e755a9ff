"""The page's own scripts, in their order, and its style."""

import re
from functools import cache
from importlib.resources import files

from graph.page.embed import check_script

SCRIPTS = (
    "folding.js",
    "dom.js",
    "unpack.js",
    "data.js",
    "columns.js",
    "documents.js",
    "state.js",
    "words.js",
    "passage.js",
    "choice.js",
    "phrase.js",
    "marks.js",
    "lanes.js",
    "scale.js",
    "measure.js",
    "tooltip.js",
    "row.js",
    "head.js",
    "legend.js",
    "key.js",
    "timeline.js",
    "copy.js",
    "figures.js",
    "card.js",
    "drift.js",
    "sides.js",
    "panel.js",
    "proof.js",
    "sources.js",
    "table.js",
    "compare.js",
    "rows.js",
    "nodes.js",
    "network.js",
    "picture.js",
    "dossier.js",
    "search.js",
    "filters.js",
    "brush.js",
    "tools.js",
    "app.js",
)
"""The page's scripts; each may use those before it."""


@cache
def page_script() -> str:
    """All scripts as one, in a scope of its own."""
    body = "\n".join(_without_comments(read_asset(name)) for name in SCRIPTS)
    return check_script("the page's script", f"(async () => {{\n'use strict';\n{body}}})();")


def _without_comments(script: str) -> str:
    """A script without indentation and doc comments, a sixth of it. No text in it spans lines."""
    lines = _without_indentation(script)
    return re.sub(r"^/\*\*.*?\*/\n", "", lines, flags=re.MULTILINE | re.DOTALL)


def _without_indentation(text: str) -> str:
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip())


@cache
def page_style() -> str:
    """The style sheet, without indentation and comments."""
    lines = _without_indentation(read_asset("style.css"))
    return re.sub(r"/\*.*?\*/\n?", "", lines, flags=re.DOTALL)


def read_asset(name: str) -> str:
    """A file that ships with the page."""
    return files("graph.page").joinpath("assets", name).read_text(encoding="utf-8")
