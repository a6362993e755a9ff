"""From a folder to checked records, or to problems with file, line and column."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.load.corpus import LoadResult, load_corpus
    from graph.load.problem import Problem, Severity

__all__ = ["LoadResult", "Problem", "Severity", "load_corpus"]

_HOMES = {
    "LoadResult": "corpus",
    "load_corpus": "corpus",
    "Problem": "problem",
    "Severity": "problem",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for: an answer from the store needs no loader."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return vars(import_module(f"graph.load.{_HOMES[name]}"))[name]
