"""``claimgraph check --watch``: a corpus checked again on every save."""

import datetime
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from graph.cli.commands.checked_graph import check_records, summarise
from graph.cli.commands.saved_files import Change, Saves
from graph.cli.commands.schema import refresh_and_tell
from graph.cli.exits import FINE, PROBLEMS
from graph.cli.output.colour import Ink, paint, wants_colour
from graph.cli.output.counts import count
from graph.cli.output.problems import ProblemFormat, show_problems, tell_of_unkept, write_github
from graph.cli.output.stdout import tell, write_answer

if TYPE_CHECKING:
    from graph.read.problem import Problem
    from graph.store.refresh import Refreshed

_FILES_NAMED = 3


def watch(corpus: Path, format: ProblemFormat) -> NoReturn:
    """Check a corpus, and again after every save, until Ctrl-C.

    Raises:
        typer.Exit: it was interrupted; the code is that of the last check.
    """
    saves = Saves(corpus)
    reports = _Reports(corpus, format)
    found = _check(corpus, trusting=False)
    reports.write(found, {})
    try:
        refresh_and_tell(corpus)
        tell(f"watching {corpus}; Ctrl-C ends")
        while True:
            changed = saves.wait()
            found = _check(corpus, trusting=True)
            reports.write(found, changed)
            if any(not path.startswith(("documents/", "records/sources/")) for path in changed):
                refresh_and_tell(corpus)
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            typer.echo(err=True)
        raise typer.Exit(PROBLEMS if found.errors else FINE) from None


def _check(corpus: Path, *, trusting: bool) -> "Refreshed":
    found = check_records(corpus, trusting=trusting)
    found.close()
    from graph.cli.commands.narrowing import unknown_once

    return unknown_once(found)


class _Reports:
    """Writes what each check found; for people, at length only what is new."""

    def __init__(self, corpus: Path, format: ProblemFormat) -> None:
        self._corpus = corpus
        self._format = format
        self._before: set[Problem] = set()

    def write(self, found: "Refreshed", changed: Mapping[str, Change]) -> None:
        now = datetime.datetime.now().astimezone()
        if changed:
            told = f"{now:%H:%M:%S} {_name_files(changed)}"
            colour = wants_colour(sys.stderr)
            typer.echo("\n" + (paint(told, Ink.HEADING) if colour else told), err=True)
        number = found.errors + found.warnings
        if self._format is ProblemFormat.JSON:
            write_answer(_json_line(found, changed, now))
            tell_of_unkept(len(found.problems), number)
        elif self._format is ProblemFormat.GITHUB:
            write_github(found.problems, number)
        else:
            show_problems(
                found.problems,
                number,
                known=self._known(changed),
                showing_all="'claimgraph check --format json'",
            )
        self._before = set(found.problems)
        anew = f" ({count(found.read_anew, 'record')} read anew)" if changed else ""
        typer.echo(summarise(found) + anew, err=True)

    def _known(self, changed: Mapping[str, Change]) -> set["Problem"]:
        """The problems that were shown before, but for those of files that changed."""
        from graph.read.corpus_files import show_path

        shown = {show_path(self._corpus / path) for path in changed}
        return {each for each in self._before if each.path not in shown}


def _name_files(changed: Mapping[str, Change]) -> str:
    from graph.text.printable import printable

    named = [
        printable(path) + ("" if change is Change.SAVED else f" ({change})")
        for path, change in list(changed.items())[:_FILES_NAMED]
    ]
    more = len(changed) - len(named)
    return ", ".join(named) + (f" and {more:,} more" if more else "")


def _json_line(found: "Refreshed", changed: Mapping[str, Change], now: datetime.datetime) -> str:
    from graph.read.problem import fields_of

    report = {
        "time": now.isoformat(timespec="milliseconds"),
        "changed": changed,
        "errors": found.errors,
        "warnings": found.warnings,
        "sources": found.sources,
        "statements": found.statements,
        "claims": found.claims,
        "read_anew": found.read_anew,
        "problems": [fields_of(problem) for problem in found.problems],
    }
    return json.dumps(report, ensure_ascii=False) + "\n"
