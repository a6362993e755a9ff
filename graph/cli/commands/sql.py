"""``claimgraph sql``: whatever no question asks, in SQL."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.arguments.options import CorpusOption, FormatOption
from graph.cli.commands.checked_graph import ask_graph
from graph.cli.defaults import CORPUS
from graph.cli.exits import USAGE
from graph.cli.output.rows import RowFormat, lay_out_rows

if TYPE_CHECKING:
    from graph.store.sql_answer import SqlAnswer


def sql(
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="SELECT ..., in quotes.", show_default=False)
    ],
    *,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", metavar="NAME=TEXT", help="What stands for :NAME. May be repeated."
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, max=1_000_000, help="At most so many rows.")
    ] = 10_000,
    seconds: Annotated[
        float, typer.Option(metavar="N", min=0.001, max=86_400, help="Give up after so many.")
    ] = 60,
    format: FormatOption = RowFormat.TABLE,
    corpus: CorpusOption = CORPUS,
) -> None:
    """Ask in SQL, read-only, of the tables and views that docs/store.md describes."""
    values = dict(map(_read_value, param or []))
    from graph.store.sql_answer import SqlError, ask_sql

    try:
        answer = ask_graph(
            corpus,
            lambda graph: ask_sql(graph, question, values, rows=limit, seconds=seconds),
        )
    except SqlError as error:
        typer.echo(f"claimgraph: {error}", err=True)
        raise typer.Exit(USAGE) from None
    _write(format, answer, limit)


def _read_value(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals or not name.isidentifier():
        raise typer.BadParameter(f"{given!r} is not NAME=TEXT", param_hint="'--param'")
    return name, value


def _write(format: RowFormat, answer: "SqlAnswer", limit: int) -> None:
    from pydantic import Field, create_model

    from graph.queries.row import Row

    names = [f"column_{position}" for position in range(len(answer.columns))]
    fields: dict[str, Any] = {
        name: (Any, Field(serialization_alias=column))
        for name, column in zip(names, answer.columns, strict=True)
    }
    model: type[Row] = create_model("SqlRow", __base__=Row, **fields)
    rows = [model(**dict(zip(names, map(_as_json, row), strict=True))) for row in answer.rows]
    lay_out_rows(format, model, rows, limit=limit if answer.is_cut else None).write()
    if answer.is_cut and format is not RowFormat.TABLE:
        typer.echo(f"the first {limit:,} rows; --limit shows more", err=True)


def _as_json(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value
