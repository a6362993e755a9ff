"""YAML read as text: every value is text, a list or a mapping, and its place is known."""

import re

from graph.load.places import Place, Steps, TextFile
from graph.load.problem import Problem
from graph.load.yaml_lines import UNSEEN, read_plainly
from graph.load.yaml_nodes import Node
from graph.load.yaml_traps import find_conflicts, find_traps, has_traps
from schemas.limits import RECORD_VALUES


class _Tree:
    """The nodes of a file, made when the first of them is asked for."""

    __slots__ = ("_root", "file")

    def __init__(self, file: TextFile, root: Node | None = None) -> None:
        self.file = file
        self._root = root

    @property
    def root(self) -> Node:
        if self._root is None:
            from graph.load.yaml_tree import compose

            self._root, _ = compose(self.file)
            assert self._root is not None
        return self._root


class YamlEntry:
    """A record, or a list of them, in a YAML file."""

    __slots__ = ("_position", "_tree", "data")

    def __init__(self, tree: _Tree, data: object, position: int | None = None) -> None:
        """Name a member of a file's list by its position, else the whole file."""
        self.data = data
        """What stands there: text, lists and mappings."""
        self._tree = tree
        self._position = position

    @property
    def node(self) -> Node:
        """What stands there, each part with its place."""
        root = self._tree.root
        return root if self._position is None else root.children[self._position]

    def items(self) -> list["YamlEntry"]:
        """The members of a list."""
        members = self.data if isinstance(self.data, list) else []
        return [YamlEntry(self._tree, data, index) for index, data in enumerate(members)]

    @property
    def _file(self) -> TextFile:
        return self._tree.file

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
    text = file.text
    few = text.count("\n") + text.count(",") < RECORD_VALUES.most
    data = read_plainly(text) if few else None
    if data is not None and not has_traps(text):
        return YamlEntry(_Tree(file), data), []
    if conflicts := list(find_conflicts(file)):
        return None, conflicts
    if unseen := UNSEEN.search(file.text):
        character = f"U+{ord(unseen[0]):04X}"
        message = f"the character {character} cannot be seen and does not belong in a record"
        place = file.place(unseen.start(), unseen.end())
        return None, [place.error("control-character", message, "delete it")]
    from graph.load.yaml_tree import compose

    root, problems = compose(file)
    if problems:
        return None, problems
    if root is None or (root.data == "" and not root.style):
        hint = "write the records, or delete the file; an empty list is written []"
        problem = Place(file.path).error("empty-file", "this file holds no records", hint)
        return None, [problem]
    if has_traps(text) and (traps := list(find_traps(file, root))):
        return None, traps
    return YamlEntry(_Tree(file, root), root.data), []
