"""The real command in a child of this process, where a system call can be made to fail."""

import errno
import io
import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tests.forked import run_in_child

Fault = Literal["fail", "kill"]

_SET_BY_A_USER = ("CLAIMGRAPH_CORPUS", "CLAIMGRAPH_DEBUG", "COLUMNS")

_CALLS = {
    os: ("mkdir", "link", "rename", "replace", "unlink", "rmdir", "chmod", "chown", "fsync"),
    io: ("open",),
}
"""What changes the disk from Python; io.open is what Path.open calls."""


@dataclass(frozen=True)
class Told:
    """What became of a command."""

    code: int
    """Its exit code; negative where a signal ended it."""
    output: str
    struck: bool
    """Whether the fault came to pass: the command makes at least that many calls."""


def run_forked(
    *arguments: object,
    cwd: Path | None = None,
    at: int = 0,
    fault: Fault = "fail",
    below: Path | None = None,
    **environment: str,
) -> Told:
    """Run the command; the ``at``-th call on a path below a folder fails, or kills the process."""
    kept = {name: each for name, each in os.environ.items() if name not in _SET_BY_A_USER}
    code, output, errors = run_in_child(
        arguments,
        cwd=cwd,
        environment=kept | environment,
        prepare=_Faults(below, at, fault).install if below is not None else lambda: None,
    )
    told = (output + errors).decode("utf-8", "replace")
    return Told(code, told.replace(_STRUCK, ""), _STRUCK in told)


_STRUCK = "\x00struck\x00"


class _Faults:
    def __init__(self, below: Path, at: int, fault: Fault) -> None:
        self.below = os.path.realpath(below)
        self.left = at
        self.fault = fault

    def install(self) -> None:
        for module, names in _CALLS.items():
            for name in names:
                setattr(module, name, self._wrap(name, getattr(module, name)))

    def _wrap(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            if self._counts(name, arguments, options):
                self.left -= 1
                if self.left == 0:
                    os.write(2, _STRUCK.encode())
                    if self.fault == "kill":
                        os.kill(os.getpid(), signal.SIGKILL)
                    raise OSError(errno.EIO, os.strerror(errno.EIO), str(arguments[0]))
            return call(*arguments, **options)

        return wrapped

    def _counts(self, name: str, arguments: tuple[Any, ...], options: Mapping[str, Any]) -> bool:
        if name == "fsync":
            return True
        if name == "open" and not set("wxa+") & set(str([*arguments, "r"][1])):
            return False
        path = arguments[0] if arguments else "."
        if isinstance(path, int):
            return False
        if options.get("dir_fd") is not None:
            return True
        real = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - no link followed
        # The store and its folder are the business of other tests.
        return real.startswith(self.below) and "/.claimgraph/" not in f"{real}/"


def snapshot(folder: Path) -> dict[str, str]:
    """Every file, folder and link below a folder, the store left out, and what it holds."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if ".claimgraph" in name.split("/"):
            continue
        if path.is_symlink():
            found[name] = f"-> {os.readlink(path)}"  # noqa: PTH115 - as it was written
        elif path.is_dir():
            found[name] = "folder"
        else:
            found[name] = path.read_bytes().decode("utf-8", "backslashreplace")
    return found
