"""``claimgraph coverage``: the text itself, with what nobody has read yet."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.arguments.options import CorpusOption, ids_of
from graph.cli.commands.checked_graph import read_graph
from graph.cli.defaults import CORPUS
from graph.cli.exits import PROBLEMS, USAGE
from graph.cli.output.colour import Ink, paint, wants_colour
from graph.cli.output.rows import EMPTY
from graph.cli.output.stdout import write_answer

if TYPE_CHECKING:
    from graph.prove.text_segments import Stretch
    from graph.queries.coverage import CoverageRow

_INKS = {"anchored": Ink.ANCHORED, "dismissed": Ink.DISMISSED, "open": Ink.OPEN}
_MARKS = {"anchored": "+", "dismissed": "-", "open": "?"}


def coverage(
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="SOURCE",
            help="The source's id; all if left out.",
            autocompletion=ids_of("sources"),
        ),
    ] = None,
    *,
    corpus: CorpusOption = CORPUS,
    shares: Annotated[
        bool, typer.Option("--shares", help="Show the shares alone, without the texts.")
    ] = False,
    fail_under: Annotated[
        float | None,
        typer.Option(
            metavar="PERCENT",
            min=0,
            max=100,
            help="Exit with 1 where less of a source is anchored or dismissed.",
        ),
    ] = None,
) -> None:
    """Show texts with what is anchored, dismissed and open, in colours or between marks.

    Without colour, [+ +] is anchored by a statement, [- -] dismissed, and [? ?] open.
    """
    graph = read_graph(corpus)
    from graph.assemble import UnknownIdError
    from graph.prove.text_segments import read_account
    from graph.queries.coverage import coverage as ask
    from graph.queries.parameters import WrongValueError
    from schemas.ids import SourceId

    try:
        rows = ask(graph, source=None if source is None else SourceId(source))
    except WrongValueError as error:
        typer.echo(f"claimgraph: {error.reason}", err=True)
        raise typer.Exit(USAGE) from None
    except UnknownIdError as error:
        typer.echo(f"claimgraph: {error}", err=True)
        raise typer.Exit(USAGE) from None
    if not rows:
        typer.echo(EMPTY, err=True)
    for row in rows:
        text = "" if shares else _show_text(read_account(graph.corpus.sources[row.source]))
        write_answer(_summarise(row) + text)
    below = [row for row in rows if fail_under is not None and _read(row) < fail_under - 1e-9]
    if below:
        named = ", ".join(f"{row.source} ({_percent(_read(row))})" for row in below)
        typer.echo(f"claimgraph: under {fail_under:g} %: {named}", err=True)
        raise typer.Exit(PROBLEMS)


def _read(row: "CoverageRow") -> float:
    return 100 * (1 - row.open)


def _percent(value: float) -> str:
    """Whole percents, but never 0 or 100 for what is only near them."""
    shown = f"{value:.0f}"
    if (shown == "100" and value < 100) or (shown == "0" and value > 0):
        shown = f"{min(max(value, 0.1), 99.9):.1f}"
    return f"{shown} %"


def _summarise(row: "CoverageRow") -> str:
    colour = wants_colour()
    shares = {name: _percent(100 * getattr(row, name)) for name in _INKS}
    told = [
        paint(f"{share} {name}", _INKS[name]) if colour else f"{share} {name}"
        for name, share in shares.items()
    ]
    name = paint(row.source, Ink.HEADING) if colour else row.source
    return f"{name}: {', '.join(told)}\n"


def _show_text(stretches: list["Stretch"]) -> str:
    from graph.text.printable import printable

    colour = wants_colour()
    shown = ""
    for stretch in stretches:
        words = stretch.text.rstrip()
        lines = [printable(line) for line in words.split("\n")]
        if colour:
            # Pagers end colours with the line.
            shown += "\n".join(paint(line, _INKS[stretch.account]) for line in lines)
        else:
            mark = _MARKS[stretch.account]
            shown += f"[{mark} " + "\n".join(lines) + f" {mark}]" if words else ""
        shown += stretch.text[len(words) :].replace("\r", "")
    return f"\n{shown.strip()}\n\n"
