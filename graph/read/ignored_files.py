"""Files that no check reads."""


def is_aside(name: str) -> bool:
    """Whether a file is hidden, or what an editor puts beside the one that it edits."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".swo", ".bak"))
