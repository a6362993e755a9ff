"""``claimgraph query``: one command for each question, made from the question itself."""

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import typer
from typer.core import TyperGroup

from graph.cli import cypher
from graph.cli.defaults import CORPUS
from graph.cli.exits import USAGE
from graph.cli.options import CorpusOption, FormatOption
from graph.cli.records import is_empty, read_graph
from graph.cli.rows import RowFormat, lay_out_rows

if TYPE_CHECKING:
    from graph.queries.demand import Question


class Questions(TyperGroup):
    """The questions of :data:`graph.queries.QUERIES`, and Cypher; only one becomes a command."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer hands it over
        """Name the questions in the order of their list."""
        from graph.queries import QUERIES

        return [*QUERIES, cypher.NAME]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Make the command of a question, or stop where there is no such question."""
        if cmd_name == cypher.NAME:
            return cypher.make_command()
        names = self.list_commands(ctx)
        if cmd_name in names:
            from graph.queries.demand import load_question

            return make_command(load_question(cmd_name))
        from difflib import get_close_matches

        nearest = get_close_matches(cmd_name, names, n=1)
        also = f"did you mean {nearest[0]!r}?" if nearest else f"there are {', '.join(names)}"
        return ctx.fail(f"there is no question {cmd_name!r}; {also}")


questions = typer.Typer(cls=Questions, no_args_is_help=True, rich_markup_mode=None)


@questions.callback(
    short_help="Ask a question.", epilog="Example:  claimgraph query repeats --min-years 3"
)
def query() -> None:
    """Ask a question; rows come as a table, JSON, JSON Lines or CSV."""


def make_command(question: "Question") -> Any:
    """A Typer command with a question's parameters, help and columns."""
    from graph.cli.declare import declare, validate
    from graph.cli.parameters import read_parameters

    parameters = read_parameters(question)
    hints = get_type_hints(question, include_extras=True)
    (model,) = get_args(hints["return"])

    def ask(*, corpus: Path, format: RowFormat, **given: Any) -> None:
        values = {each.name: validate(each, given[each.name]) for each in parameters}
        graph = read_graph(corpus)
        from graph.assemble import UnknownIdError

        try:
            rows = question(graph, **values)
        except UnknownIdError as error:
            hint = f"; did you mean {error.nearest!r}?" if error.nearest else ""
            typer.echo(f"claimgraph: {error}{hint}", err=True)
            raise typer.Exit(USAGE) from None
        empty = not rows and is_empty(graph)
        lay_out_rows(format, model, rows, limit=values.get("limit"), empty=empty).write()

    ask.__signature__ = _signature(  # type: ignore[attr-defined]
        [declare(each) for each in parameters]
    )
    ask.__annotations__ = {}
    help = inspect.getdoc(question) or ""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    usage = " ".join([question.__name__, *(each.metavar for each in parameters if each.positional)])
    app.command(
        question.__name__,
        help=help,
        short_help=help.partition("\n")[0],
        epilog=f"Example:  claimgraph query {usage} --format csv",
    )(ask)
    return typer.main.get_command(app)


def _signature(parameters: list[inspect.Parameter]) -> inspect.Signature:
    keyword = inspect.Parameter.KEYWORD_ONLY
    common = [
        inspect.Parameter("format", keyword, default=RowFormat.TABLE, annotation=FormatOption),
        inspect.Parameter("corpus", keyword, default=CORPUS, annotation=CorpusOption),
    ]
    return inspect.Signature([*parameters, *common])
