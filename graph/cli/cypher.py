"""``claimgraph query cypher``: whatever no question asks, in a graph language."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.defaults import CORPUS
from graph.cli.exits import USAGE
from graph.cli.options import CorpusOption, FormatOption
from graph.cli.records import read_graph
from graph.cli.rows import RowFormat, lay_out_rows

if TYPE_CHECKING:
    from graph.exchange.cypher import Answer

NAME = "cypher"
SUMMARY = "Ask in Cypher, for everything else."
_EXAMPLES = """\b
Examples:
  claimgraph query cypher 'MATCH (c:Claim)-[:CONTRADICTS]-(d:Claim) RETURN c.id, d.id'
  claimgraph query cypher 'MATCH (n:Claim)-[:BROADER*1..3]->(w:Claim) RETURN w.id, COUNT(n)'
  claimgraph query cypher --param who=nato \\
    'MATCH (s:Statement)-[:VIEW_OF]->(:Speaker {id: $who}) RETURN s.id, s.label'
"""


def ask(
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="MATCH ... RETURN ..., in quotes.")
    ],
    *,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param",
            metavar="NAME=TEXT",
            help="What stands for $NAME: a text, or JSON as NAME:=JSON. May be repeated.",
        ),
    ] = None,
    format: FormatOption = RowFormat.TABLE,
    corpus: CorpusOption = CORPUS,
) -> None:
    """Ask in Cypher, read-only; the columns are those of RETURN."""
    parameters = dict(map(_read_parameter, param or []))
    graph = read_graph(corpus)
    from graph.exchange.cypher import MissingExtraError, ask_cypher
    from graph.exchange.tokens import CypherError

    try:
        answer = ask_cypher(graph, question, parameters)
    except (CypherError, MissingExtraError) as error:
        hint = getattr(error, "hint", None)
        typer.echo(f"claimgraph: {error}" + (f"\n  = hint: {hint}" if hint else ""), err=True)
        raise typer.Exit(USAGE) from None
    for note in answer.notes:
        typer.echo(f"note: {note}", err=True)
    _write(format, answer)


def make_command() -> Any:
    """The command, with the labels and relationship types in its help."""
    from graph.exchange.vocabulary import LABELS, TYPES

    labels = " ".join(f":{label}" for label in LABELS)
    types = " ".join(f":{type}" for type in TYPES)
    names = f"Labels: {labels}\n\nRelationship types: {types}\n\ndocs/cypher.md has the rest."
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    help = f"{ask.__doc__}\n\n{names}"
    app.command(NAME, help=help, short_help=SUMMARY, epilog=_EXAMPLES)(ask)
    return typer.main.get_command(app)


def _read_parameter(given: str) -> tuple[str, Any]:
    name, equals, value = given.partition("=")
    if not equals or not name.removesuffix(":").isidentifier():
        raise _unread(f"{given!r} is not NAME=TEXT or NAME:=JSON")
    if not name.endswith(":"):
        return name, value
    try:
        return name[:-1], json.loads(value)
    except ValueError as error:
        raise _unread(f"{value!r} is no JSON: {error}") from None


def _unread(reason: str) -> typer.BadParameter:
    return typer.BadParameter(reason, param_hint="'--param'")


def _write(format: RowFormat, answer: "Answer") -> None:
    from pydantic import Field, create_model

    from graph.queries.row import Row

    names = [f"column_{position}" for position in range(len(answer.columns))]
    fields: dict[str, Any] = {
        name: (Any, Field(serialization_alias=column))
        for name, column in zip(names, answer.columns, strict=True)
    }
    model: type[Row] = create_model("CypherRow", __base__=Row, **fields)
    rows = [model(**dict(zip(names, row, strict=True))) for row in answer.rows]
    lay_out_rows(format, model, rows).write()
