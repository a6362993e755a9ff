"""The real command in a child of this process, which has its modules already.

It starts in a hundredth of the time of a new interpreter, so that hundreds of commands can be run.
What has to do with the start itself (modules, locales, signals) is tested with real new processes.
"""

import os
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable, Mapping
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

_IMPORTED = (
    "graph.cli.app",
    "graph.cli.commands.init",
    "graph.cli.commands.new",
    "graph.edit.appending",
    "graph.archive.new_source",
    "graph.archive.formats.language",
    "graph.edit.canonical_layout",
    "graph.edit.new_corpus",
    "graph.exchange.node_link",
    "graph.page.render",
    "graph.store.copying",
    "graph.store.refresh",
    "py3langid",
)
"""What no child has to import again."""


class Ended(NamedTuple):
    """How a command ended, and what it wrote."""

    returncode: int
    """Negative where a signal ended it."""
    stdout: bytes
    stderr: bytes


def run_in_child(
    arguments: tuple[object, ...],
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str],
    prepare: Callable[[], None] = lambda: None,
) -> Ended:
    """Run the command with nothing on its standard input; ``prepare`` is called in the child.

    Its environment is exactly the given one.
    """
    for name in _IMPORTED:
        import_module(name)
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of the test runner's threads
            child = os.fork()
        if not child:
            _run(arguments, cwd, environment, prepare, output.fileno(), errors.fileno())
        _, status = os.waitpid(child, 0)
        output.seek(0)
        errors.seek(0)
        return Ended(os.waitstatus_to_exitcode(status), output.read(), errors.read())


def _run(
    arguments: tuple[object, ...],
    cwd: Path | None,
    environment: Mapping[str, str],
    prepare: Callable[[], None],
    output: int,
    errors: int,
) -> None:
    """The life of the child, which never returns to the tests."""
    code = 99
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output, 1)
        os.dup2(errors, 2)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = TextIOWrapper(
            open(2, "wb", buffering=0, closefd=False),  # noqa: SIM115
            encoding="utf-8",
            write_through=True,
        )
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(cwd or Path.cwd())
        warnings.resetwarnings()
        warnings.simplefilter("error")
        sys.argv = ["claimgraph", *(str(each) for each in arguments)]
        prepare()
        from graph.cli.main import run

        code = run()
        sys.stdout.flush()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)
