"""``claimgraph export``: sources for other programs."""

import json
from typing import Annotated, Literal

import typer

from graph.cli.arguments.options import CorpusOption, ids_of
from graph.cli.commands.checked_graph import read_graph
from graph.cli.defaults import CORPUS
from graph.cli.exits import USAGE
from graph.cli.output.stdout import tell


def export(
    format: Annotated[
        Literal["csl"],
        typer.Argument(metavar="FORMAT", help="csl: CSL-JSON, for Zotero, pandoc and others."),
    ],
    *,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="SOURCE_ID", help="This source alone.", autocompletion=ids_of("sources")
        ),
    ] = None,
    claim: Annotated[
        str | None,
        typer.Option(
            metavar="CLAIM_ID",
            help="The sources of what counts for this claim, in the order of time.",
            autocompletion=ids_of("claims"),
        ),
    ] = None,
    corpus: CorpusOption = CORPUS,
) -> None:
    """Write the sources of a corpus for a bibliography, to standard output."""
    from graph.assemble import UnknownIdError
    from graph.exchange.csl_json import as_csl
    from graph.queries.links import readings_in_order
    from schemas.ids import ClaimId, SourceId

    if source is not None and claim is not None:
        raise typer.BadParameter("not with --source", param_hint="'--claim'")
    graph = read_graph(corpus)
    try:
        if source is not None:
            chosen = [graph.source(SourceId(source)).record]
        elif claim is not None:
            found = readings_in_order(graph, graph.claim(ClaimId(claim)).id)
            ids = dict.fromkeys(reading.statement.source for reading in found)
            chosen = [graph.source(id).record for id in ids]
        else:
            chosen = [each.record for each in graph.corpus.sources.values()]
    except UnknownIdError as error:
        tell(f"claimgraph: {error}")
        raise typer.Exit(USAGE) from None
    writers = {"csl": as_csl}
    typer.echo(json.dumps(writers[format](chosen), ensure_ascii=False, indent=1))
