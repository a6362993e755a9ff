"""``claimgraph new``: a source that was just found, ready to be read."""

import datetime
from pathlib import Path
from typing import Annotated

import typer

from graph.archive.formats.media_type import Format
from graph.cli.arguments.options import CorpusOption
from graph.cli.commands.new_ids import ids
from graph.cli.defaults import CORPUS
from graph.cli.exits import USAGE
from graph.cli.output.counts import count
from graph.cli.output.stdout import tell

new = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None)


@new.callback(
    short_help="Archive a new source, or add the records it needs.",
    epilog="Example:  claimgraph new source article.txt",
)
def _new() -> None:
    """Make something new in a corpus."""


def _read_day(given: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"{given!r} is no day: write it as 2024-12-31") from None


@new.command(
    "source",
    epilog="Example:  claimgraph new source article.txt --publisher 'Bay Gazette'",
)
def source(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A text, page, PDF, office file, transcript or web archive, told by its content.",
            dir_okay=False,
        ),
    ],
    *,
    corpus: CorpusOption = CORPUS,
    id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="The source's id, if not its title.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="The title, if not the first line.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    language: Annotated[
        str | None, typer.Option(help="Its language, as a BCP 47 tag, if not told by the file.")
    ] = None,
    url: Annotated[
        str | None,
        typer.Option(help="Where it was published; in a web archive, which page to read."),
    ] = None,
    archived_url: Annotated[str | None, typer.Option(help="Where a copy is archived.")] = None,
    rights: Annotated[str | None, typer.Option(help="Who may republish it.")] = None,
    read_as: Annotated[
        Format | None, typer.Option(help="What the file is, where its content misleads.")
    ] = None,
    csl: Annotated[
        Path | None,
        typer.Option(
            "--csl",
            metavar="FILE",
            help="What a bibliography says of it: one item of CSL-JSON, as Zotero exports it.",
            dir_okay=False,
        ),
    ] = None,
    archived_on: Annotated[
        datetime.date | None,
        typer.Option(
            metavar="DAY",
            help="The day of archiving, if not the day that the file tells, or today.",
            parser=_read_day,
        ),
    ] = None,
) -> None:
    """Archive a text byte for byte and write its record, with every sentence open."""
    from graph.archive.csl_item import read_csl
    from graph.archive.formats.extracted import CannotExtractError, Found
    from graph.archive.new_source import archive_source
    from graph.cli.output.progress import shown_progress
    from graph.disk.bounds import RefusedError

    given = {
        "title": title,
        "language": language,
        "publisher": publisher,
        "url": url,
        "archived_url": archived_url,
        "rights": rights,
        "archived_on": archived_on.isoformat() if archived_on else None,
    }
    told = {name: flat for name, value in given.items() if (flat := _flat(value))}
    try:
        fields: dict[str, Found | str | None] = {**(read_csl(csl) if csl else {}), **told}
        with shown_progress("reading the article"):
            done = archive_source(
                corpus,
                file,
                archived_on=datetime.date.today(),
                id=id,
                read_as=read_as,
                fields=fields,
            )
    except (RefusedError, CannotExtractError, FileNotFoundError, IsADirectoryError) as error:
        why = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else error
        tell(f"claimgraph: {why}")
        raise typer.Exit(USAGE) from None
    for remark in done.remarks:
        tell(remark)
    for path in done.documents:
        tell(f"archived {path}")
    tell(f"wrote {done.record}, with {count(done.passages, 'open passage')}")
    tell(
        "next: read it; 'claimgraph new ids' adds the records that it needs, and "
        f"'claimgraph check {corpus}' says what is left"
    )


def _flat(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


new.command("ids", epilog="Example:  claimgraph new ids --yes")(ids)
