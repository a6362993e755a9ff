"""The notebook of the documentation runs, and shows what its cells give."""

import ast
import json
import os
from typing import Any

from tests.cli.command import ROOT

NOTEBOOK = ROOT / "docs/claimgraph.ipynb"
_PICTURE = '<iframe sandbox="allow-scripts"'


def test_the_cells_give_what_the_notebook_shows() -> None:
    """``REFRESH_NOTEBOOK=1`` writes the outputs anew; a picture is too large to be among them."""
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    names: dict[str, Any] = {}
    pictures = 0
    for number, cell in enumerate(cells, 1):
        value = _run("".join(cell["source"]), names)
        html = value._repr_html_() if hasattr(value, "_repr_html_") else None
        if html is not None and html.startswith(_PICTURE):
            pictures += 1
            shown: list[Any] = []
        else:
            shown = [_output(number, value, html)]
        if os.environ.get("REFRESH_NOTEBOOK") == "1":
            cell |= {"execution_count": number, "outputs": shown}
        assert cell["outputs"] == shown
    assert pictures == 1
    if os.environ.get("REFRESH_NOTEBOOK") == "1":
        NOTEBOOK.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell; its value is that of its last line."""
    *before, last = ast.parse(source).body
    assert isinstance(last, ast.Expr)
    exec(compile(ast.Module(before, []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


def _output(number: int, value: object, html: str | None) -> dict[str, Any]:
    data = {"text/plain": repr(value).splitlines(keepends=True)}
    if html is not None:
        data = {"text/html": html.splitlines(keepends=True), **data}
    return {
        "output_type": "execute_result",
        "execution_count": number,
        "data": data,
        "metadata": {},
    }
