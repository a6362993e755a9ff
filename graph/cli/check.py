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
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Bring sound records into canonical order and layout; shows the difference first.",
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --fix: write without asking.")] = False,
    format_only: Annotated[
        bool, typer.Option("--format-only", help="Only tell which files --fix would change.")
    ] = False,
) -> None:
    """Show every problem of a corpus, with file, line and what to write instead."""
    from graph.load import load_corpus

    if format_only:
        from graph.cli.layout import check_layout

        check_layout(folder or corpus)
        return
    result = load_corpus(folder or corpus)
    PROBLEM_FORMATS[format](result.problems)
    typer.echo(_summarise(result), err=True)
    if result.corpus is None:
        raise typer.Exit(PROBLEMS)
    if fix:
        from graph.cli.layout import fix_layout

        fix_layout(folder or corpus, sure=yes)


def _summarise(result: "LoadResult") -> str:
    counts = [count(result.sources, "source"), count(result.statements, "statement")]
    if result.corpus is not None:
        counts.append(count(len(result.corpus.claims), "claim"))
    return f"{', '.join(counts)}: {tally(result.problems)}"
