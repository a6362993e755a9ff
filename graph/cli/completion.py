"""What a shell offers when Tab is pressed, and nothing else on the terminal."""

import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from graph.cli.exits import PROBLEMS
from graph.cli.options import CORPUS

if TYPE_CHECKING:
    from graph.load.files import Kind
    from graph.load.records import Records

_SHOWN = 72
_OF_SHELLS = str.maketrans({"'": "’", '"': "”", "`": "’", "\\": "/", "$": "＄"})
"""What a shell's script would read as its own, as characters that look alike."""


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


def offer_ids(ctx: typer.Context, kinds: tuple[str, ...], begun: str) -> list[tuple[str, str]]:
    """The ids of some kinds of records that begin so, each with what the record says of itself.

    They are those of the corpus that the line names; where it has errors, those that can be read.
    """
    from graph.load.files import Kind, Listing, list_files
    from graph.load.records import read_records

    wanted = [Kind(kind) for kind in kinds]
    folder = Path(os.path.expandvars(ctx.params.get("corpus") or CORPUS)).expanduser()
    listing = list_files(folder)
    listed = [(kind, file) for kind, file in listing.records if kind in wanted]
    records = read_records(Listing(listed))
    return [
        (id, _plain(words))
        for kind in wanted
        for id, words in sorted(_describe(kind, records))
        if id.startswith(begun)
    ]


def _describe(kind: "Kind", records: "Records") -> Iterator[tuple[str, str]]:
    told: dict[str, str] = dict.fromkeys(records.ids[kind], "")
    match kind:
        case kind.CLAIMS:
            told |= {each.record.id: each.record.text for each in records.claims}
        case kind.SPEAKERS:
            told |= {each.record.id: each.record.name for each in records.speakers}
        case kind.NARRATIVES:
            told |= {each.record.id: each.record.name for each in records.narratives}
        case kind.QUANTITIES:
            told |= {each.record.id: each.record.name for each in records.quantities}
        case kind.SOURCES:
            told |= {
                each.record.id: each.record.title
                for each in records.sources
                if not each.damaged & {"id", "title"}
            }
        case kind.EVENTS:
            for event in (each.record for each in records.events):
                told[event.id] = ", ".join(map(str, filter(None, [event.name, event.date])))
    yield from told.items()


def _plain(words: str) -> str:
    """One line that no shell reads as anything but words."""
    from graph.load.problem import printable, shorten

    return shorten(printable(words), _SHOWN).translate(_OF_SHELLS).replace(":::", "…")
