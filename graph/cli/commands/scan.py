"""``claimgraph scan``: known claims in archives that nobody has read."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from graph.cli.arguments.options import CorpusOption, ids_of
from graph.cli.commands.checked_graph import read_graph
from graph.cli.defaults import CORPUS
from graph.cli.exits import PROBLEMS, USAGE
from graph.cli.output.counts import count
from graph.cli.output.stdout import tell


def scan(
    archives: Annotated[
        list[str],
        typer.Argument(
            metavar="ARCHIVE...",
            help="Files, folders, globs: text, JSON Lines, CSV, Parquet, WARC; .gz too. An address "
            "(s3://...) is read by fsspec, where that is installed.",
        ),
    ],
    *,
    out: Annotated[
        Path,
        typer.Option("--out", metavar="FILE", help="Where the rows go: .parquet, .csv, .jsonl."),
    ],
    min_score: Annotated[
        float, typer.Option(metavar="SCORE", min=0, max=1, help="Nothing less near than this.")
    ] = 0.55,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, help="At most so many claims for a sentence.")
    ] = 3,
    speaker: Annotated[
        str | None,
        typer.Option(
            metavar="SPEAKER_ID",
            help="Only what the archive says this speaker said; where it names none, all.",
            autocompletion=ids_of("speakers"),
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Nothing that is dated before: 2023, 2023-05."),
    ] = None,
    other_years: Annotated[
        bool,
        typer.Option("--other-years", help="Only what was said in a year that the claim lacks."),
    ] = False,
    text_field: Annotated[
        str, typer.Option(help="The field of tables that holds the text.")
    ] = "text",
    date_field: Annotated[str, typer.Option(help="The field that holds the date.")] = "date",
    speaker_field: Annotated[
        str, typer.Option(help="The field that holds the speaker.")
    ] = "speaker",
    no_meaning: Annotated[
        bool,
        typer.Option(
            "--no-meaning", help="By words alone, though the optional part 'meaning' is installed."
        ),
    ] = False,
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes of this machine; all cores.")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="A Dask scheduler whose workers do it (tcp://...)."),
    ] = None,
    corpus: CorpusOption = CORPUS,
) -> None:
    """Find known claims in archives. Each row says where, in which words, and how near.

    Finished shards are kept beside --out until the end, so that a scan that was stopped goes on
    where it was. Rows are the same whoever does it, and with however many workers.
    """
    from graph.assemble import UnknownIdError
    from graph.cli.output.progress import shown_progress
    from graph.disk.bounds import RefusedError
    from graph.scan.rows_out import check_name, write_rows
    from graph.scan.scan_shard import Wanted, names_of, save_index
    from graph.scan.scanning import forget, kept_rows
    from graph.scan.scanning import scan as scan_all
    from graph.scan.shard_texts import Fields
    from graph.scan.shards import find_shards
    from schemas.ids import SpeakerId

    try:
        check_name(out)
        folder = out.with_name(f"{out.name}.parts")
        shards = find_shards(archives, [out, folder])
        graph = read_graph(corpus)
        known = graph.speaker(SpeakerId(speaker)).id if speaker else None
    except (RefusedError, UnknownIdError, OSError) as error:
        tell(f"claimgraph: {error}")
        raise typer.Exit(USAGE) from None
    claims, digest = save_index(graph.corpus)
    wanted = Wanted(
        claims=claims,
        digest=digest,
        least=min_score,
        limit=limit,
        speaker=known,
        called=names_of(graph.corpus, known) if known else frozenset(),
        since=since,
        other_years=other_years,
        by_meaning=not no_meaning,
        fields=Fields(text_field, date_field, speaker_field),
    )
    with (
        shown_progress("scanning") as progress,
        _executor(scheduler, workers) as (executor, number),
    ):
        failed = scan_all(shards, wanted, executor, folder, workers=number, progress=progress)
    written = write_rows(kept_rows(shards, wanted, folder), out)
    for shown, why in failed:
        tell(f"{shown} was not read: {why}")
    read = count(len(shards) - len(failed), "shard")
    tell(f"wrote {out}, with {count(written, 'row')} from {read}")
    if failed:
        tell(f"what was read is kept in {folder}: the same command goes on with the rest")
        raise typer.Exit(PROBLEMS)
    forget(folder)


@contextmanager
def _executor(scheduler: str | None, workers: int | None) -> Iterator[tuple[Executor, int]]:
    """Who does the work, and how many shards they do at once."""
    if scheduler is None:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        number = workers or os.cpu_count() or 1
        with ProcessPoolExecutor(number, multiprocessing.get_context("spawn")) as pool:
            yield pool, number
        return
    try:
        from distributed import Client
    except ImportError:
        tell("claimgraph: --scheduler needs an optional part: pip install 'claimgraph[cluster]'")
        raise typer.Exit(USAGE) from None
    with Client(scheduler) as client:  # type: ignore[no-untyped-call]
        number = sum(client.nthreads().values()) or 1
        yield client.get_executor(), number
