"""A network of pyvis that shows itself in one HTML text, without asking for anything."""

from html import escape
from typing import Any

from pyvis.network import Network

from graph.page.bundle import vis_network
from graph.page.embed import check_script, embed_json
from graph.page.markup import environment
from graph.page.policy import content_policy
from graph.page.scripts import read_asset

_TEMPLATE = "network.html.jinja"
_SCRIPTS = ("unpack.js", "notebook.js")
_STYLE = "html,body,#canvas{height:100%;margin:0;background:#fff}"
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "keyboard": False,
        "hideEdgesOnDrag": False,
        "zoomSpeed": 0.6,
    },
    "nodes": {"borderWidth": 1.5, "chosen": False},
    "edges": {"smooth": False, "chosen": False},
}


class TooLargeError(ValueError):
    """What would be drawn has too many nodes to be looked at."""


class ClaimNetwork(Network):  # type: ignore[misc] # pyvis has no types
    """What pyvis draws, by our own template: its own loads Bootstrap, and runs some titles.

    ``generate_html``, ``write_html`` and ``show`` of pyvis use it too. Texts are texts everywhere.
    """

    def __init__(self) -> None:
        """Begin without a node."""
        super().__init__(directed=True, cdn_resources="in_line")
        self.options = OPTIONS
        self.path = _TEMPLATE
        self.templateEnv = environment().overlay()
        self.templateEnv.filters["json"] = embed_json
        self.templateEnv.globals["program"] = _program()
        self.template = self.templateEnv.get_template(_TEMPLATE)
        self._joined: dict[tuple[str, str, str], dict[str, Any]] = {}

    def add(self, node: dict[str, Any]) -> None:
        """Add a node as :class:`graph.page.network_marks.Marks` makes it."""
        self.add_node(**node)

    def has(self, key: str) -> bool:
        """Whether there is such a node."""
        return key in self.node_map

    def y_of(self, claim: str) -> float:
        """Where the dot of a claim stands."""
        found: float = self.node_map[f"claim:{claim}"]["y"]
        return found

    def join(
        self,
        source: str,
        target: str,
        statement: str | None,
        *,
        kind: str = "",
        tone: str = "line-strong",
        opacity: float = 1,
        width: float = 1,
        dashes: list[int] | None = None,
        arrows: str = "",
        label: str | None = None,
        claim: str | None = None,
    ) -> None:
        """Add an edge, or to one that is there already a further statement that makes it."""
        from graph.page.network_marks import palette

        edge = self._joined.get((source, target, kind))
        if edge is None:
            named = {"label": label} if label else {}
            self.add_edge(
                source,
                target,
                id=f"{source}>{target}>{kind}",
                color={"color": palette()[tone], "opacity": opacity},
                width=width,
                dashes=dashes or False,
                arrows=arrows,
                kind=kind,
                tone=tone,
                claim=claim,
                statements=[],
                **named,
            )
            edge = self._joined[source, target, kind] = self.edges[-1]
        if statement is not None and statement not in edge["statements"]:
            edge["statements"].append(statement)

    def _repr_html_(self) -> str:
        """The picture for a notebook, in a frame that can do nothing else."""
        inside = escape(self.generate_html(), quote=True)
        style = f"width: {escape(self.width)}; height: {escape(self.height)}; border: 0"
        return f'<iframe sandbox="allow-scripts" style="{style}" srcdoc="{inside}"></iframe>'


def _program() -> dict[str, str]:
    library = vis_network()
    script = f"'use strict';\n{''.join(map(read_asset, _SCRIPTS))}"
    return {
        "script": check_script("the network's script", script),
        "style": _STYLE,
        "packed": library.packed,
        "licence": library.licence,
        "policy": content_policy([script, library.text], [_STYLE]),
    }
