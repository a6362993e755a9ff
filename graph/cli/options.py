"""The options that several commands have."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

CORPUS = Path("seeds")
OUT = Path("out")

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
