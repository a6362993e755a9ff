"""The exit codes, which scripts and CI rely on."""

FINE = 0
"""Also when there are no rows."""
PROBLEMS = 1
"""The records have errors, or a check failed."""
USAGE = 2
"""The command was called wrongly: an option, an id, a file that is not there."""
UNEXPECTED = 3
"""Something that should not happen, or a disk that is full."""
INTERRUPTED = 130
"""Ctrl-C, as shells number it."""
