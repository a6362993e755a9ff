"""Questions are imported when they are asked for, and type checkers know them all the same."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import graph.queries
from graph.queries import QUERIES
from graph.queries.demand import load_question
from tests.cli.command import ROOT

PACKAGE = Path(graph.queries.__file__)


def _seen_by_type_checkers() -> dict[str, set[str]]:
    """The names that ``if TYPE_CHECKING:`` imports, by module."""
    tree = ast.parse(PACKAGE.read_text(encoding="utf-8"))
    (block,) = [node for node in tree.body if isinstance(node, ast.If)]
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    return {str(node.module): {alias.name for alias in node.names} for node in imports}


def _run(program: str) -> str:
    command = [sys.executable, "-c", program]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout


def test_type_checkers_see_every_question_and_no_other() -> None:
    seen = _seen_by_type_checkers()
    assert seen.keys() == {f"graph.queries.{name}" for name in QUERIES}
    for name in QUERIES:
        row = load_question(name).__annotations__["return"].__args__[0]
        assert {name, row.__name__} <= seen[f"graph.queries.{name}"]


def test_what_type_checkers_see_is_there() -> None:
    for module, names in _seen_by_type_checkers().items():
        for name in names:
            assert getattr(graph.queries, name).__module__ == module
    assert {*QUERIES, "QUERIES", "Row"} <= set(dir(graph.queries))


def test_one_question_imports_no_other() -> None:
    program = (
        "import sys; from graph.queries import repeats; assert callable(repeats); "
        "print(*(each for each in sys.modules if each.startswith('graph.queries.')))"
    )
    imported = {name.rpartition(".")[2] for name in _run(program).split()}
    assert imported & set(QUERIES) == {"repeats"}


@pytest.mark.parametrize("first", ["graph.queries.trace", "graph.queries.statements"])
def test_a_name_stands_for_the_question_however_its_file_was_imported(first: str) -> None:
    program = f"import {first}; from graph.queries import statements; print(callable(statements))"
    assert _run(program) == "True\n"


@pytest.mark.parametrize("name", ["repeat", "RepeatRows", "_repeats"])
def test_a_name_that_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(AttributeError, match=f"'graph.queries' has no attribute '{name}'"):
        getattr(graph.queries, name)
