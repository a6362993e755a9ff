"""claimgraph: who said this, when, in which words, and how often before.

>>> import graph
>>> g = graph.load("seeds")
>>> g.repeats(narrative="ukraine")
<repeats: 2 rows>
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import schemas

if TYPE_CHECKING:
    from graph.python.claim_graph import ClaimGraph
    from graph.store.sound import CorpusError

__all__ = ["ClaimGraph", "CorpusError", "load"]

_HOMES = {"ClaimGraph": "graph.python.claim_graph", "CorpusError": "graph.store.sound"}


def load(corpus: "str | Path") -> "ClaimGraph":
    """Read a corpus, from its database where nothing has changed since the last check.

    Args:
        corpus: its folder, which holds ``records/``.

    Raises:
        CorpusError: its records have errors; the text shows them.
    """
    check_schemas()
    from graph.python.claim_graph import ClaimGraph

    return ClaimGraph.load(Path(corpus))


def check_schemas() -> None:
    """Make sure that the package ``schemas`` that Python finds is the one beside this.

    Raises:
        ImportError: it is another, of which there may be many.
    """
    found = schemas.__spec__.origin if schemas.__spec__ else None
    if found is None or Path(found).parent.parent != Path(__file__).parent.parent:
        where = found or "a folder without __init__.py"
        raise ImportError(
            f"claimgraph needs its own package 'schemas', but Python finds {where} first: "
            "rename that, or start where it is not on the way"
        )


def __getattr__(name: str) -> Any:
    """Import what is asked for: a command needs little of it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return vars(import_module(_HOMES[name]))[name]
