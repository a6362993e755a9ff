"""The tree of a YAML file, where everything stands, and nothing that records do not use."""

from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from graph.read.places import Place, TextFile
from graph.read.problem import Problem
from graph.read.yaml_nodes import Data, Node
from graph.read.yaml_slips import DEEPEST, explain_syntax, too_deep
from graph.text.numerals import cut_number, what_to_write
from graph.text.printable import UNSEEN
from schemas.limits import RECORD_VALUES

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_YAML_TAG = "tag:yaml.org,2002:"


def compose(file: TextFile) -> tuple[Node | None, list[Problem]]:
    """The tree, None where the file is empty, and everything in it that is refused."""
    composer = _Composer(file)
    try:
        composer.run()
    except _TooManyValuesError:
        message = RECORD_VALUES.message()
        return None, [Place(file.path).error(RECORD_VALUES.code, message, RECORD_VALUES.hint)]
    except yaml.YAMLError as error:
        slip = explain_syntax(file, error)
        # What follows an alias on its line is a slip of the parser's making.
        if all(problem.line != slip.line for problem in composer.problems):
            composer.problems.append(slip)
    return composer.root, composer.problems


class _TooManyValuesError(Exception):
    """There are more nodes than :data:`schemas.limits.RECORD_VALUES` allows."""


class _Composer:
    """Builds the tree of nodes from the parser's events, without recursion."""

    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[Node] = []
        self._keys: list[tuple[str, int, int] | None] = []
        self._left = RECORD_VALUES.most

    def run(self) -> None:
        """Read to the end, or to what makes the rest unreadable."""
        next_event = _Loader(self.file.text).get_event
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event)
                self._add_scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event)
                if not self._enter({} if kind is MappingStartEvent else [], event):
                    return
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._keys.pop()
                self._open.pop().end = event.end_mark.index
            elif kind is AliasEvent:
                self._refuse(event, "yaml-alias", f"the alias `*{event.anchor}`")
                self._add(Node("", event.start_mark.index, event.end_mark.index, "*"))
            elif kind is StreamEndEvent:
                return
            elif kind is DocumentStartEvent:
                if event.tags:
                    self._refuse(event, "yaml-tag", "a %TAG line")
                if self.root is not None:
                    place = self._place(event)
                    message = "a second document begins here: one file holds one"
                    hint = "delete the line `---`, or put the rest into another file"
                    self.problems.append(place.error("several-documents", message, hint))
                    return
            else:
                assert kind in (StreamStartEvent, DocumentEndEvent)

    def _add_scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if self._keys and self._keys[-1] is None and type(self._open[-1].data) is dict:
            self._add_key(event.value, start, end)
            return
        style = event.style or ""
        if style == '"' and UNSEEN.search(event.value):
            message = "an escape in this text stands for a character that cannot be seen"
            problem = self._place(event).error("control-character", message, "delete it")
            self.problems.append(problem)
        self._add(Node(event.value, start, end, style))

    def _add_key(self, key: str, start: int, end: int) -> None:
        parent = self._open[-1]
        if key == "<<":
            message = "merge keys (`<<`) are not used in records"
            hint = "write the fields where they belong"
            self.problems.append(self.file.place(start, end).error("merge-key", message, hint))
        elif key in parent.keys and (cut := cut_number(self.file.text, start)):
            place = self.file.place(*cut)
            number = self.file.text[slice(*cut)]
            message = f"the number {number} is cut at its commas"
            hint = what_to_write(number, None) or "write digits alone, with a point before decimals"
            problem = place.error("bad-number", message, hint)
            if problem not in self.problems:
                self.problems.append(problem)
        elif key in parent.keys:
            first = self.file.place(*parent.keys[key])
            message = f"`{key}` stands twice in this mapping; the first is on line {first.line}"
            hint = "delete one of the two"
            self.problems.append(self.file.place(start, end).error("duplicate-key", message, hint))
        else:
            parent.keys[key] = (start, end)
        self._keys[-1] = (key, start, end)

    def _enter(self, data: Data, event: Any) -> bool:
        """Begin a list or a mapping; False where the rest cannot be told apart any more."""
        if len(self._open) >= DEEPEST:
            self.problems.append(too_deep(self._place(event)))
            return False
        if self._open and self._keys[-1] is None and type(self._open[-1].data) is dict:
            message = "a list or a mapping stands where a field's name should"
            hint = "a field is written `name: value`; text with brackets wants quotation marks"
            self.problems.append(self._place(event).error("complex-key", message, hint))
            return False
        node = Node(data, event.start_mark.index, event.end_mark.index)
        self._add(node)
        self._open.append(node)
        self._keys.append(None)
        return True

    def _add(self, node: Node) -> None:
        self._left -= 1
        if self._left < 0:
            raise _TooManyValuesError
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        data = parent.data
        if type(data) is list:
            parent.children[len(data)] = node
            data.append(node.data)
        elif type(data) is dict:
            key = self._keys[-1]
            if key is None:  # an alias where a key should stand, refused already
                self._keys[-1] = ("", node.start, node.end)
                return
            parent.children[key[0]] = node
            data[key[0]] = node.data
            self._keys[-1] = None

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, "yaml-anchor", f"the anchor `&{event.anchor}`")
        if event.tag is not None:
            self._refuse(event, "yaml-tag", f"the tag `{event.tag.replace(_YAML_TAG, '!!')}`")

    def _refuse(self, event: Any, code: str, what: str) -> None:
        hint = "write the text itself; if the sign belongs to it, put it in quotation marks"
        self.problems.append(self._place(event).error(code, f"{what} is not allowed here", hint))

    def _place(self, event: Any) -> Place:
        return self.file.place(event.start_mark.index, event.end_mark.index)
