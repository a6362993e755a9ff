"""What was changed at the desk, so that it can be taken back: also after a restart.

A step is kept as the lines that went and came, not as whole files: what somebody else wrote in
the same files since then stays, and a step whose own lines were changed is not taken back.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from graph.disk.bounds import RefusedError

MOST = 1_000
"""How many steps are kept."""
_BESIDE = 2
"""Lines on either side by which a place is known again."""
_LINE = re.compile(rb"[^\n]*\n|[^\n]+\Z")


class Hunk(NamedTuple):
    """Lines of one file that went, and those that came in their place."""

    row: int
    above: list[str]
    old: list[str]
    new: list[str]
    below: list[str]

    def turned(self) -> "Hunk":
        """The way back."""
        return self._replace(old=self.new, new=self.old)


class Step(NamedTuple):
    """One change: to lines of files, and files that came whole (with what they hold)."""

    label: str
    hunks: Mapping[str, Hunk]

    def turned(self) -> "Step":
        """The way back."""
        return self._replace(hunks={name: hunk.turned() for name, hunk in self.hunks.items()})


def compare(before: bytes, after: bytes) -> Hunk:
    """The one stretch of lines in which two files differ."""
    old, new = _LINE.findall(before), _LINE.findall(after)
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    above, below = old[max(0, first - _BESIDE) : first], old[len(old) - last :][:_BESIDE]
    middle = (above, old[first : len(old) - last], new[first : len(new) - last], below)
    return Hunk(first, *([_shown(line) for line in part] for part in middle))


def replace_lines(name: str, content: bytes, hunk: Hunk) -> bytes:
    """A file with the lines of a step exchanged.

    Raises:
        RefusedError: the lines are not there any more, or stand there twice.
    """
    lines = [_shown(line) for line in _LINE.findall(content)]
    around = [*hunk.above, *hunk.old, *hunk.below]
    places = [hunk.row - len(hunk.above), *range(len(lines) - len(around) + 1)]
    found = [at for at in dict.fromkeys(places) if _stands(lines, at, around)]
    if not found or (found[0] != places[0] and len(found) > 1):
        raise RefusedError(f"{name} was changed there since: undo it in an editor, or with git")
    row = found[0] + len(hunk.above)
    lines[row : row + len(hunk.old)] = hunk.new
    return "".join(lines).encode("utf-8", "surrogateescape")


def _stands(lines: Sequence[str], at: int, around: Sequence[str]) -> bool:
    return at >= 0 and list(lines[at : at + len(around)]) == list(around)


def _shown(line: bytes) -> str:
    return line.decode("utf-8", "surrogateescape")


class History:
    """The steps of one corpus, and how far they are taken back."""

    def __init__(self, file: Path | None) -> None:
        """Read the steps of a file, which need not be there; of none, they are kept in memory."""
        self._file = file
        self._steps: list[Step] = []
        self._done = 0
        if file is not None:
            with suppress(OSError):
                for line in file.read_bytes().splitlines():
                    self._learn(line)

    @property
    def last(self) -> Step | None:
        """What would be taken back."""
        return self._steps[self._done - 1] if self._done else None

    @property
    def next(self) -> Step | None:
        """What would be done again."""
        return self._steps[self._done] if self._done < len(self._steps) else None

    def add(self, step: Step) -> None:
        """A step was done; what had been taken back is forgotten."""
        self._steps[self._done :] = [step]
        self._done += 1
        self._write({"label": step.label, "hunks": step.hunks})
        if len(self._steps) > 2 * MOST:
            self._shorten()

    def move(self, by: int) -> None:
        """The last step was taken back (-1), or the next one done again (1)."""
        self._done += by
        self._write({"move": by})

    def _learn(self, line: bytes) -> None:
        try:
            told = json.loads(line)
            if "move" in told:
                self._done = min(max(self._done + int(told["move"]), 0), len(self._steps))
                return
            hunks = {str(name): Hunk(*hunk) for name, hunk in told["hunks"].items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            return  # a line that a killed process left
        self._steps[self._done :] = [Step(str(told["label"]), hunks)]
        self._done += 1

    def _write(self, told: Mapping[str, Any]) -> None:
        if self._file is None:
            return
        line = json.dumps(told, ensure_ascii=True).encode() + b"\n"
        with suppress(OSError):
            number = os.open(self._file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
            try:
                os.write(number, line)
            finally:
                os.close(number)

    def _shorten(self) -> None:
        gone = self._done - MOST
        if gone <= 0:
            return
        self._steps, self._done = self._steps[gone:], MOST
        if self._file is not None:
            with suppress(OSError):
                self._file.unlink()
        for step in self._steps[: self._done]:
            self._write({"label": step.label, "hunks": step.hunks})
