"""A question's parameters as arguments and options of the command line."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, NewType, Union, get_args, get_origin, get_type_hints

import typer
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from graph.cli.options import choice, ids_of


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question."""

    name: str
    annotation: Any
    default: Any
    positional: bool

    @property
    def metavar(self) -> str:
        """What stands for its value in help: ``CLAIM_ID``, ``N``, ``TEXT``."""
        bare = _bare(self.annotation)
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
        bare = _bare(self.annotation)
        if isinstance(bare, NewType):
            return [_KIND_OF[bare.__name__]]
        described = (_description(self.annotation) or "") if bare is str else ""
        named = re.findall(r"\b(record|claim|event|source|speaker)(?:'s)?\b", described)
        return list(_KIND_OF.values()) if "record" in named else [f"{each}s" for each in named]

    def declare(self) -> inspect.Parameter:
        """The same parameter in Typer's words; text reaches :meth:`validate` as it was typed."""
        bare = _bare(self.annotation)
        description = _description(self.annotation)
        kind: Any = str if self.default is inspect.Parameter.empty else str | None
        default = self.default
        offered = ids_of(*self.kinds) if self.kinds else None
        if self.positional:
            # Help shows the name of the type beside the metavar.
            kind = type("id" if isinstance(bare, NewType) else "text", (str,), {})
            extra = typer.Argument(
                metavar=self.metavar, help=description, parser=str, autocompletion=offered
            )
        elif bare is bool:
            kind = bool
            extra = typer.Option(self.flag, help=description)
        elif isinstance(bare, type) and issubclass(bare, StrEnum):
            kind = bare
            extra = choice(self.flag, bare, description)
        else:
            default = None if default is None else str(default)
            extra = typer.Option(
                self.flag, metavar=self.metavar, help=description, autocompletion=offered
            )
        return inspect.Parameter(
            self.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=default,
            annotation=Annotated[kind, extra],
        )

    def validate(self, given: Any) -> Any:
        """What was typed, as the question takes it.

        Raises:
            typer.BadParameter: it breaks the constraints of the parameter's annotation.
        """
        if given is None or isinstance(_bare(self.annotation), NewType):
            return given  # no pattern is as strict as looking an id up
        try:
            return TypeAdapter(self.annotation).validate_python(given)
        except ValidationError as error:
            reason = _plain_words(error)
            raise typer.BadParameter(reason, param_hint=f"'{self.flag}'") from None


_KIND_OF = {
    "ClaimId": "claims",
    "EventId": "events",
    "NarrativeId": "narratives",
    "QuantityId": "quantities",
    "SourceId": "sources",
    "SpeakerId": "speakers",
}


def read_parameters(question: Callable[..., Any]) -> list[Parameter]:
    """The parameters after the graph, in their order."""
    hints = get_type_hints(question, include_extras=True)
    _, *rest = inspect.signature(question).parameters.values()
    return [
        Parameter(
            each.name,
            hints[each.name],
            each.default,
            each.kind is not inspect.Parameter.KEYWORD_ONLY,
        )
        for each in rest
    ]


def _bare(annotation: Any) -> Any:
    """The type without metadata and without None."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        (first, *_) = [each for each in get_args(annotation) if each is not type(None)]
        return _bare(first)
    return annotation


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
