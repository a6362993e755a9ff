"""Files written together: whole, all or none, and never over what somebody else wrote meanwhile.

Each file is written into a folder beside its place that holds nothing else, and is renamed to its
place when all are safely on the disk. A rename leaves the old file or the new one, whatever
happens; when a later rename fails, the earlier ones are taken back. What a killed process leaves
is such a folder, which the next command that writes there deletes: it bears our mark.
"""

import os
import shutil
import stat
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TypeAlias

from graph.disk.bounds import RefusedError, follow, locate
from graph.disk.staging import locked, make_folders, stage, sweep

Content: TypeAlias = str | bytes | Callable[[Path], None]
"""A text, to be written in UTF-8; bytes; or what writes a file of another kind to a path."""


class TakenError(RefusedError):
    """A file that was to be new is there already."""


class Before(Enum):
    """What may stand where a file is written, if not certain bytes."""

    NOTHING = auto()
    ANYTHING = auto()


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is to be written."""

    content: Content
    before: bytes | Before
    """The bytes that were read there, or what else may stand there. Where anything else stands
    when it comes to writing, nothing is written."""


def write_batch(folder: Path, drafts: Mapping[str, Draft], *, discard: Sequence[str] = ()) -> None:
    """Write files below a folder, all or none, making folders where they are missing.

    Files that are replaced keep their mode and owner; one that has a second name (a hard link) is
    not replaced where its bytes were read, since the two names would part unseen.

    Args:
        folder: what is written stays inside it, links followed.
        drafts: what to write, by the path below the folder.
        discard: files that go when the others come, if they are there.

    Raises:
        RefusedError: a link leads out, or a file is not as it was read; nothing was written.
        OSError: a file cannot be written; none was.
    """
    places = {name: locate(folder, name) for name in [*drafts, *discard]}
    parents = dict.fromkeys(place.parent for place in places.values())
    for parent in parents:
        sweep(parent)  # first of all: a leftover may be a second name of a file
    for name, draft in drafts.items():
        _compare(folder / name, places[name], draft.before)
    made: list[Path] = []
    try:
        with ExitStack() as stages:
            stage_of: dict[Path, Path] = {}
            for parent in parents:
                make_folders(parent, made)
                stage_of[parent] = stages.enter_context(stage(parent))
            moves = []
            for number, (name, place) in enumerate(places.items()):
                before = drafts[name].before if name in drafts else Before.ANYTHING
                staged = stage_of[place.parent] / str(number)
                if name in drafts:
                    _write_whole(staged, place, drafts[name])
                moves.append(_Move(folder / name, place, staged, before, name in drafts))
            with locked(follow(folder)):
                _place_all(moves)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir()
        raise


def is_there(folder: Path, name: str, content: bytes) -> bool:
    """Whether a file below a folder holds exactly these bytes already.

    Raises:
        RefusedError: a link leads out of the folder.
    """
    place = locate(folder, name)
    return place.is_file() and place.read_bytes() == content


@dataclass(slots=True)
class _Move:
    """A file on its way to its place, or away from it."""

    shown: Path
    place: Path
    staged: Path
    before: bytes | Before
    comes: bool
    """Whether the staged file comes; else the one that is there goes."""
    identity: tuple[int, int] | None = None

    @property
    def kept(self) -> Path:
        """Where the old file waits, for as long as it may have to come back."""
        return self.staged.with_name(f"{self.staged.name}-old")

    def make(self) -> None:
        _compare(self.shown, self.place, self.before)
        if not self.comes:
            if os.path.lexists(self.place):
                self.place.rename(self.kept)
            return
        self.identity = _identify(self.staged)
        if self.before is Before.NOTHING:
            _rename_to_new(self.staged, self.place)
            return
        if os.path.lexists(self.place):
            _keep(self.place, self.kept)
        self.staged.replace(self.place)
        # Somebody may have written between the look at the file and its replacement.
        if isinstance(self.before, bytes) and self.kept.read_bytes() != self.before:
            raise RefusedError(f"{self.shown} was changed after it was read: run the command again")

    def take_back(self) -> None:
        """Put back what stood there, unless somebody else has written there since."""
        if not self.comes:
            if os.path.lexists(self.kept) and not os.path.lexists(self.place):
                self.kept.rename(self.place)
        elif self.identity is not None and self.identity == _identify(self.place):
            if os.path.lexists(self.kept):
                self.kept.replace(self.place)
            else:
                self.place.unlink()


def _identify(path: Path) -> tuple[int, int] | None:
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _compare(shown: Path, place: Path, before: bytes | Before) -> None:
    """Stop where something else stands than what was read.

    Raises:
        RefusedError: so it is.
    """
    if before is Before.ANYTHING:
        return
    if before is Before.NOTHING:
        if os.path.lexists(shown) or os.path.lexists(place):
            raise TakenError(f"{shown} is there already")
        return
    again = "run the command again"
    try:
        found = place.lstat()
    except FileNotFoundError:
        raise RefusedError(f"{shown} was deleted after it was read: {again}") from None
    if not stat.S_ISREG(found.st_mode) or place.read_bytes() != before:
        raise RefusedError(f"{shown} was changed after it was read: {again}")
    if found.st_nlink > 1:
        raise RefusedError(
            f"{shown} has a second name (a hard link), which would keep the old text: put a copy "
            "in its place first"
        )


def _place_all(moves: Sequence[_Move]) -> None:
    try:
        for move in moves:
            try:
                move.make()
            except OSError as error:
                raise OSError(error.errno, error.strerror, str(move.shown)) from error
    except BaseException as error:
        left = []
        for move in reversed(moves):
            try:
                move.take_back()
            except OSError:
                left.append(str(move.shown))
        if left:
            told = f"{error}; {', '.join(left)} could not be put back and is as it was to become"
            raise OSError(None, told) from error
        raise


def _write_whole(staged: Path, place: Path, draft: Draft) -> None:
    content = draft.content
    try:
        if isinstance(content, str | bytes):
            raw = content.encode() if isinstance(content, str) else content
            with staged.open("xb") as file:
                file.write(raw)
        else:
            content(staged)
        with staged.open("r+b") as file:
            os.fsync(file.fileno())
        if os.path.lexists(place):
            _adopt(staged, place, must=isinstance(draft.before, bytes))
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(place)) from error


def _adopt(path: Path, old: Path, *, must: bool) -> None:
    """Give a file the owner and the mode of the one that it replaces."""
    found, own = old.lstat(), path.lstat()
    if os.name == "posix" and (own.st_uid, own.st_gid) != (found.st_uid, found.st_gid):
        try:
            os.chown(path, found.st_uid, found.st_gid)
        except PermissionError:
            if must:
                raise RefusedError(
                    f"{old} belongs to another user, and would be yours: ask them, or put a copy "
                    "in its place first"
                ) from None
    path.chmod(stat.S_IMODE(found.st_mode))


def _keep(place: Path, kept: Path) -> None:
    """Give a file a second name, or where that cannot be, copy it."""
    try:
        os.link(place, kept)
    except OSError:
        shutil.copy2(place, kept)
        _adopt(kept, place, must=False)


def _rename_to_new(staged: Path, place: Path) -> None:
    """Rename a file to a place where nothing stands, and replace nothing.

    Raises:
        TakenError: something stands there.
    """
    try:
        os.link(staged, place)  # unlike a rename, this refuses to replace a file
    except FileExistsError:
        raise TakenError(f"{place} is there already") from None
    except OSError:  # a file system without hard links
        _compare(place, place, Before.NOTHING)
        staged.rename(place)
