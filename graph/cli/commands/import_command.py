"""``claimgraph import``: a table of statements becomes a source."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.arguments.options import CorpusOption
from graph.cli.defaults import CORPUS
from graph.cli.exits import PROBLEMS, USAGE
from graph.cli.output.counts import count
from graph.cli.output.refusals import told_refusals
from graph.cli.output.stdout import tell

if TYPE_CHECKING:
    from graph.archive.table.imported_rows import ImportedRows


def import_table(
    table: Annotated[
        Path,
        typer.Argument(metavar="TABLE", help="CSV, XLSX, Parquet or JSON Lines.", dir_okay=False),
    ],
    *,
    mapping: Annotated[
        Path,
        typer.Option("--map", metavar="FILE", help="Which column is which field.", dir_okay=False),
    ],
    corpus: CorpusOption = CORPUS,
    write: Annotated[
        bool, typer.Option("--write", help="Write it; else it is only told what would be.")
    ] = False,
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="Write it without the rows that are not taken.")
    ] = False,
    archived_on: Annotated[
        datetime.datetime | None,
        typer.Option(metavar="DAY", formats=["%Y-%m-%d"], help="The day of archiving; today."),
    ] = None,
) -> None:
    """Bring in a table of statements: each row becomes a statement, proved in the table's text.

    The table is archived byte for byte. A row that cannot be taken is named with why, and nothing
    is written until there is none, or --leave-out says that it may stay behind.
    """
    from graph.archive.formats.extracted import CannotExtractError
    from graph.archive.table.import_table import prepare_import, write_import
    from graph.archive.table.table_mapping import read_mapping
    from graph.cli.output.progress import shown_progress
    from graph.edit.workspace import Workspace

    day = archived_on.date() if archived_on else datetime.date.today()
    with told_refusals(USAGE):
        workspace = Workspace(corpus)
        read = read_mapping(mapping)
        try:
            with shown_progress("reading the table"):
                plan, rows = prepare_import(workspace, table, read, day)
        except (CannotExtractError, FileNotFoundError) as error:
            told = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else error
            tell(f"claimgraph: {table}: {told}")
            raise typer.Exit(USAGE) from None
        _tell_rows(rows)
        if rows.left_out and not leave_out:
            tell("nothing was written: mend these rows, or leave them out with --leave-out")
            raise typer.Exit(PROBLEMS)
        if not write:
            tell("nothing was written: --write does it")
            return
        write_import(workspace, plan)
    for name in plan.files:
        tell(f"wrote {corpus / name}")


def _tell_rows(rows: "ImportedRows") -> None:
    for number, why in rows.left_out:
        tell(f"row {number} is left out: {why}")
    for names in rows.known.values():
        for name, id in names.items():
            tell(f"'{name}' is taken for `{id}`, which is called so")
    made = [count(len(records), _noun(kind)) for kind, records in rows.made.items()]
    told = [count(len(rows.taken), "statement"), *(f"new: {each}" for each in made)]
    tell(f"{', '.join(told)}; {count(len(rows.left_out), 'row')} left out")


def _noun(kind: object) -> str:
    from schemas.record_kinds import KINDS, Kind

    return KINDS[Kind(str(kind))].noun
