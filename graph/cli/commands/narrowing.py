"""Which of the problems that a check found are shown: of one source, errors alone, each id once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from graph.cli.exits import USAGE
from graph.read.corpus_files import Kind, list_files, show_path
from graph.read.problem import Problem, Severity
from graph.read.record_entries import read_entries
from graph.store.sound import tell_unknown_once

if TYPE_CHECKING:
    from graph.store.refresh import Refreshed


class _Place(NamedTuple):
    """Where a source stands."""

    id: str
    path: str
    line: int | None
    """Its line of JSON Lines; None where the whole file is its own."""
    texts: tuple[str, ...]
    """Its document and its original."""


def only_of_source(found: "Refreshed", corpus: Path, id: str) -> "Refreshed":
    """What a check found in the record of a source and in its archived files.

    Raises:
        typer.Exit: there is no such source.
    """
    places = list(_find_sources(corpus))
    chosen = [each for each in places if each.id == id]
    if not chosen:
        from difflib import get_close_matches

        near = get_close_matches(id, [each.id for each in places], 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        typer.echo(f"claimgraph: there is no source {id!r}{hint}", err=True)
        raise typer.Exit(USAGE)
    kept = [problem for problem in found.problems if any(_is_of(problem, each) for each in chosen)]
    errors = sum(problem.severity is Severity.ERROR for problem in kept)
    return replace(found, problems=tuple(kept), errors=errors, warnings=len(kept) - errors)


def only_errors(found: "Refreshed") -> "Refreshed":
    """What a check found, without the warnings."""
    kept = tuple(each for each in found.problems if each.severity is Severity.ERROR)
    return replace(found, problems=kept, warnings=0)


def unknown_once(found: "Refreshed") -> "Refreshed":
    """What a check found, each id that no record bears told once."""
    problems = tell_unknown_once(found.problems)
    fewer = len(found.problems) - len(problems)
    return replace(found, problems=problems, errors=found.errors - fewer) if fewer else found


def _find_sources(corpus: Path) -> Iterator[_Place]:
    """Every source that has an id; one that cannot be read has that of its file's name."""
    for kind, file in list_files(corpus).records:
        if kind is not Kind.SOURCES:
            continue
        is_named = False
        for entry in read_entries(kind, file):
            data = None if isinstance(entry, Problem) else entry.data
            if isinstance(entry, Problem) or not isinstance(data, dict):
                continue
            if isinstance(data.get("id"), str):
                texts = [data.get("document"), data.get("original")]
                shown = tuple(show_path(corpus / each) for each in texts if isinstance(each, str))
                line = entry.at().line if file.location.suffix == ".jsonl" else None
                is_named = True
                yield _Place(data["id"], file.shown, line, shown)
        if not is_named:
            yield _Place(file.location.stem, file.shown, None, ())


def _is_of(problem: Problem, place: _Place) -> bool:
    if problem.path in place.texts:
        return True
    return problem.path == place.path and place.line in (None, problem.line)
