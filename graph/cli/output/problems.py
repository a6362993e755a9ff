"""Problems as a person, a program or GitHub reads them."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.cli.output.colour import Ink, paint, wants_colour
from graph.cli.output.stdout import write_answer

if TYPE_CHECKING:
    from graph.read.problem import Problem


class ProblemFormat(StrEnum):
    """How problems are shown."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


_OPEN = "open-passage"
MOST_SHOWN = 100
"""How many problems a person is shown at once."""


def show_problems(
    problems: Sequence["Problem"],
    found: int,
    *,
    known: Collection["Problem"] = (),
    showing_all: str = "--format json",
) -> None:
    """Lay problems out on stderr, a blank line after each; of very many, the first.

    Args:
        problems: sorted; fewer than were found, where not all were kept.
        found: how many there are.
        known: those that were laid out before; of them, one line is shown.
        showing_all: what to type for all that were kept.
    """
    from graph.read.problem import format_problem

    before = len(problems)
    colour = wants_colour(sys.stderr)
    problems = _sum_up(problems)
    found -= before - len(problems)
    for problem in problems[:MOST_SHOWN]:
        text = format_problem(problem)
        if problem in known:
            text = text.partition("\n")[0]
        end = "" if problem in known else "\n"
        print((_coloured(problem, text) if colour else text) + end, file=sys.stderr)
    shown = min(len(problems), MOST_SHOWN)
    if shown < found:
        all = "all" if len(problems) == found else f"the first {len(problems):,}"
        print(f"... and {found - shown:,} more; {showing_all} shows {all}\n", file=sys.stderr)


def _sum_up(problems: Sequence["Problem"]) -> list["Problem"]:
    """The problems with the open passages of each file in one line: they are work, no slips."""
    open_in = Counter(each.path for each in problems if each.code == _OPEN)
    shown = []
    for each in problems:
        number = open_in[each.path]
        if each.code != _OPEN or number == 1:
            shown.append(each)
        elif number:
            open_in[each.path] = 0
            message = (
                f"{number:,} passages are open, the first here; `claimgraph coverage` shows them"
            )
            shown.append(replace(each, message=message, hint=None, source_line=None))
    return shown


def _coloured(problem: "Problem", text: str) -> str:
    label = f"{problem.severity.value}[{problem.code}]"
    ink = Ink.ERROR if problem.severity == "error" else Ink.WARNING
    head, *rest = text.split("\n")
    rest = [paint(line, Ink.HINT) if line.lstrip().startswith("= hint") else line for line in rest]
    return "\n".join([head.replace(label, paint(label, ink), 1), *rest])


def _write_json(problems: Sequence["Problem"], found: int) -> None:
    from graph.read.problem import fields_of

    listed = [fields_of(problem) for problem in problems]
    write_answer(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
    tell_of_unkept(len(problems), found)


def write_github(problems: Sequence["Problem"], found: int) -> None:
    """Write workflow commands to stdout."""
    lines = "".join(github_command(problem) + "\n" for problem in problems)
    write_answer(lines, commands=True)
    tell_of_unkept(len(problems), found)


def tell_of_unkept(kept: int, found: int) -> None:
    """Say on stderr how many problems no format shows, since they were only counted."""
    if kept < found:
        print(f"... and {found - kept:,} more, which were only counted", file=sys.stderr)


def github_command(problem: "Problem") -> str:
    """A problem as a workflow command of GitHub Actions, which marks it in the changed file."""
    place = {"file": problem.path}
    if problem.line:
        place |= {"line": str(problem.line), "col": str(problem.column)}
    place["title"] = problem.code
    properties = ",".join(f"{name}={_escape(value, ':,')}" for name, value in place.items())
    message = problem.message + (f"\nhint: {problem.hint}" if problem.hint else "")
    return f"::{problem.severity.value} {properties}::{_escape(message)}"


def _escape(text: str, further: str = "") -> str:
    for character in "%\r\n" + further:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


PROBLEM_FORMATS: dict[ProblemFormat, Callable[[Sequence["Problem"], int], None]] = {
    ProblemFormat.TEXT: show_problems,
    ProblemFormat.JSON: _write_json,
    ProblemFormat.GITHUB: write_github,
}
"""How each format is written: to stderr for people, to stdout for programs."""
