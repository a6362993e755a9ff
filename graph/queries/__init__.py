"""From the graph to typed rows: one question, one function, one file.

A new question is a new file and its name in :data:`QUERIES`; the command, its options, help,
columns and JSON Schema follow from the function's signature and its row model.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, TypeAlias

Question: TypeAlias = Callable[..., Sequence[Any]]

QUERIES = (
    "repeats",
    "trace",
    "drift",
    "compare",
    "contradictions",
    "figures",
    "silent",
    "timeline",
    "related",
    "path",
    "statements",
    "claims",
    "speakers",
    "events",
    "sources",
    "coverage",
)
"""Every question, in the order in which help lists them; each is a file of this name."""


def load_question(name: str) -> Question:
    """The function of a question, imported when it is asked for: most commands ask only one."""
    found: Question = getattr(import_module(f"graph.queries.{name}"), name)
    return found
