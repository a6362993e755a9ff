"""``claimgraph check``: every problem of a corpus at once."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.exits import PROBLEMS
from graph.cli.options import CORPUS, CorpusArgument, CorpusOption, choice
from graph.cli.problems import PROBLEM_FORMATS, ProblemFormat
from graph.cli.records import count, tally

if TYPE_CHECKING:
    from graph.store.refresh import Refreshed


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
    from graph.queries.kept import keep_tallies
    from graph.store.refresh import refresh

    if format_only:
        from graph.cli.layout import check_layout

        check_layout(folder or corpus)
        return
    result = refresh(folder or corpus, keep_tallies, trusting=False)
    PROBLEM_FORMATS[format](result.problems)
    typer.echo(_summarise(result), err=True)
    if result.errors:
        raise typer.Exit(PROBLEMS)
    if fix:
        from graph.cli.layout import fix_layout

        fix_layout(folder or corpus, sure=yes)


def _summarise(result: "Refreshed") -> str:
    counts = [count(result.sources, "source"), count(result.statements, "statement")]
    if not result.errors:
        counts.append(count(result.claims, "claim"))
    return f"{', '.join(counts)}: {tally(result.errors, result.warnings)}"
