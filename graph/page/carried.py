"""What a page carries of the archived texts; a module of its own, as commands name the choice."""

from enum import StrEnum


class Texts(StrEnum):
    """All of them, the quotes alone, or the quotes with some words around each."""

    FULL = "full"
    QUOTES = "quotes"
    NONE = "none"
