"""The entry point: runs a command and turns whatever happens into an exit code."""

import errno
import gc
import io
import os
import sys
from pathlib import Path

from graph import check_schemas
from graph.cli.exits import FINE, INTERRUPTED, UNEXPECTED, USAGE
from graph.cli.output.terminal import guarded_streams
from graph.text.printable import printable

_MANY_OBJECTS = 100_000
_COMPLETE = "_CLAIMGRAPH_COMPLETE"
"""The variable in which a shell says what it wants completed."""


def main() -> None:
    """Run the command that ``sys.argv`` names, and exit."""
    sys.exit(run())


def run() -> int:
    """Run the command that ``sys.argv`` names, and return its exit code."""
    _speak_utf8()
    with guarded_streams():
        return _run()


def _run() -> int:
    gc.set_threshold(_MANY_OBJECTS)  # a command makes many objects and frees few
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to look for some takes long
    try:
        check_schemas()
    except ImportError as error:
        return _report(str(error))
    from schemas.limits import BadLimitError, check_limits

    try:
        check_limits()
        if os.environ.get(_COMPLETE):
            from graph.cli.completion import answer_shell

            return answer_shell()
        from graph.cli.app import app

        app(prog_name="claimgraph")
    except SystemExit as exit:
        return exit.code if isinstance(exit.code, int) else FINE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BadLimitError as error:
        return _report(str(error), USAGE)
    except MemoryError:
        gc.collect()
        return _report("there is not enough memory for this; docs/security.md names the limits")
    except RecursionError:
        return _report("something is nested too deep in this to be read")
    except UnicodeEncodeError as error:
        # Records hold no such text; an argument, or the name of a file, may.
        return _report(f"{error.object!a} is not UTF-8 text", USAGE)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        is_no_name = error.errno == errno.ENAMETOOLONG
        return _report(f"{where}{error.strerror or error}", USAGE if is_no_name else UNEXPECTED)
    except Exception as error:
        return _report(
            f"unexpected {type(error).__name__}: {error}; please report it "
            "(CLAIMGRAPH_DEBUG=1 shows where it happened)"
        )
    return FINE


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what has no UTF-8 is shown escaped.

    A stream that was closed before the command began is written to nowhere.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _report(message: str, code: int = UNEXPECTED) -> int:
    if os.environ.get("CLAIMGRAPH_DEBUG") == "1":
        import traceback

        traceback.print_exc()
    print("claimgraph:", printable(message), file=sys.stderr)
    return code
