"""``claimgraph sign``: a signature beside a built page."""

from pathlib import Path
from typing import Annotated

import typer

from graph.cli.commands.verify import PageArgument, read_page
from graph.cli.exits import PROBLEMS, USAGE
from graph.cli.output.refusals import told_refusals
from graph.cli.output.stdout import tell

_KEY = Path("~/.ssh/id_ed25519")


def sign(
    file: PageArgument,
    *,
    key: Annotated[
        Path,
        typer.Option(
            "--key",
            metavar="FILE",
            help="A private SSH key, or the public one of a key that an agent holds.",
        ),
    ] = _KEY,
) -> None:
    """Sign a built page with an SSH key: FILE.html.sig is written beside it.

    A page proves of itself that its quotes stand in its texts; a signature proves whose page it
    is, to whoever trusts the key: 'claimgraph verify FILE.html --signers FILE'. ssh-keygen, which
    comes with OpenSSH, makes it; nothing is asked of any network.
    """
    content = read_page(file)
    from graph.verify.page_proof import verify_page

    if flaws := verify_page(content.decode()).flaws:
        tell(f"{file}: this is not what a build wrote ({flaws[0]}): build it again")
        raise typer.Exit(PROBLEMS)
    from graph.cli.commands.signature import TAIL, SignatureError
    from graph.cli.commands.signature import sign as sign_content

    try:
        made = sign_content(content, key.expanduser())
    except SignatureError as error:
        tell(str(error))
        raise typer.Exit(USAGE) from None
    from graph.disk.batch import Before, Draft, write_batch
    from graph.disk.products import refuse_foreign

    with told_refusals(USAGE):
        refuse_foreign(file.parent, [file.name + TAIL], "move it away")
        write_batch(file.parent, {file.name + TAIL: Draft(made, Before.ANYTHING)})
    tell(f"wrote {file}{TAIL}")
