"""``claimgraph suggest``: the known claims that passages may repeat."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.arguments.options import CorpusOption, FormatOption, ids_of
from graph.cli.commands.checked_graph import read_graph
from graph.cli.defaults import CORPUS
from graph.cli.exits import USAGE
from graph.cli.output.rows import RowFormat, lay_out_rows
from graph.cli.output.stdout import tell
from schemas.limits import INPUT_BYTES

if TYPE_CHECKING:
    from graph.assemble import ClaimGraph
    from graph.suggest.matcher import Matcher
    from graph.suggest.suggestion_row import SuggestionRow

_STDIN = "-"
_JOINS_SHOWN = 3


def suggest(
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[SOURCE_ID|-]",
            help="A source, or - for the lines of stdin; all sources, if left out.",
            show_default=False,
            autocompletion=ids_of("sources"),
        ),
    ] = None,
    *,
    speaker: Annotated[
        str | None,
        typer.Option(
            metavar="SPEAKER_ID",
            help="Who says the lines of stdin.",
            autocompletion=ids_of("speakers"),
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, help="At most so many claims for a passage.")
    ] = 5,
    min_score: Annotated[
        float | None,
        typer.Option(
            metavar="SCORE",
            min=0,
            max=1,
            help="Nothing less near than this (0.25; 0.3 with meaning), or far less near than "
            "the best, or near by one word alone; 0 for all.",
            show_default=False,
        ),
    ] = None,
    no_meaning: Annotated[
        bool,
        typer.Option(
            "--no-meaning", help="By words alone, though the optional part 'meaning' is installed."
        ),
    ] = False,
    format: FormatOption = RowFormat.TABLE,
    corpus: CorpusOption = CORPUS,
) -> None:
    """Suggest the known claims that passages may repeat, best first.

    Of a source, open passages come first, then statements, with what they are read as already.
    Of stdin, each line is a passage. They are compared by words, and with the optional part
    'meaning' in any wording and 16 languages. Nothing is accepted by itself.
    """
    if speaker is not None and source != _STDIN:
        raise typer.BadParameter("only with -, for the lines of stdin", param_hint="'--speaker'")
    lines = _read_lines() if source == _STDIN else None
    graph = read_graph(corpus)
    meant_in = None if no_meaning else corpus
    from graph.assemble import UnknownIdError
    from graph.suggest.suggestion_row import SuggestionRow
    from schemas.ids import SourceId, SpeakerId

    try:
        if lines is not None:
            said_by = None if speaker is None else graph.speaker(SpeakerId(speaker)).id
            rows = _make_matcher(graph, meant_in).suggest_for_lines(
                lines, speaker=said_by, limit=limit, min_score=min_score
            )
        else:
            chosen = (
                graph.corpus.sources
                if source is None
                else [graph.source(SourceId(source)).record.id]
            )
            matcher = _make_matcher(graph, meant_in)
            rows = [
                row
                for each in chosen
                for row in matcher.suggest_for_source(each, limit=limit, min_score=min_score)
            ]
    except UnknownIdError as error:
        typer.echo(f"claimgraph: {error}", err=True)
        raise typer.Exit(USAGE) from None
    shown = _shorten(rows) if format is RowFormat.TABLE else rows
    lay_out_rows(format, SuggestionRow, shown).write()


def _make_matcher(graph: "ClaimGraph", meant_in: Path | None) -> "Matcher":
    """Read the claims, to be compared by meaning too where a corpus is given for it."""
    try:
        from graph.suggest.matcher import Matcher
        from graph.suggest.meaning import find_meaning
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "numpy":
            raise
        hint = "install it: python -m pip install numpy"
        typer.echo(
            f"claimgraph: suggest needs numpy, which is not here\n  = hint: {hint}", err=True
        )
        raise typer.Exit(USAGE) from None
    from graph.cli.output.progress import shown_progress

    with shown_progress("comparing the claims"):
        return Matcher(graph, None if meant_in is None else find_meaning(meant_in))


def _read_lines() -> list[str]:
    try:
        most = INPUT_BYTES.most
        raw = sys.stdin.buffer.read(most + 1)
        if len(raw) > most:
            tell(f"claimgraph: {INPUT_BYTES.message()}\n  = hint: {INPUT_BYTES.hint}")
            raise typer.Exit(USAGE)
        return raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        typer.echo(f"claimgraph: stdin is not UTF-8: byte {error.start} is wrong", err=True)
        raise typer.Exit(USAGE) from None


def _shorten(rows: "list[SuggestionRow]") -> "list[SuggestionRow]":
    """For a table: a passage's text once, and the last of the statements to join."""
    return [
        row.model_copy(
            update={
                "quote": row.quote if row.rank == 1 else "",
                "linked": row.linked if row.rank == 1 else [],
                "joins": row.joins[-_JOINS_SHOWN:],
            }
        )
        for row in rows
    ]
