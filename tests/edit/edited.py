"""A corpus of its own for a test, changed as the desk changes it."""

import shutil
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from graph.edit.operations import Operation
from graph.edit.performing import perform
from graph.edit.workspace import Plan, Workspace

ROOT = Path(__file__).parents[2]
_OPERATION: TypeAdapter[Operation] = TypeAdapter(Operation)


class Edited:
    """A copy of a corpus, and a desk on it."""

    def __init__(self, folder: Path, like: str = "tests/prove/base") -> None:
        self.folder = folder / "corpus"
        shutil.copytree(ROOT / like, self.folder)
        self.desk = Workspace(self.folder)

    def do(self, **asked: Any) -> Plan:
        """Do an operation; the digests of what it is about are those of now."""
        if "hash" not in asked and ("at" in asked or asked["do"] == "set_head"):
            lines = self.desk.source(asked["source"]).lines
            asked["hash"] = lines.digest(asked["at"]) if "at" in asked else lines.head_digest()
        return perform(self.desk, _OPERATION.validate_python(asked))

    def find(self, source: str, words: str) -> int:
        """The position of the one passage that holds some words."""
        members = self.desk.source(source).lines.members
        (found,) = [at for at, each in enumerate(members) if words in str(each.data)]
        return found

    def passage(self, source: str, at: int) -> Any:
        """What a passage says."""
        return self.desk.source(source).lines.members[at].data

    def text(self, name: str) -> str:
        """A file of records."""
        return (self.folder / "records" / name).read_bytes().decode()

    def files(self) -> dict[str, bytes]:
        """All files, by their paths."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def errors(self) -> list[str]:
        """What a check finds, warnings left out."""
        state = self.desk.look()
        return [each.code for each in state.problems if each.severity == "error"]
