"""Every question as a method; ``questions.pyi``, which is made from them, tells their types.

A test compares the two, and makes the stub anew with ``REFRESH_STUB=1``.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from graph.queries import QUERIES, Question, load_question
from graph.store.database import DamagedDatabaseError


class Questions:
    """Has a method for each of :data:`graph.queries.QUERIES`: its function, asked of itself."""

    def reopen(self) -> None:
        """Read the corpus anew, since its database was found damaged."""
        raise NotImplementedError


def _method(question: Question) -> Callable[..., Any]:
    @wraps(question)
    def ask(self: Questions, /, *given: Any, **named: Any) -> Any:
        try:
            return question(self, *given, **named)
        except DamagedDatabaseError:
            self.reopen()
            return question(self, *given, **named)

    return ask


for _name in QUERIES:
    setattr(Questions, _name, _method(load_question(_name)))
