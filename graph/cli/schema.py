"""``claimgraph schema``: JSON Schemas, for other programs and for editors."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from graph.cli.answers import write_answer
from graph.cli.options import choice_parser


class Described(StrEnum):
    """What the schemas are of."""

    ROWS = "rows"
    OPTIONS = "options"
    RECORDS = "records"


def schema(
    of: Annotated[
        Described,
        typer.Argument(
            metavar="|".join(Described),
            parser=choice_parser("|".join(Described), Described),
            help="What every question answers, and takes; what it takes alone; or the records.",
        ),
    ],
) -> None:
    """Write JSON Schemas (draft 2020-12) as one JSON document, by the names of what they describe.

    Rows and options are those of each question, records as they stand in the files of a corpus.
    """
    from graph.exchange.json_schema import option_schemas, record_schemas, row_schemas

    made = {
        Described.ROWS: row_schemas,
        Described.OPTIONS: option_schemas,
        Described.RECORDS: record_schemas,
    }[of]()
    write_answer(json.dumps(made, ensure_ascii=False, indent=2) + "\n")
