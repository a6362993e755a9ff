"""The options that several commands have."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

CORPUS = Path("seeds")
OUT = Path("out")


def choice(flag: str, kind: type[StrEnum], description: str | None) -> Any:
    """An option that takes one of the values of ``kind``, and lists them where it is refused."""
    choices = ", ".join(kind)

    def parse(given: str) -> StrEnum:
        try:
            return kind(given)
        except ValueError:
            reason = f"{given!r} is none of {choices}"
            raise typer.BadParameter(reason, param_hint=f"'{flag}'") from None

    return typer.Option(
        flag,
        metavar="|".join(kind),
        help=description,
        parser=parse,
        autocompletion=lambda: list(kind),
    )


CorpusArgument: TypeAlias = Annotated[
    Path | None,
    typer.Argument(metavar="CORPUS", help="The corpus's folder, in place of --corpus."),
]
CorpusOption: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--corpus",
        metavar="DIR",
        envvar="CLAIMGRAPH_CORPUS",
        show_envvar=True,
        help="The corpus's folder.",
    ),
]
OutOption: TypeAlias = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", file_okay=False, help="The folder that a build writes."),
]
