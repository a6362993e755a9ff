"""``claimgraph verify``: a built page proved from outside."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.answers import write_answer
from graph.cli.counts import count
from graph.cli.exits import PROBLEMS, USAGE
from graph.cli.records import read_graph

if TYPE_CHECKING:
    from graph.page.verify import Verdict

_MOST_BYTES = 200_000_000
_MOST_SHOWN = 20


def verify(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.html", help="The page to prove.", show_default=False)
    ],
    *,
    corpus: Annotated[
        Path | None,
        typer.Option(
            "--corpus",
            metavar="DIR",
            help="Prove it against this corpus too. Without it a page is proved against itself.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Prove every quote, offset, document and hash inside a built page, without a browser.

    Alone, a page that was altered in a text and in its hash alike still agrees with itself, and
    what was recorded of a statement (speaker, date, reading) is not proved. With --corpus all of
    it must be what the corpus says. A page built with --texts none carries no documents: alone,
    its quotes are proved against the words around them only, and this says so.

    Exit code 1 where anything does not hold; each place is named.
    """
    if not file.is_file():
        typer.echo(f"there is no file {file}", err=True)
        raise typer.Exit(USAGE)
    text = _read(file)
    from graph.page.verify import verify_page

    verdict = verify_page(text, read_graph(corpus) if corpus else None)
    for flaw in verdict.flaws[:_MOST_SHOWN]:
        typer.echo(f"{file}: {_on_one_line(str(flaw))}", err=True)
    if len(verdict.flaws) > _MOST_SHOWN:
        typer.echo(f"and {len(verdict.flaws) - _MOST_SHOWN:,} more like these", err=True)
    write_answer(_summarise(verdict) + "\n")
    if verdict.flaws:
        raise typer.Exit(PROBLEMS)


def _read(file: Path) -> str:
    """The file's text, which is not read where no page can be so large.

    Raises:
        typer.Exit: it is no text, or too large.
    """
    size = file.stat().st_size
    if size > _MOST_BYTES:
        typer.echo(f"{file}: this is no page: {size:,} bytes are more than any has", err=True)
        raise typer.Exit(PROBLEMS)
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        typer.echo(f"{file}: this is no page: byte {error.start} is not UTF-8 text", err=True)
        raise typer.Exit(PROBLEMS) from None


def _summarise(verdict: "Verdict") -> str:
    quotes = f"{verdict.standing:,} of {count(verdict.quotes, 'quote')}"
    if verdict.unchanged is not None:
        stand = "stands" if verdict.standing == 1 else "stand"
        have = "has" if verdict.unchanged == 1 else "have"
        documents = f"{verdict.unchanged:,} of {count(verdict.documents, 'document')}"
        told = f"{quotes} {stand} where the page says; {documents} {have} the SHA-256 on record"
    else:
        match = "matches" if verdict.standing == 1 else "match"
        told = f"{quotes} {match} the words around them; the page carries no documents"
    if verdict.compared:
        told += "; " + (
            "it is not what the corpus says"
            if verdict.flaws
            else "all of it is what the corpus says"
        )
    elif verdict.unchanged is None:
        told += ": --corpus proves them where they stand"
    return told


def _on_one_line(text: str) -> str:
    """A message with control characters shown and none of them acting."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)
