"""Numbers of things in words."""


def count(number: int, noun: str) -> str:
    """A number of things: ``1 claim``, ``2 claims``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def count_problems(errors: int, warnings: int) -> str:
    """How many problems there are: ``1 error, 0 warnings``."""
    return f"{count(errors, 'error')}, {count(warnings, 'warning')}"
