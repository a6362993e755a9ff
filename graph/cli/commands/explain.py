"""``claimgraph explain``: what a problem code means."""

from typing import Annotated

import typer

from graph.cli.exits import USAGE
from graph.cli.output.stdout import write_answer


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="The code, as it stands in brackets in a problem; left out, all are listed.",
            autocompletion=lambda: _known(),
        ),
    ] = None,
) -> None:
    """Say what a problem code means, why it matters, and show a wrong and a right example."""
    from graph.read.explanation_text import explain_problem, list_codes

    if code is None:
        write_answer(list_codes())
        return
    if code not in _known():
        from difflib import get_close_matches

        near = get_close_matches(code.lower(), _known(), 1)
        also = f"did you mean {near[0]!r}?" if near else "'claimgraph explain' lists them"
        typer.echo(f"claimgraph: there is no problem code {code!r}; {also}", err=True)
        raise typer.Exit(USAGE)
    write_answer(explain_problem(code))


def _known() -> list[str]:
    from graph.read.problem_codes import CODES

    return list(CODES)
