"""How far a command has come: one line on stderr, for people at a terminal who wait."""

import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from threading import Event, Thread

PATIENCE = 0.5
"""Seconds that people wait without being told."""
_BETWEEN = 0.1


class ProgressLine:
    """Says what is being done after half a second, how far ten times a second, and then vanishes.

    Where stderr is no terminal it says nothing, and costs nothing. It must be over before anything
    else is written.
    """

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._share = 0.0
        self._stream = _terminal()
        self._over: Event | None = None
        self._thread: Thread | None = None

    def tell(self, done: int, whole: int) -> None:
        """Say how much is done, in any unit."""
        self._share = done / whole if whole else 0

    def __enter__(self) -> Self:
        if self._stream is not None:
            from threading import Event, Thread

            # A thread also shows what nobody tells about, such as an index that is being made.
            self._over = Event()
            self._thread = Thread(target=self._draw, args=(self._stream, self._over), daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._over is not None and self._thread is not None:
            self._over.set()
            self._thread.join()

    def _draw(self, stream: TextIO, over: "Event") -> None:
        shown = ""
        wait = PATIENCE
        while not over.wait(wait):
            wait = _BETWEEN
            line = self._line()
            if line != shown:
                stream.write("\r" + line.ljust(len(shown)))
                stream.flush()
                shown = line
        if shown:
            stream.write("\r" + " " * len(shown) + "\r")
            stream.flush()

    def _line(self) -> str:
        percent = min(int(self._share * 100), 99)
        return f"{self._doing} {percent} %" if percent else f"{self._doing} ..."


def _terminal() -> TextIO | None:
    if os.environ.get("TERM") == "dumb" or not sys.stderr.isatty():
        return None
    return getattr(sys.stderr, "raw", sys.stderr)  # the guarded one would show its \r
