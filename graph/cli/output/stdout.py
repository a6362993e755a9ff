"""Where answers go: to stdout, and nothing else does."""

import os
import sys

from graph.cli.exits import FINE
from graph.text.printable import printable


def tell(message: str) -> None:
    """Write one line to stderr, whatever the names in it hold."""
    print(printable(message), file=sys.stderr)


def write_answer(text: str, *, commands: bool = False) -> None:
    """Write to stdout; a reader that has gone away, as ``head`` does, is no failure.

    Args:
        text: what to write.
        commands: whether it is our own commands, for the log of GitHub Actions.

    Raises:
        OSError: the answer cannot be written, on a full disk for one.
    """
    try:
        write = getattr(sys.stdout, "write_commands", sys.stdout.write)
        (write if commands else sys.stdout.write)(text)
        sys.stdout.flush()
    except OSError as error:
        # What is still buffered would fail again when Python closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise SystemExit(FINE) from None
        raise
