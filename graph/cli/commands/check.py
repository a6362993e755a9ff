"""``claimgraph check``: every problem of a corpus at once."""

from typing import Annotated

import typer

from graph.cli.arguments.options import CorpusArgument, CorpusOption, choice, ids_of
from graph.cli.commands.checked_graph import check_records, summarise
from graph.cli.defaults import CORPUS
from graph.cli.exits import PROBLEMS
from graph.cli.output.problems import PROBLEM_FORMATS, ProblemFormat


def check(
    folder: CorpusArgument = None,
    *,
    corpus: CorpusOption = CORPUS,
    format: Annotated[
        ProblemFormat,
        choice("--format", ProblemFormat, "For people, for programs, or for GitHub Actions."),
    ] = ProblemFormat.TEXT,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar="ID",
            help="Only the problems of this source.",
            autocompletion=ids_of("sources"),
        ),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="Only errors, no warnings.")] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again on every save, until Ctrl-C.")
    ] = False,
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
    """Show every problem of a corpus, with file, line and what to write instead.

    With --watch, once now and once after every save, of which only what changed is read; json is
    one report on a line then. Ctrl-C ends it, with 1 where the last check found errors, else 0.
    """
    if watch:
        if fix or format_only or source or errors:
            told = "not with --fix, --format-only, --source or --errors"
            raise typer.BadParameter(told, param_hint="'--watch'")
        from graph.cli.commands.watch import watch as watch_corpus

        watch_corpus(folder or corpus, format)
    if format_only:
        from graph.cli.commands.fix import check_layout

        check_layout(folder or corpus)
        return
    from graph.cli.commands.narrowing import only_errors, only_of_source, unknown_once

    found = check_records(folder or corpus, trusting=False)
    if fix and found.errors:
        source = None  # what stands in the way is shown, wherever it is
    if source is not None:
        found = only_of_source(found, folder or corpus, source)
    if errors:
        found = only_errors(found)
    found = unknown_once(found)
    PROBLEM_FORMATS[format](found.problems, found.errors + found.warnings)
    typer.echo(summarise(found), err=True)
    if found.errors:
        raise typer.Exit(PROBLEMS)
    if fix:
        from graph.cli.commands.fix import fix_layout

        fix_layout(folder or corpus, sure=yes)
