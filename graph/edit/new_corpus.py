"""A new corpus: one worked example, and what editors and CI need."""

import json
from pathlib import Path

from graph.disk.batch import Before, Draft, TakenError, is_there, write_batch
from graph.edit.installation import find_requirement
from graph.json_schemas.editor_schemas import editor_schemas
from graph.read.checked_records import read_records
from graph.read.corpus_files import list_files

_TEMPLATE = Path(__file__).with_name("template")
WORKFLOW = ".github/workflows/check.yml"
_PLACES = {
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "vscode/settings.json": ".vscode/settings.json",
    "github/check.yml": WORKFLOW,
}
"""Where files go whose names would be hidden in the package."""
_INSTALLED_FROM = b'CLAIMGRAPH: ""'
"""What stands in the workflow where nobody has said from where claimgraph is installed."""


def make_corpus(folder: Path) -> list[Path]:
    """Write a corpus that is sound, and return its files.

    A file that is there already as it is to be is no obstacle: an earlier try was interrupted.

    Raises:
        RefusedError: a file is there already and says something else, or a link leads out of the
            folder; none was written.
        OSError: a file cannot be written; none was.
    """
    contents = {
        _PLACES.get(name, name): path.read_bytes()
        for path in sorted(_TEMPLATE.rglob("*"))
        if path.is_file() and (name := path.relative_to(_TEMPLATE).as_posix())
    }
    requirement = find_requirement()
    if requirement is not None:
        named = f'CLAIMGRAPH: "{requirement}"'.encode()
        contents[WORKFLOW] = contents[WORKFLOW].replace(_INSTALLED_FROM, named)
    contents |= {f"schemas/{name}": schema for name, schema in _schemas().items()}
    there = {name for name, content in contents.items() if is_there(folder, name, content)}
    if len(there) == len(contents):
        raise TakenError(f"{folder} is there already, and whole: name another folder")
    drafts = {
        name: Draft(content, Before.NOTHING)
        for name, content in contents.items()
        if name not in there
    }
    write_batch(folder, drafts)
    return [folder / name for name in contents]


def _schemas() -> dict[str, bytes]:
    """What editors read, with the ids of the example."""
    made = editor_schemas(read_records(list_files(_TEMPLATE)))
    return {
        name: (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
        for name, schema in made.items()
    }
