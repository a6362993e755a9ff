"""What a problem proposes to write, written where it stands."""

import re
from hashlib import sha256

from graph.edit.file_edits import FileEdits
from graph.edit.operations import WriteInstead
from graph.edit.workspace import ImpossibleError, Plan, StaleError
from graph.read.problem import Problem

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_MARKS = "\"'"


def digest_of(problem: Problem) -> str:
    """What tells a problem from all others of a corpus."""
    told = (problem.path, problem.line, problem.column, problem.code, problem.message)
    return sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def write_instead(edits: FileEdits, asked: WriteInstead) -> Plan:
    """Write what a problem proposes in place of the columns that it is about."""
    found = [each for each in edits.state.problems if digest_of(each) == asked.problem]
    if not found:
        raise StaleError("what the problem proposed", "the problem is not there any more")
    (problem,) = found
    names = [name for name, (_, file) in edits.state.files.items() if file.shown == problem.path]
    if problem.instead is None or not names or not names[0].endswith(".yaml"):
        raise ImpossibleError("only a person can tell what to write there", "edit the file")
    text = edits.text(names[0])
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = _LINE.findall(text.removeprefix(mark))
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    start, end = problem.column - 1, problem.column - 1 + problem.width
    if problem.source_line is None or not line.startswith(problem.source_line):
        raise StaleError(problem.instead, line)
    old = line[start:end]
    is_quoted = len(old) > 1 and old[0] in _MARKS and old[-1] == old[0]
    new = f"{old[0]}{problem.instead}{old[0]}" if is_quoted else problem.instead
    lines[problem.line - 1] = line[:start] + new + line[end:]
    edits.set_text(names[0], mark + "".join(lines))
    return edits.plan(f"wrote {problem.instead} in place of {old}")
