"""A question's parameters as arguments and options of Typer."""

import inspect
from enum import StrEnum
from typing import Annotated, Any, NewType

import typer

from graph.cli.arguments.options import choice, ids_of
from graph.queries.parameters import Parameter


def declare(parameter: Parameter) -> inspect.Parameter:
    """The same parameter in Typer's words; text reaches the question as it was typed."""
    bare, description = parameter.bare, parameter.description
    kind: Any = str if parameter.required else str | None
    default = inspect.Parameter.empty if parameter.required else parameter.default
    offered = ids_of(*parameter.kinds) if parameter.kinds else None
    if parameter.positional:
        # Help shows the name of the type beside the metavar.
        kind = type("id" if isinstance(bare, NewType) else "text", (str,), {})
        extra = typer.Argument(
            metavar=parameter.metavar, help=description, parser=str, autocompletion=offered
        )
    elif bare is bool:
        kind = bool
        extra = typer.Option(parameter.flag, help=description)
    elif isinstance(bare, type) and issubclass(bare, StrEnum):
        kind = bare
        extra = choice(parameter.flag, bare, description)
    else:
        default = None if default is None else str(default)
        extra = typer.Option(
            parameter.flag, metavar=parameter.metavar, help=description, autocompletion=offered
        )
    return inspect.Parameter(
        parameter.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=default,
        annotation=Annotated[kind, extra],
    )
