"""The options that several commands have."""

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from graph.cli.defaults import CORPUS, CORPUS_VARIABLE
from graph.cli.output.rows import RowFormat


def choice(flag: str, kind: type[StrEnum], description: str | None) -> Any:
    """An option that takes one of the values of ``kind``, and lists them where it is refused."""
    return typer.Option(
        flag,
        metavar="|".join(kind),
        help=description,
        parser=choice_parser(flag, kind),
        autocompletion=lambda: list(kind),
    )


def choice_parser(shown: str, kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    """What reads one of the values of ``kind``, for the option or argument shown so."""

    def parse(given: str) -> StrEnum:
        try:
            return kind(given)
        except ValueError:
            reason = f"{given!r} is none of {', '.join(kind)}"
            raise typer.BadParameter(reason, param_hint=f"'{shown}'") from None

    return parse


def ids_of(*kinds: str) -> Callable[[typer.Context, str], list[tuple[str, str]]]:
    """What completes the ids of some kinds of records, named as their files are."""

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from graph.cli.arguments.id_offers import offer_ids

        return offer_ids(corpus_of(ctx), kinds, incomplete)

    return complete


def corpus_of(ctx: typer.Context) -> Path:
    """The corpus of a line that is being completed, of which the shell has expanded nothing."""
    return Path(os.path.expandvars(ctx.params.get("corpus") or CORPUS)).expanduser()


CorpusArgument: TypeAlias = Annotated[
    Path | None,
    typer.Argument(metavar="CORPUS", help="The corpus's folder, in place of --corpus."),
]
CorpusOption: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--corpus",
        metavar="DIR",
        envvar=CORPUS_VARIABLE,
        show_envvar=True,
        help="The corpus's folder.",
    ),
]
FormatOption: TypeAlias = Annotated[
    RowFormat, choice("--format", RowFormat, "For people or for programs.")
]
OutOption: TypeAlias = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", file_okay=False, help="The folder that a build writes."),
]
