"""YAML read as text: every value is text, a list or a mapping, and its place is known."""

import re

from graph.read.places import Place, Steps, TextFile
from graph.read.problem import Problem
from graph.read.yaml_nodes import Data, Node
from graph.read.yaml_traps import find_conflicts, find_traps, has_traps
from graph.read.yaml_tree import compose
from graph.text.printable import UNSEEN


class YamlEntry:
    """A record, or a list of them, in a YAML file."""

    __slots__ = ("_file", "node")

    def __init__(self, file: TextFile, node: Node) -> None:
        self.node = node
        """What stands there, each part with its place."""
        self._file = file

    @property
    def data(self) -> Data:
        """What stands there: text, lists and mappings."""
        return self.node.data

    def items(self) -> list["YamlEntry"]:
        """The members of a list."""
        if not isinstance(self.data, list):
            return []
        return [YamlEntry(self._file, child) for child in self.node.children.values()]

    def at(self, *steps: str | int) -> Place:
        """Where a part stands; where it is missing, what should hold it."""
        node, key = self._walk(steps)
        if node.style in ("|", ">"):
            return self._place_block(node)
        if key and node.data == "" and not node.style:
            return self._file.place(*key)
        return self._file.place(node.start, node.end)

    def at_key(self, *steps: str | int) -> Place:
        """Where the last key of these steps stands."""
        node, _ = self._walk(steps[:-1])
        key = node.keys.get(str(steps[-1]))
        return self._file.place(*key) if key else self.at(*steps[:-1])

    def at_word(self, steps: Steps, word: int) -> Place:
        """Where a word of a text stands, counted from 0; the whole text if that is unknown."""
        node, _ = self._walk(steps)
        start = node.start
        if node.style in ("|", ">"):
            start = self._file.text.find("\n", node.start) + 1
        elif node.style:
            start += 1
        raw = self._file.text[start : node.end]
        spans = [match.span() for match in re.finditer(r"\S+", raw)]
        if not isinstance(node.data, str) or len(spans) != len(node.data.split()):
            return self.at(*steps)
        if word >= len(spans):
            return self.at(*steps)
        first, last = spans[word]
        return self._file.place(start + first, start + last)

    def _walk(self, steps: Steps) -> tuple[Node, tuple[int, int] | None]:
        node, key = self.node, None
        for step in steps:
            child = node.children.get(step)
            if child is None:
                break
            key = node.keys.get(step) if isinstance(step, str) else None
            node = child
        return node, key

    def _place_block(self, node: Node) -> Place:
        match = re.compile(r"[^\n]*\n\s*").match(self._file.text, node.start)
        start = match.end() if match else node.start
        return self._file.place(start, node.end)


def read_yaml(file: TextFile) -> tuple[YamlEntry | None, list[Problem]]:
    """The one document of a YAML file, or everything that keeps it from being read."""
    if conflicts := list(find_conflicts(file)):
        return None, conflicts
    if unseen := UNSEEN.search(file.text):
        character = f"U+{ord(unseen[0]):04X}"
        message = f"the character {character} cannot be seen and does not belong in a record"
        place = file.place(unseen.start(), unseen.end())
        return None, [place.error("control-character", message, "delete it")]
    root, problems = compose(file)
    if problems:
        return None, problems
    if root is None or (root.data == "" and not root.style):
        hint = "write the records, or delete the file; an empty list is written []"
        problem = Place(file.path).error("empty-file", "this file holds no records", hint)
        return None, [problem]
    if has_traps(file.text) and (traps := list(find_traps(file, root))):
        return None, traps
    return YamlEntry(file, root), []
