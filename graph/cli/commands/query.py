"""``claimgraph query``: one command for each question, made from the question itself."""

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import typer
from typer.core import TyperGroup

from graph.cli.arguments.options import CorpusOption, FormatOption
from graph.cli.commands.checked_graph import ask_graph, is_empty
from graph.cli.defaults import CORPUS
from graph.cli.exits import USAGE
from graph.cli.output.rows import RowFormat, lay_out_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.assemble import ClaimGraph
    from graph.queries import Question


class Questions(TyperGroup):
    """The questions of :data:`graph.queries.QUERIES`, of which only one becomes a command."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer hands it over
        """Name the questions in the order of their list."""
        from graph.queries import QUERIES

        return [*QUERIES]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Make the command of a question, or stop where there is no such question."""
        names = self.list_commands(ctx)
        if cmd_name in names:
            from graph.queries import load_question

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
    from graph.cli.arguments.question_options import declare
    from graph.queries.parameters import WrongValueError, read_parameters

    parameters = read_parameters(question)
    hints = get_type_hints(question, include_extras=True)
    (model,) = get_args(hints["return"])

    def ask(*, corpus: Path, format: RowFormat, **given: Any) -> None:
        from graph.assemble import QuestionError

        try:
            rows, empty = ask_graph(corpus, lambda graph: _ask(graph, question, given))
        except QuestionError as error:
            typer.echo(f"claimgraph: {error}", err=True)
            raise typer.Exit(USAGE) from None
        except WrongValueError as error:
            raise typer.BadParameter(error.reason, param_hint=f"'{error.flag}'") from None
        limit = int(given["limit"]) if given.get("limit") else None
        lay_out_rows(format, model, rows, limit=limit, empty=empty).write()

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


def _ask(
    graph: "ClaimGraph", question: "Question", given: dict[str, Any]
) -> "tuple[Sequence[Any], bool]":
    """The rows of an answer, and whether there are none since there is nothing to be asked."""
    rows = question(graph, **given)
    return rows, not rows and is_empty(graph)


def _signature(parameters: list[inspect.Parameter]) -> inspect.Signature:
    keyword = inspect.Parameter.KEYWORD_ONLY
    common = [
        inspect.Parameter("format", keyword, default=RowFormat.TABLE, annotation=FormatOption),
        inspect.Parameter("corpus", keyword, default=CORPUS, annotation=CorpusOption),
    ]
    return inspect.Signature([*parameters, *common])
