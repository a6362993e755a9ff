"""Problems as a person, a program or GitHub reads them."""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from graph.cli.answers import write_answer
from graph.cli.colour import Ink, paint, wants_colour

if TYPE_CHECKING:
    from graph.load import Problem


class ProblemFormat(StrEnum):
    """How problems are shown."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def show_problems(problems: Iterable["Problem"]) -> None:
    """Lay problems out on stderr, a blank line after each."""
    from graph.load.problem import format_problem

    colour = wants_colour(sys.stderr)
    for problem in problems:
        text = format_problem(problem)
        typer.echo((_coloured(problem, text) if colour else text) + "\n", err=True)


def _coloured(problem: "Problem", text: str) -> str:
    label = f"{problem.severity.value}[{problem.code}]"
    ink = Ink.ERROR if problem.severity == "error" else Ink.WARNING
    head, *rest = text.split("\n")
    rest = [paint(line, Ink.HINT) if line.lstrip().startswith("= hint") else line for line in rest]
    return "\n".join([head.replace(label, paint(label, ink), 1), *rest])


def _write_json(problems: Iterable["Problem"]) -> None:
    found = [asdict(problem) for problem in problems]
    write_answer(json.dumps(found, ensure_ascii=False, indent=2) + "\n")


def _write_github(problems: Iterable["Problem"]) -> None:
    write_answer("".join(github_command(problem) + "\n" for problem in problems))


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


PROBLEM_FORMATS: dict[ProblemFormat, Callable[[Iterable["Problem"]], None]] = {
    ProblemFormat.TEXT: show_problems,
    ProblemFormat.JSON: _write_json,
    ProblemFormat.GITHUB: _write_github,
}
"""How each format is written: to stderr for people, to stdout for programs."""
