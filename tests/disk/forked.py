"""The real command in a child of this process, where a system call can be made to fail."""

import errno
import io
import os
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

Fault = Literal["fail", "kill"]

_CALLS = {
    os: ("mkdir", "link", "rename", "replace", "unlink", "rmdir", "chmod", "chown", "fsync"),
    io: ("open",),
}
"""What changes the disk from Python; io.open is what Path.open calls."""
_IMPORTED = (
    *("graph.desk.formats.language", "py3langid"),
    *("graph.cli.app", "graph.cli.init", "graph.cli.new", "graph.desk.archive"),
    *("graph.desk.new_corpus", "graph.desk.appending", "graph.desk.layout", "graph.desk.entries"),
    *(
        "graph.page.render",
        "graph.store.copying",
        "graph.exchange.node_link",
        "graph.store.refresh",
        "networkx",
    ),
)
"""What no child has to import again."""


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
    from graph.cli.main import run

    for name in _IMPORTED:
        import_module(name)

    output_from, output_to = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.dup2(output_to, 1)
            os.dup2(output_to, 2)
            sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), encoding="utf-8")
            sys.stderr = io.TextIOWrapper(
                io.FileIO(2, "w", closefd=False), encoding="utf-8", write_through=True
            )
            os.chdir(cwd or Path.cwd())
            _surround(environment)
            sys.argv = ["claimgraph", *map(str, arguments)]
            if below is not None:
                _Faults(below, at, fault).install()
            code = run()
            sys.stdout.flush()
            os._exit(code)
        finally:
            os._exit(99)
    os.close(output_to)
    with open(output_from, "rb") as stream:  # noqa: PTH123 - a descriptor
        told = stream.read().decode("utf-8", "replace")
    _, status = os.waitpid(child, 0)
    struck = _STRUCK in told
    return Told(os.waitstatus_to_exitcode(status), told.replace(_STRUCK, ""), struck)


_STRUCK = "\x00struck\x00"


def _surround(environment: Mapping[str, str]) -> None:
    for name in ("CLAIMGRAPH_CORPUS", "CLAIMGRAPH_DEBUG", "COLUMNS"):
        os.environ.pop(name, None)
    os.environ.update(environment)


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
