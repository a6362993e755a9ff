"""The commands. A new one is a new file and one line here."""

from typing import Annotated

import typer

from graph.cli.commands.build import build
from graph.cli.commands.check import check
from graph.cli.commands.open import open_page
from graph.cli.commands.query import questions
from graph.cli.commands.schema import schema
from graph.cli.commands.sign import sign
from graph.cli.commands.suggest import suggest
from graph.cli.commands.verify import verify
from graph.cli.later import Commands

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(version("claimgraph"))
        except PackageNotFoundError:
            typer.echo("unknown: claimgraph is not installed here")
        raise typer.Exit


@app.callback(epilog="Exit codes: 0 fine, 1 problems in the records, 2 wrong usage, 3 unexpected.")
def _claimgraph(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Who said this, when, in which words, and how often before."""


app.command(
    "check",
    short_help="Show every problem of a corpus.",
    epilog="Example:  claimgraph check --format json",
)(check)
app.command(
    "build",
    short_help="Write the page and the graph.",
    epilog="Example:  claimgraph build --out site",
)(build)
app.command(
    "open",
    short_help="Show the page in the browser.",
    epilog="Example:  claimgraph open --out site",
)(open_page)
app.command(
    "verify",
    short_help="Prove a built page from outside.",
    epilog="Example:  claimgraph verify out/graph.html --corpus seeds",
)(verify)
app.command(
    "sign",
    short_help="Sign a built page with an SSH key.",
    epilog="Example:  claimgraph sign out/graph.html --key ~/.ssh/id_ed25519",
)(sign)
app.command(
    "schema",
    short_help="Write JSON Schemas of rows, options or records.",
    epilog="Example:  claimgraph schema rows",
)(schema)
app.command(
    "suggest",
    short_help="Suggest the known claims that passages may repeat.",
    epilog="Example:  claimgraph suggest - --speaker nato --format jsonl < passages.txt",
)(suggest)
app.add_typer(questions, name="query")
