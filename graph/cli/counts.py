"""Numbers of things in words."""


def count(number: int, noun: str) -> str:
    """A number of things: ``1 claim``, ``2 claims``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
