"""A stand-in for pydantic while a question is answered from the store.

What the store holds was validated when it was made, and importing pydantic takes longer than most
answers. Models that are declared on the stand-in hold what they are given, and validate nothing.
Whatever else is wanted of it fails, and the command line proper answers, with pydantic itself.
"""

import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any, Self

_STOOD_IN_FOR = ("pydantic", "pydantic.fields", "pydantic.json_schema", "pydantic_core")


_take_away: Callable[[], None] | None = None
"""What takes the stand-in away, while it stands."""


def stand_in_for_pydantic() -> Callable[[], None]:
    """Put the stand-in in the place of pydantic, where nobody has imported that.

    Returns:
        What takes the stand-in away again, with every module that was imported meanwhile.
    """
    global _take_away
    if _take_away is not None:
        return _take_away
    if "pydantic" in sys.modules:
        return lambda: None
    before = set(sys.modules)
    sys.modules.update({name: _Module(name) for name in _STOOD_IN_FOR})

    def take_away() -> None:
        global _take_away
        if _take_away is None:
            return
        _take_away = None
        ours = (*_STOOD_IN_FOR, "graph", "schemas")
        for name in set(sys.modules) - before:
            package, _, own = name.rpartition(".")
            if name.partition(".")[0] in ours:
                module = sys.modules.pop(name)
                # Where it still stood in its package, "from package import" would find it.
                if getattr(sys.modules.get(package), own, None) is module:
                    delattr(sys.modules[package], own)

    _take_away = take_away
    return take_away


class _Module(ModuleType):
    """What of pydantic is named where models are declared, and nothing that works."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return {"BaseModel": Model, "Field": Field, "FieldInfo": Field}.get(name, _Named)


class _Named:
    """What is only named where a model is declared: a constraint, a discriminator."""

    def __init__(self, *args: object, **named: object) -> None:
        pass


class Field:
    """A field: what it is called outside Python, its default, and what it is annotated with."""

    def __init__(
        self,
        default: Any = ...,
        *,
        serialization_alias: str | None = None,
        **constraints: Any,
    ) -> None:
        """Take what pydantic's ``Field`` takes."""
        self.default = default
        self.serialization_alias = serialization_alias
        self.description = None
        self.metadata: list[Any] = [SimpleNamespace(**constraints)]


class Model:
    """A model that holds what it is given."""

    model_fields: dict[str, Field]

    def __init_subclass__(cls) -> None:
        cls.model_fields = dict(getattr(cls, "model_fields", {}))
        own = dict(vars(cls))
        for name, annotation in cls.__annotations__.items():
            declared = own.get(name, ...)
            field = declared if isinstance(declared, Field) else Field(declared)
            field.metadata += getattr(annotation, "__metadata__", ())
            cls.model_fields[name] = field
            if field.default is not ...:
                setattr(cls, name, field.default)
            elif name in own:
                delattr(cls, name)

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """A model of values that are right."""
        return cls(**values)

    def model_copy(self, *, update: dict[str, Any]) -> Self:
        """The same model but for some values."""
        return type(self)(**{**self.__dict__, **update})

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.model_fields)
