"""What is wrong with a corpus, where, and what to write instead."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any
from unicodedata import combining, east_asian_width

from graph.text.printable import printable

_LINE_SHOWN = 120
_LINE_FOR_PROGRAMS = 10_000
_LEAD_SHOWN = 40


class Severity(StrEnum):
    """An error stops everything that needs the records; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at one place."""

    path: str
    """The file, as the user would type it; slashes forward."""
    line: int
    """From 1; 0 where the problem is the whole file's."""
    column: int
    """From 1, in code points; 0 where the problem is the whole file's."""
    code: str
    """Permanent, kebab-case; its meaning never changes."""
    message: str
    severity: Severity = Severity.ERROR
    hint: str | None = None
    source_line: str | None = None
    """The line of the file, without its end."""
    width: int = 1
    """How many columns of that line are meant, from ``column`` on."""
    instead: str | None = None
    """What to write there in place of what stands there; None where only a person can tell."""


def fields_of(problem: Problem) -> dict[str, Any]:
    """A problem for a program; a line that is very long is left out, and shown by nobody."""
    if len(problem.source_line or "") > _LINE_FOR_PROGRAMS:
        problem = replace(problem, source_line=None)
    return asdict(problem)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file, line, column, code and message; each once."""
    return tuple(
        sorted(
            dict.fromkeys(problems),
            key=lambda each: (
                each.path,
                each.line,
                each.column,
                each.code,
                each.message,
                each.hint or "",
            ),
        )
    )


def format_problem(problem: Problem) -> str:
    """Lay a problem out for a terminal: where and what, the line with a caret, the hint."""
    where = problem.path
    if problem.line:
        where += f":{problem.line}:{problem.column}"
    message = printable(problem.message)
    rows = [f"{printable(where)}: {problem.severity.value}[{problem.code}]: {message}"]
    margin = " " * len(str(problem.line)) + " "
    if problem.source_line is not None:
        line, column, width = _crop(problem.source_line, problem.column, problem.width)
        before = " " * _columns(line[: column - 1])
        carets = "^" * max(1, _columns(line[column - 1 : column - 1 + width]))
        rows += [f"{margin}|", f"{problem.line} | {line}", f"{margin}| {before}{carets}"]
    if problem.hint:
        rows.append(f"{margin}= hint: {printable(problem.hint)}")
    return "\n".join(row.rstrip() for row in rows)


def _crop(line: str, column: int, width: int) -> tuple[str, int, int]:
    """The part of a line around its carets, one printable character for each of its own."""
    width = min(width, max(1, len(line) - column + 1))
    if len(line) <= _LINE_SHOWN:
        return _visible(line), column, width
    start = max(0, min(column - 1 - _LEAD_SHOWN, len(line) - _LINE_SHOWN))
    end = start + _LINE_SHOWN
    lead, tail = "…" if start else "", "…" if end < len(line) else ""
    return (
        f"{lead}{_visible(line[start:end])}{tail}",
        column - start + len(lead),
        min(width, end - column + 1),
    )


def _visible(line: str) -> str:
    return "".join(
        each if each.isprintable() else " " if each.isspace() else "\ufffd" for each in line
    )


def _columns(text: str) -> int:
    return sum(
        0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text
    )
