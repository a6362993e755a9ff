"""Questions imported when they are asked for, since most commands ask only one."""

from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any, TypeAlias

from graph.queries.row import Row

Question: TypeAlias = Callable[..., Sequence[Row]]


def load_question(name: str) -> Question:
    """The function of a question, from the file that has its name."""
    question: Question = vars(import_module(f"graph.queries.{name}"))[name]
    return question


class QuestionPackage(ModuleType):
    """A package whose questions, and their row models, are imported at the first use."""

    QUERIES: tuple[str, ...]

    def __getattr__(self, name: str) -> Any:
        if name in self.QUERIES:
            return load_question(name)
        if name[:1].isupper():
            for question in self.QUERIES:
                module = import_module(f"{self.__name__}.{question}")
                found = vars(module).get(name)
                if getattr(found, "__module__", None) == module.__name__:
                    return found
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")

    def __setattr__(self, name: str, value: Any) -> None:
        """Python names a module in its package; a question's name stands for the function."""
        if name in self.QUERIES and isinstance(value, ModuleType):
            value = vars(value)[name]
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.QUERIES})
