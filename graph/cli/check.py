"""``claimgraph check``: every problem of a corpus at once."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.exits import PROBLEMS
from graph.cli.options import CORPUS, CorpusArgument, CorpusOption, choice
from graph.cli.problems import PROBLEM_FORMATS, ProblemFormat
from graph.cli.records import count, tally

if TYPE_CHECKING:
    from graph.load import LoadResult


def check(
    folder: CorpusArgument = None,
    *,
    corpus: CorpusOption = CORPUS,
    format: Annotated[
        ProblemFormat,
        choice("--format", ProblemFormat, "For people, for programs, or for GitHub Actions."),
    ] = ProblemFormat.TEXT,
) -> None:
    """Show every problem of a corpus, with file, line and what to write instead."""
    from graph.load import load_corpus

    result = load_corpus(folder or corpus)
    PROBLEM_FORMATS[format](result.problems)
    typer.echo(_summarise(result), err=True)
    if result.corpus is None:
        raise typer.Exit(PROBLEMS)


def _summarise(result: "LoadResult") -> str:
    counts = [count(result.sources, "source"), count(result.statements, "statement")]
    if result.corpus is not None:
        counts.append(count(len(result.corpus.claims), "claim"))
    return f"{', '.join(counts)}: {tally(result.problems)}"
