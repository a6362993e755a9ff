"""A question's parameters: what may be typed for each, and what is taken for it."""

import re
from collections.abc import Callable
from functools import cache, wraps
from inspect import signature, unwrap
from types import UnionType
from typing import (
    Annotated,
    Any,
    NamedTuple,
    NewType,
    ParamSpec,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from graph.queries.answer import Answer
from graph.queries.row import Row


class WrongValueError(ValueError):
    """What was given breaks the constraints of a parameter's annotation."""

    def __init__(self, name: str, flag: str, reason: str) -> None:
        """Name the parameter as Python and as the command line have it; say what is wrong."""
        super().__init__(f"{name}: {reason}")
        self.flag = flag
        self.reason = reason


class Parameter(NamedTuple):
    """One parameter of a question."""

    name: str
    annotation: Any
    default: Any
    """What is taken where nothing is given; None where it has to be."""
    required: bool
    positional: bool

    @property
    def bare(self) -> Any:
        """Its type without metadata and without None."""
        return _bare(self.annotation)

    @property
    def description(self) -> str | None:
        """What help says of it."""
        return _description(self.annotation)

    @property
    def metavar(self) -> str:
        """What stands for its value in help: ``CLAIM_ID``, ``N``, ``TEXT``."""
        bare = self.bare
        if isinstance(bare, NewType):
            return re.sub(r"(?<!^)(?=[A-Z])", "_", bare.__name__).upper()
        return "N" if bare in (int, float) else "TEXT"

    @property
    def flag(self) -> str:
        """What a person types: ``--min-years``, ``CLAIM_ID``."""
        return self.metavar if self.positional else f"--{self.name.replace('_', '-')}"

    @property
    def kinds(self) -> list[str]:
        """The kinds of records whose ids it takes; of a text, those that its description names."""
        bare = self.bare
        if isinstance(bare, NewType):
            return [_KIND_OF[bare.__name__]]
        described = (self.description or "") if bare is str else ""
        named = re.findall(r"\b(record|claim|event|source|speaker)(?:'s)?\b", described)
        return list(_KIND_OF.values()) if "record" in named else [f"{each}s" for each in named]

    def validate(self, given: Any) -> Any:
        """What was typed, as the question takes it.

        Raises:
            WrongValueError: it breaks the constraints of the parameter's annotation.
        """
        if isinstance(given, str):
            try:
                given.encode()
            except UnicodeEncodeError:
                raise WrongValueError(
                    self.name, self.flag, f"{given!a} is not UTF-8 text"
                ) from None
        if given is None and not self.required:
            return None
        if isinstance(self.bare, NewType) and isinstance(given, str):
            return given  # no pattern is as strict as looking an id up
        try:
            return _adapter(self.annotation).validate_python(given)
        except ValidationError as error:
            raise self._refuse(_plain_words(error)) from None

    def _refuse(self, reason: str) -> WrongValueError:
        return WrongValueError(self.name, self.flag, reason)


_KIND_OF = {
    "ClaimId": "claims",
    "EventId": "events",
    "NarrativeId": "narratives",
    "QuantityId": "quantities",
    "SourceId": "sources",
    "SpeakerId": "speakers",
}


_P = ParamSpec("_P")
_R = TypeVar("_R", bound=Row)


def question(function: Callable[_P, list[_R]]) -> Callable[_P, Answer[_R]]:
    """Let a question check what it is given, and take text where an enum or a number is meant.

    Raises:
        WrongValueError: an argument breaks the constraints of its annotation.
        TypeError: there is no such parameter, or one is missing.
    """
    signed = signature(function)
    plain = get_type_hints(function)
    asked: Any = function

    @wraps(function)
    def ask(*given: _P.args, **named: _P.kwargs) -> Answer[_R]:
        try:
            values: Any = signed.bind(*given, **named).arguments
        except TypeError as error:
            raise TypeError(f"{function.__name__}: {error}") from None
        for each in _parameters_of(function):
            if each.name in values and values[each.name] is not each.default:
                values[each.name] = each.validate(values[each.name])
        return Answer(asked(**values), ask)

    ask.__signature__ = signed.replace(  # type: ignore[attr-defined]
        parameters=[
            each.replace(annotation=plain[name]) for name, each in signed.parameters.items()
        ],
        return_annotation=plain["return"],
    )
    return ask


@cache
def _parameters_of(function: Callable[..., Any]) -> list["Parameter"]:
    return read_parameters(function)


def read_parameters(question: Callable[..., Any]) -> list[Parameter]:
    """The parameters after the graph, in their order."""
    function = unwrap(question)
    hints = get_type_hints(function, include_extras=True)
    code = function.__code__
    positional = code.co_varnames[: code.co_argcount]
    named = code.co_varnames[code.co_argcount :][: code.co_kwonlyargcount]
    defaults = dict(zip(reversed(positional), reversed(function.__defaults__ or ()), strict=False))
    defaults |= function.__kwdefaults__ or {}
    return [
        Parameter(name, hints[name], defaults.get(name), name not in defaults, name in positional)
        for name in (*positional[1:], *named)
    ]


def _bare(annotation: Any) -> Any:
    """The type without metadata and without None."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        (first, *_) = [each for each in get_args(annotation) if each is not type(None)]
        return _bare(first)
    return annotation


_adapter = cache(TypeAdapter)


def _description(annotation: Any) -> str | None:
    for each in reversed(getattr(annotation, "__metadata__", ())):
        if isinstance(each, FieldInfo) and each.description:
            return each.description
    return None


_PLAIN_WORDS = {
    "int_parsing": "{input!r} is not a whole number",
    "float_parsing": "{input!r} is not a number",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "string_too_short": "must not be empty",
    "string_too_long": "must be no longer than {max_length} characters",
}


def _plain_words(error: ValidationError) -> str:
    first = error.errors()[0]
    words = _PLAIN_WORDS.get(first["type"])
    if words is None:
        return first["msg"]
    return words.format(input=first["input"], **first.get("ctx", {}))
