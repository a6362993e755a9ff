"""What the records of a corpus were at the last commit. Git is asked, and nothing is changed."""

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from graph.edit.workspace import ImpossibleError

_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "none"}
"""Nobody is asked, and nothing is fetched."""
_BESIDE = 2
"""How many lines that stayed are shown beside those that changed."""


@dataclass(frozen=True, slots=True)
class Commit:
    """The records as they were committed."""

    label: str
    """Its short name, its day and its subject."""
    files: Mapping[str, bytes]
    """By the path below the corpus."""


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file of records that is not as it was."""

    name: str
    lines: list[str]
    """As a unified diff shows them: the first character says what became of a line."""


def read_last_commit(folder: Path) -> Commit:
    """The records of a corpus at the last commit of the repository that it lies in.

    Raises:
        ImpossibleError: there is no git, no repository or no commit.
    """
    label = _git(folder, "log", "-1", "--no-show-signature", "--format=%h, %cs: %s").decode(
        "utf-8", "replace"
    )
    listed = _git(folder, "ls-tree", "-r", "-z", "HEAD", "--", "records")
    names = {}
    for line in filter(None, listed.split(b"\0")):
        about, _, name = line.partition(b"\t")
        mode, _, id = about.split(b" ")[:3]
        if mode.startswith(b"100"):
            names[name.decode("utf-8", "replace")] = id
    asked = b"".join(id + b"\n" for id in names.values())
    answers = _contents(_git(folder, "cat-file", "--batch", sent=asked))
    return Commit(label.strip(), dict(zip(names, answers, strict=True)))


def changes_since(
    commit: Commit, names: Iterable[str], read: Callable[[str], bytes | None]
) -> Iterator[ChangedFile]:
    """Each file of records that was changed, added or removed since a commit, by name.

    Args:
        commit: what was committed.
        names: the files of records that there are now.
        read: gives the bytes of a file below the corpus; None where there is none.
    """
    for name in sorted({*names, *commit.files}):
        before, after = commit.files.get(name, b""), read(name) or b""
        if before != after:
            old, new = (each.decode("utf-8", "replace").splitlines() for each in (before, after))
            lines = unified_diff(old, new, lineterm="", n=_BESIDE)
            yield ChangedFile(name, list(lines)[2:])


def _contents(batch: bytes) -> Iterator[bytes]:
    """The contents of what ``git cat-file --batch`` tells, one after the other."""
    at = 0
    while at < len(batch):
        end = batch.index(b"\n", at)
        size = int(batch[at:end].rpartition(b" ")[2])
        yield batch[end + 1 : end + 1 + size]
        at = end + 2 + size


def _git(folder: Path, *arguments: str, sent: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            input=sent,
            capture_output=True,
            check=False,
            env={**os.environ, **_QUIET},
        )
    except FileNotFoundError:
        raise ImpossibleError("git is not installed") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        told = said[0] if said else "git does not answer"
        raise ImpossibleError(f"what was committed cannot be seen: {told}")
    return done.stdout
