"""Commands that are imported when they are asked for, so that a question starts no slower."""

from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup


class Later(NamedTuple):
    """Where a command is, and what the list of commands says of it."""

    module: str
    function: str
    short_help: str
    example: str


_LATER = {
    "init": Later(
        "graph.cli.commands.init",
        "init",
        "Make a corpus with a worked example.",
        "claimgraph init corpus",
    ),
    "new": Later(
        "graph.cli.commands.new",
        "new",
        "Archive a new source, or add the records it needs.",
        "claimgraph new source article.txt",
    ),
    "import": Later(
        "graph.cli.commands.import_command",
        "import_table",
        "Bring in a table of statements.",
        "claimgraph import register.csv --map register.yaml",
    ),
    "export": Later(
        "graph.cli.commands.export",
        "export",
        "Write the sources for a bibliography.",
        "claimgraph export csl --claim ferry-pays",
    ),
    "scan": Later(
        "graph.cli.commands.scan",
        "scan",
        "Find known claims in archives nobody has read.",
        "claimgraph scan archive/ --out found.csv --other-years",
    ),
    "coverage": Later(
        "graph.cli.commands.coverage_command",
        "coverage",
        "Show what of a text is still open.",
        "claimgraph coverage --shares --fail-under 100",
    ),
    "sql": Later(
        "graph.cli.commands.sql",
        "sql",
        "Ask in SQL, for everything else.",
        "claimgraph sql 'SELECT id, date, quote FROM statements ORDER BY date'",
    ),
    "desk": Later(
        "graph.cli.commands.desk",
        "desk",
        "Add and read articles in the browser.",
        "claimgraph desk seeds",
    ),
    "serve": Later(
        "graph.cli.commands.serve",
        "serve",
        "Show the live page, and answer questions as JSON.",
        "claimgraph serve --port 8000 --no-open",
    ),
    "explain": Later(
        "graph.cli.commands.explain",
        "explain",
        "Say what a problem code means.",
        "claimgraph explain quote-not-found",
    ),
}
"""A new one is a new file and one entry here."""


class Commands(TyperGroup):
    """The commands of the app, and those of the curator's desk."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name all commands, those of the desk last."""
        return [*super().list_commands(ctx), *_LATER]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the one command that is asked for."""
        if cmd_name not in _LATER:
            return super().get_command(ctx, cmd_name)
        told = _LATER[cmd_name]
        command = getattr(import_module(told.module), told.function)
        if not isinstance(command, typer.Typer):
            app = typer.Typer(add_completion=False, rich_markup_mode=None)
            epilog = f"Example:  {told.example}"
            app.command(cmd_name, short_help=told.short_help, epilog=epilog)(command)
            command = app
        made = typer.main.get_command(command)
        made.name = cmd_name
        return made
