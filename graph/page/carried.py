"""What a page carries of the archived texts; a module of its own, as commands name the choice."""

from enum import StrEnum


class Texts(StrEnum):
    """All of them, or the quotes with some words around each."""

    FULL = "full"
    NONE = "none"
