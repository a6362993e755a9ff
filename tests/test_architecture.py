"""The shape of the code: which room may know which, and how large a room's files grow."""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
MODULES = sorted([*ROOT.glob("graph/**/*.py"), *ROOT.glob("schemas/**/*.py")])
MOST_LINES = 300
FOREIGN_IN_SCHEMAS = {"pydantic", "pydantic_core"}


def test_imports_run_one_way_and_in_no_circle(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The contracts stand in ``pyproject.toml``."""
    monkeypatch.chdir(ROOT)
    code = lint_imports(no_cache=True)
    assert code == 0, capsys.readouterr().out


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("path", sorted(ROOT.glob("schemas/*.py")), ids=lambda path: path.name)
def test_schemas_need_pydantic_alone(path: Path) -> None:
    allowed = {"schemas", *FOREIGN_IN_SCHEMAS, *sys.stdlib_module_names}
    assert set(_imported(path)) <= allowed


def test_modules_stay_small() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    too_long = {str(path.relative_to(ROOT)): n for path, n in lines.items() if n > MOST_LINES}
    assert too_long == {}


def test_no_file_name_stands_twice() -> None:
    names = Counter(path.name for path in MODULES if path.name != "__init__.py")
    assert {name: n for name, n in names.items() if n > 1} == {}


def test_no_room_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "helpers", "core", "common", "misc"}
    rooms = {part for path in MODULES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert rooms & drawers == set()


def test_no_test_folder_hides_a_package() -> None:
    """A folder ``tests/graph`` or an ``__init__.py`` would be imported in place of the code."""
    tests = ROOT / "tests"
    assert list(tests.rglob("__init__.py")) == []
    assert not (tests / "graph").exists()
    assert not (tests / "schemas").exists()
