"""``claimgraph verify``: a built page proved from outside."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.commands.checked_graph import read_graph
from graph.cli.exits import PROBLEMS, USAGE
from graph.cli.output.counts import count
from graph.cli.output.stdout import tell, write_answer
from graph.read.regular_file import NotAFileError, TooLargeError, read_regular
from graph.text.printable import printable
from schemas.limits import PAGE_BYTES

if TYPE_CHECKING:
    from graph.verify.page_proof import Verdict

_MOST_SHOWN = 20


PageArgument = Annotated[
    Path, typer.Argument(metavar="FILE.html", help="The built page.", show_default=False)
]


def verify(
    file: PageArgument,
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
    signature: Annotated[
        Path | None,
        typer.Option(
            "--signature",
            metavar="FILE",
            help="The signature that 'claimgraph sign' made; FILE.html.sig where left out.",
            show_default=False,
        ),
    ] = None,
    signers: Annotated[
        Path | None,
        typer.Option(
            "--signers",
            metavar="FILE",
            help="Whose signatures count: a name and a public SSH key on each line, as in "
            "ssh-keygen's ALLOWED SIGNERS.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Prove a built page, without a browser: it is what a build makes of the records in it.

    The page is built again from the records and texts that it carries, and has to be the same
    bytes: its quotes stand in its texts, and every date, count, repeat and contradiction follows
    from its records. Only the corpus or a signature proves names, dates, readings and the texts
    themselves: --corpus builds the page of that corpus and compares, --signers says who signed.
    A page built with --texts none carries the words around its quotes in place of texts.

    Exit code 1 where anything does not hold; each place is named.
    """
    if signature is not None and signers is None:
        reason = "--signers FILE has to say whose signatures count"
        raise typer.BadParameter(reason, param_hint="'--signature'")
    content = read_page(file)
    from graph.cli.output.progress import shown_progress
    from graph.verify.page_proof import verify_page

    graph = read_graph(corpus) if corpus else None
    with shown_progress("building the page again"):
        verdict = verify_page(content.decode(), graph)
    for flaw in verdict.flaws[:_MOST_SHOWN]:
        tell(f"{file}: {flaw}")
    if len(verdict.flaws) > _MOST_SHOWN:
        tell(f"and {len(verdict.flaws) - _MOST_SHOWN:,} more like these")
    write_answer(_summarise(verdict) + "\n")
    signed = signers is None or _is_signed(file, content, signature, signers)
    if verdict.flaws or not signed:
        raise typer.Exit(PROBLEMS)


def _is_signed(file: Path, content: bytes, signature: Path | None, signers: Path) -> bool:
    from graph.cli.commands.signature import TAIL, SignatureError, find_signer

    try:
        name = find_signer(content, signature or file.with_name(file.name + TAIL), signers)
    except SignatureError as error:
        tell(f"{file}: {error}")
        return False
    write_answer(printable(f"signed by {name}, whom {signers} names") + "\n")
    return True


def read_page(file: Path) -> bytes:
    """A page's bytes, which are not read where no page can be so large.

    Raises:
        typer.Exit: there is none, it is no text, or too large.
    """
    try:
        raw = read_regular(file, PAGE_BYTES)
    except TooLargeError as error:
        tell(f"{file}: this is no page: {error}\n  = hint: {PAGE_BYTES.hint}")
        raise typer.Exit(PROBLEMS) from None
    except (FileNotFoundError, NotADirectoryError, NotAFileError, ValueError):
        tell(f"there is no file {file}")
        raise typer.Exit(USAGE) from None
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        tell(f"{file}: this is no page: byte {error.start} is not UTF-8 text")
        raise typer.Exit(PROBLEMS) from None
    return raw


def _summarise(verdict: "Verdict") -> str:
    """What was counted; then, where nothing is wrong, what is proved by it and what is not."""
    from graph.page.what_is_proved import PROVED, UNPROVED

    quotes = f"{verdict.standing:,} of {count(verdict.quotes, 'quote')}"
    if verdict.unchanged is not None:
        stand = "stands" if verdict.standing == 1 else "stand"
        have = "has" if verdict.unchanged == 1 else "have"
        documents = f"{verdict.unchanged:,} of {count(verdict.documents, 'document')}"
        told = f"{quotes} {stand} where the page says; {documents} {have} the SHA-256 on record"
    else:
        match = "matches" if verdict.standing == 1 else "match"
        told = f"{quotes} {match} the words around them; the page carries no documents"
    if verdict.flaws:
        return f"{told}; it is not what {'the corpus' if verdict.compared else 'a build'} says"
    digest = f"the digest of its corpus is {verdict.digest}"
    if verdict.compared:
        return f"{told}; all of it is what the corpus says\n{digest}"
    return f"{told}\n{PROVED[verdict.texts]}\n{UNPROVED}\n{digest}"
