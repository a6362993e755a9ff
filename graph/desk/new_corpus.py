"""A new corpus: one worked example, and what editors and CI need."""

import json
import os
from pathlib import Path

from graph.desk.writing import write_new
from graph.exchange.editor_schema import editor_schemas
from graph.load.files import list_files
from graph.load.records import read_records

_TEMPLATE = Path(__file__).with_name("template")
_PLACES = {
    "gitignore": ".gitignore",
    "vscode/settings.json": ".vscode/settings.json",
    "github/check.yml": ".github/workflows/check.yml",
}
"""Where files go whose names would be hidden in the package."""


def make_corpus(folder: Path) -> list[Path]:
    """Write a corpus that is sound, and return its files.

    Raises:
        FileExistsError: one of the files is there already; none was written.
        OSError: a file cannot be written; none was.
    """
    contents = {
        _PLACES.get(name, name): path.read_bytes()
        for path in sorted(_TEMPLATE.rglob("*"))
        if path.is_file() and (name := path.relative_to(_TEMPLATE).as_posix())
    }
    contents |= {f"schemas/{name}": schema for name, schema in _schemas().items()}
    for name in contents:
        if os.path.lexists(folder / name):
            raise FileExistsError(0, "is there already", str(folder / name))
    write_new(folder, contents)
    return [folder / name for name in contents]


def _schemas() -> dict[str, bytes]:
    """What editors read, with the ids of the example."""
    made = editor_schemas(read_records(list_files(_TEMPLATE)))
    return {
        name: (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
        for name, schema in made.items()
    }
