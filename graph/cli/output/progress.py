"""How far a command has come: one line of rich's on stderr, for people at a terminal who wait."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.live import Live
    from rich.table import Table

_PATIENCE = 0.5
"""Seconds that people wait without being told."""


@contextmanager
def shown_progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """Show after half a second what is being done and how far, until it is done.

    Gives what is told how much is done, of how much, in any unit. Where stderr is no terminal
    nothing is shown. Nothing else may be written meanwhile.
    """
    line = _Line(doing)
    stream = None if os.environ.get("TERM") == "dumb" or not sys.stderr.isatty() else sys.stderr
    if stream is None:
        yield line.tell
        return
    timer = Timer(_PATIENCE, line.show, [getattr(stream, "raw", stream)])
    timer.start()
    try:
        yield line.tell
    finally:
        timer.cancel()
        timer.join()
        line.vanish()


class _Line:
    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._done, self._whole = 0, 0
        self._live: Live | None = None

    def tell(self, done: int, whole: int) -> None:
        self._done, self._whole = done, whole

    def show(self, stream: TextIO) -> None:
        # To import rich takes longer than most commands.
        from rich.console import Console
        from rich.live import Live

        console = Console(file=stream)
        self._live = Live(
            get_renderable=self._draw,
            console=console,
            refresh_per_second=10,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._live.start(refresh=True)

    def vanish(self) -> None:
        if self._live is not None:
            self._live.stop()

    def _draw(self) -> "Table":
        from rich.progress_bar import ProgressBar
        from rich.table import Table

        known = self._whole or None
        table = Table.grid(padding=(0, 1))
        share = f"{100 * self._done // known} %" if known else ""
        table.add_row(self._doing, ProgressBar(known, self._done, width=30), share)
        return table
