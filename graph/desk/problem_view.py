"""A problem as the desk shows it: with the source and the passage that it is about."""

from typing import Any

from graph.edit.proposed_correction import digest_of
from graph.edit.workspace import State
from graph.read.corpus_files import Kind
from graph.read.problem import Problem


def show_problem(state: State, problem: Problem) -> dict[str, Any]:
    """A problem as JSON."""
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "file": problem.path,
        "line": problem.line,
        "source": source_of(state, problem),
        "instead": problem.instead,
        "digest": digest_of(problem),
    }


def source_of(state: State, problem: Problem) -> str | None:
    """The source whose file a problem is in."""
    return sources_by_path(state).get(problem.path)


def sources_by_path(state: State) -> dict[str, str]:
    """From files of sources, as they are shown, to the ids of the sources."""
    return {
        state.files[name][1].shown: id
        for (kind, id), (name, _) in state.places.items()
        if kind is Kind.SOURCES
    }
