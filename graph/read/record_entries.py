"""The records of a file one after the other, and the way back to one of them."""

from collections.abc import Iterator
from functools import lru_cache

from graph.read.corpus_files import CorpusFile, Kind, read_text
from graph.read.json_lines import read_json_line, read_json_lines
from graph.read.places import Entry, Place, Steps
from graph.read.problem import Problem
from graph.read.yaml_text import YamlEntry, read_yaml

_FILES_AT_HAND = 4


def read_entries(kind: Kind, file: CorpusFile) -> Iterator[Entry | Problem]:
    """The records of a file in their order, and what keeps others from being read."""
    if file.location.suffix == ".jsonl":
        yield from read_json_lines(file)
        return
    text = read_text(file)
    if isinstance(text, Problem):
        yield text
        return
    root, problems = read_yaml(text)
    yield from problems
    if root is not None and kind is Kind.SOURCES:
        yield root
    elif root is not None and isinstance(root.data, list):
        yield from root.items()
    elif root is not None:
        yield _not_a_list(kind, root)


def _not_a_list(kind: Kind, root: YamlEntry) -> Problem:
    message = f"a file of {kind.value} is a list, and this is not"
    return root.at().error("wrong-shape", message, "begin each record with `- `")


class LaterEntry:
    """An entry that was read and let go; it is read again where someone asks for a place."""

    __slots__ = ("_file", "_kind", "_position")

    def __init__(self, kind: Kind, file: CorpusFile, position: int) -> None:
        """Name the entry: its position among the entries of a file; of JSON Lines, its line."""
        self._kind = kind
        self._file = file
        self._position = position

    @property
    def data(self) -> object:
        """What stands there."""
        entry = self._read()
        return None if isinstance(entry, Place) else entry.data

    def at(self, *steps: str | int) -> Place:
        """Where a part stands; where it is missing, what should hold it."""
        entry = self._read()
        return entry if isinstance(entry, Place) else entry.at(*steps)

    def at_key(self, *steps: str | int) -> Place:
        """Where the last key of these steps stands."""
        entry = self._read()
        return entry if isinstance(entry, Place) else entry.at_key(*steps)

    def at_word(self, steps: Steps, word: int) -> Place:
        """Where a word of a text stands, counted from 0; the whole text if that is unknown."""
        entry = self._read()
        return entry if isinstance(entry, Place) else entry.at_word(steps, word)

    def _read(self) -> Entry | Place:
        if self._file.location.suffix == ".jsonl":
            entry: Entry | None = read_json_line(self._file, self._position)
        else:
            entries = _read_yaml_entries(self._kind, self._file, self._file.version)
            entry = entries[self._position] if self._position < len(entries) else None
        # Somebody may have changed the file meanwhile.
        return entry if entry is not None else Place(self._file.shown)


@lru_cache(maxsize=_FILES_AT_HAND)
def _read_yaml_entries(kind: Kind, file: CorpusFile, _version: object) -> list[Entry]:
    return [each for each in read_entries(kind, file) if not isinstance(each, Problem)]
