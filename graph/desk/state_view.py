"""A corpus as the desk shows it on its first screen."""

from collections import Counter
from typing import Any

from graph.desk.problem_view import show_problem, sources_by_path
from graph.edit.workspace import State, Workspace
from graph.read.problem import Severity

_MOST_PROBLEMS = 100


def show_state(workspace: Workspace, state: State) -> dict[str, Any]:
    """The sources, how much of each is read, and what is wrong."""
    corpus = state.corpus
    paths = sources_by_path(state)
    wrong = Counter(paths.get(each.path) for each in state.problems if each.code != "open-passage")
    problems = sorted(
        (each for each in state.problems if each.code != "open-passage"),
        key=lambda each: each.severity is not Severity.ERROR,
    )
    sources = [
        {
            "id": id,
            "title": source.record.title,
            "published": str(source.record.published) if source.record.published else None,
            "language": source.record.language,
            "open": len(source.openings),
            "statements": len(source.statements),
            "dismissed": len(source.dismissals),
            "problems": wrong[id],
        }
        for id, source in corpus.sources.items()
    ]
    return {
        "version": state.version,
        "corpus": workspace.folder.resolve().name,
        "sources": sources,
        "problems": [show_problem(state, each) for each in problems[:_MOST_PROBLEMS]],
        "errors": state.errors,
        "warnings": sum(each.severity is Severity.WARNING for each in problems),
        "counts": {
            "sources": len(sources),
            "statements": sum(each["statements"] for each in sources),
            "claims": len(corpus.claims),
            "open": sum(each["open"] for each in sources),
        },
        "undo": workspace.undoes,
        "redo": workspace.redoes,
    }
