"""What is wrong with a corpus, where, and what to write instead."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops everything that needs the records; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem at one place; problems sort by file, line, column and code."""

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
