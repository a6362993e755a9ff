"""A corpus that is being edited: checked in memory, changed record by record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from graph.assemble import ClaimGraph, build_graph
from graph.disk.batch import Before, Draft, write_batch
from graph.disk.bounds import RefusedError, locate
from graph.edit.checked_memory import CheckedMemory
from graph.edit.history import History, Step, compare, replace_lines
from graph.edit.sound_part import sound_part
from graph.edit.source_file import SourceFile, read_source_file
from graph.read.corpus_files import CorpusFile, Kind, Listing, list_files, read_bytes
from graph.read.problem import Problem
from graph.store.cache_folder import cache_of, make_folder
from graph.store.stamp import take_stamp
from schemas.corpus import Corpus

HISTORY = "desk.jsonl"


class StaleError(RefusedError):
    """A record was changed by somebody else since it was looked at."""

    def __init__(self, yours: str, theirs: str) -> None:
        super().__init__("this record was changed meanwhile")
        self.yours = yours
        self.theirs = theirs


class ImpossibleError(RefusedError):
    """An operation that makes no sense for the records as they are; the message says why."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Plan:
    """What an operation changes: whole texts of files, of which single records differ."""

    label: str
    """What was done, in the past tense, for who may want to undo it."""
    files: dict[str, str | bytes] = field(default_factory=dict)
    """The text that each file is to have, by its path below the corpus."""
    source: str | None = None
    """The source that was worked on."""


class State:
    """A corpus as its files were at one moment."""

    def __init__(self, version: str, listing: Listing, memory: CheckedMemory) -> None:
        check = memory.check(listing)
        self.version = version
        """Another one whenever a file is another."""
        self.problems: tuple[Problem, ...] = check.problems.kept
        self.errors, self.warnings = check.problems.errors, check.problems.warnings
        self.places = memory.places()
        """Where each record stands, by its kind and id: the file, and its position there."""
        self.files: Mapping[str, tuple[Kind, CorpusFile]] = {
            file.relative: (kind, file) for kind, file in listing.records
        }
        self._gathered = memory.gathered

    @cached_property
    def former(self) -> set[str]:
        """The former ids of claims."""
        return {old for claim in self.corpus.claims.values() for old in claim.formerly}

    @cached_property
    def corpus(self) -> Corpus:
        """The part of the corpus that is sound."""
        return sound_part(self._gathered.corpus())

    @cached_property
    def graph(self) -> ClaimGraph:
        """The graph of what is sound."""
        return build_graph(self.corpus)


class Workspace:
    """One corpus, its files, and what can be undone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._memory = CheckedMemory(folder)
        self._history = History(_history_file(folder))
        self._state: State | None = None

    def look(self) -> State:
        """The corpus as it is now; it is checked again only where a file looks otherwise."""
        version = self._version()
        if self._state is None or self._state.version != version:
            self._state = State(version, list_files(self.folder), self._memory)
        return self._state

    def source(self, id: str, state: State | None = None) -> SourceFile:
        """The file of a source, as it is now; where it is, a state tells that was just looked at.

        Raises:
            ImpossibleError: there is no such source, or its file cannot be edited.
        """
        state = state or self.look()
        place = state.places.get((Kind.SOURCES, id))
        if place is None:
            raise ImpossibleError(f"there is no source `{id}` that can be read")
        return read_source_file(self.folder, state.files[place[0]][1])

    def read(self, relative: str) -> bytes | None:
        """The bytes of a file of records; None where there is none.

        Raises:
            ImpossibleError: it cannot be read.
        """
        place = locate(self.folder, relative)
        if not place.exists():
            return None
        raw = read_bytes(CorpusFile(place, relative, relative))
        if isinstance(raw, Problem):
            raise ImpossibleError(f"{relative} cannot be read: {raw.message}")
        return raw

    def write(self, plan: Plan, read: Mapping[str, bytes | None]) -> State:
        """Write what a plan says over what was read, and check the corpus.

        Raises:
            RefusedError: a file is not as it was read; nothing was written.
            OSError: a file cannot be written; nothing was.
        """
        hunks = {}
        drafts = {}
        for name, text in plan.files.items():
            before, after = read[name], text.encode() if isinstance(text, str) else text
            if before == after:
                continue
            drafts[name] = Draft(after, Before.NOTHING if before is None else before)
            hunks[name] = compare(before or b"", after)
        if drafts:
            write_batch(self.folder, drafts)
            self._history.add(Step(plan.label, hunks))
        return self.look()

    @property
    def undoes(self) -> str | None:
        """What :meth:`undo` would take back."""
        return self._history.last.label if self._history.last else None

    @property
    def redoes(self) -> str | None:
        """What :meth:`redo` would do again."""
        return self._history.next.label if self._history.next else None

    def undo(self) -> str:
        """Take back the last step, and say what it was.

        Raises:
            RefusedError: there is none, or its lines were changed since.
        """
        step = self._history.last
        if step is None:
            raise ImpossibleError("there is nothing to undo")
        self._exchange(step.turned())
        self._history.move(-1)
        return step.label

    def redo(self) -> str:
        """Do again what was taken back last, and say what it is.

        Raises:
            RefusedError: there is none, or its lines were changed since.
        """
        step = self._history.next
        if step is None:
            raise ImpossibleError("there is nothing to do again")
        self._exchange(step)
        self._history.move(1)
        return step.label

    def _exchange(self, step: Step) -> None:
        drafts, discard = {}, []
        for name, hunk in step.hunks.items():
            before = self.read(name)
            after = replace_lines(name, before or b"", hunk)
            if after or hunk.above or hunk.below:
                drafts[name] = Draft(after, Before.NOTHING if before is None else before)
            else:
                discard.append(name)
        write_batch(self.folder, drafts, discard=discard)

    def _version(self) -> str:
        return sha256(
            take_stamp(self.folder).text().encode("utf-8", "surrogateescape")
        ).hexdigest()[:16]


def _history_file(folder: Path) -> Path | None:
    cache = cache_of(folder)
    if cache is None:
        return None
    try:
        make_folder(cache)
    except OSError:
        return None
    return cache / HISTORY
