"""What a shell offers when Tab is pressed, and nothing else on the terminal."""

import os
import sys
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

from graph.cli.exits import PROBLEMS


def answer_shell() -> int:
    """Answer a shell, and return the exit code.

    A line that cannot be read, or a corpus, gives no completions and never a message.
    """
    # Typer asks rich to read help as markup, and rich would break it into lines.
    sys.modules["rich"] = None  # type: ignore[assignment]
    _join_values(os.environ)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):
        try:
            from graph.cli.app import app

            app(prog_name="claimgraph")
        except SystemExit as exit:
            return exit.code if isinstance(exit.code, int) else PROBLEMS
        except Exception:
            return PROBLEMS
    return PROBLEMS


def _join_values(environment: Any) -> None:
    """Take out the ``=`` of ``--option=value``, which bash counts as a word of its own."""
    words = environment.get("COMP_WORDS", "").split("\n")
    place = environment.get("COMP_CWORD", "")
    if not place.isdecimal() or "=" not in words:
        return
    at = int(place)
    kept = [
        (number, word)
        for number, word in enumerate(words)
        if word != "=" or not number or not words[number - 1].startswith("--")
    ]
    environment["COMP_WORDS"] = "\n".join(word for _, word in kept)
    environment["COMP_CWORD"] = str(sum(1 for number, _ in kept if number < at))
    if words[at : at + 1] == ["="]:
        before = [word for number, word in kept if number < at]
        environment["COMP_WORDS"] = "\n".join(before)
