"""``claimgraph new ids``: records for the ids that nothing bears yet."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.arguments.options import CorpusOption, corpus_of
from graph.cli.commands.schema import refresh_and_tell
from graph.cli.defaults import CORPUS
from graph.cli.exits import PROBLEMS, USAGE
from graph.cli.output.difference import show_and_ask
from graph.cli.output.problems import show_problems
from graph.cli.output.refusals import told_refusals
from graph.cli.output.rows import EMPTY

if TYPE_CHECKING:
    from graph.edit.missing_ids import Missing
    from graph.read.checked_records import Records

_PLACES_SHOWN = 3


def ids(
    named: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Only these, slips of the pen too; all but likely slips, if left out.",
            show_default=False,
            autocompletion=lambda ctx: _offer(ctx),
        ),
    ] = None,
    *,
    corpus: CorpusOption = CORPUS,
    yes: Annotated[bool, typer.Option("--yes", help="Write without asking.")] = False,
) -> None:
    """Add a record for every id that is used and that nothing bears yet.

    Each stands at the end of its file with the statements that use it as comments; what must be
    written is left empty, and 'claimgraph check' names it until it is. An id that is nearly a
    known one is only shown: correct it, or name it here. The difference is shown first.
    """
    from graph.cli.output.progress import shown_progress
    from graph.edit.missing_ids import find_missing
    from graph.read.checked_records import read_records
    from graph.read.corpus_files import list_files

    if not (corpus / "records").is_dir():
        hint = f"\n  = hint: 'claimgraph init {corpus}' makes one"
        typer.echo(f"claimgraph: {corpus} is no corpus{hint}", err=True)
        raise typer.Exit(USAGE)
    listing = list_files(corpus)
    if outside := [each for each in listing.problems if each.code == "outside-corpus"]:
        show_problems(outside, len(outside))
        raise typer.Exit(PROBLEMS)
    with shown_progress("reading the records"):
        records = read_records(listing)
        missing = find_missing(records)
    _warn(corpus, records)
    chosen = _choose(missing, named or [])
    slips = [each for each in missing if each.slip and each not in chosen]
    if not named:
        _show_slips(slips)
    if chosen:
        _show_near(chosen)
        _write(corpus, records, chosen, sure=yes)
    elif slips:
        raise typer.Exit(PROBLEMS)
    else:
        typer.echo("every id that is used is there" if records.sources else EMPTY, err=True)


def _offer(ctx: typer.Context) -> list[str]:
    from graph.edit.missing_ids import find_missing
    from graph.read.checked_records import read_records
    from graph.read.corpus_files import list_files

    return [each.id for each in find_missing(read_records(list_files(corpus_of(ctx))))]


def _warn(corpus: Path, records: "Records") -> None:
    from graph.edit.missing_ids import KINDS

    if records.problems:
        unread = [kind.value for kind in KINDS if kind in records.unread]
        told = f"; nothing is added to {', '.join(unread)}" if unread else ""
        typer.echo(
            f"some records cannot be read, and the ids in them are not seen{told}: "
            f"'claimgraph check {corpus}' says why",
            err=True,
        )


def _choose(missing: Sequence["Missing"], named: Sequence[str]) -> list["Missing"]:
    if not named:
        return [each for each in missing if each.slip is None]
    known = {each.id for each in missing}
    for id in named:
        if id not in known:
            from difflib import get_close_matches

            near = get_close_matches(id, sorted(known), 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            typer.echo(f"claimgraph: {id!r} is not missing{hint}", err=True)
            raise typer.Exit(USAGE)
    return [each for each in missing if each.id in named]


def _show_slips(slips: Sequence["Missing"]) -> None:
    for each in slips:
        places = [str(use.place) for use in each.uses[:_PLACES_SHOWN]]
        more = len(each.uses) - len(places)
        told = ", ".join(places) + (f" and {more} more" if more else "")
        typer.echo(f"{told}: `{each.id}` is not added: is it `{each.slip}`?", err=True)
    if slips:
        named = " ".join(each.id for each in slips)
        typer.echo(f"  = hint: correct them, or run 'claimgraph new ids {named}'", err=True)


def _show_near(chosen: Sequence["Missing"]) -> None:
    for each in chosen:
        near = dict.fromkeys([*filter(None, [each.slip]), *each.near])
        if near:
            typer.echo(f"`{each.id}` is new; near it: {', '.join(near)}", err=True)


def _write(corpus: Path, records: "Records", chosen: Sequence["Missing"], *, sure: bool) -> None:
    from graph.disk.batch import Before, Draft, write_batch
    from graph.disk.bounds import locate
    from graph.edit.appending import append_records
    from graph.edit.new_records import Writer
    from graph.read.corpus_files import show_path

    writer = Writer(corpus, records)
    kinds = dict.fromkeys(each.kind for each in chosen)
    entries = {
        f"records/{kind.value}.yaml": [writer.write(each) for each in chosen if each.kind is kind]
        for kind in kinds
    }
    with told_refusals(PROBLEMS):
        made = {name: append_records(locate(corpus, name), new) for name, new in entries.items()}
        show_and_ask(
            [
                (show_path(corpus / name), before or "", after)
                for name, (before, after) in made.items()
            ],
            sure=sure,
        )
        drafts = {
            name: Draft(after, Before.NOTHING if before is None else before.encode())
            for name, (before, after) in made.items()
        }
        write_batch(corpus, drafts)
    counts = Counter(each.kind for each in chosen)
    told = ", ".join(f"{number} to {kind.value}.yaml" for kind, number in counts.items())
    typer.echo(f"added {told}", err=True)
    refresh_and_tell(corpus)
    typer.echo(f"next: write what is empty; 'claimgraph check {corpus}' names it", err=True)
