"""What a YAML file holds, each value with its place."""

from typing import TypeAlias

Data: TypeAlias = "str | list[Data] | dict[str, Data]"


class Node:
    """A value and where it stands, in code points of the file's text."""

    __slots__ = ("children", "data", "end", "keys", "start", "style")

    def __init__(self, data: Data, start: int, end: int, style: str = "") -> None:
        self.data = data
        self.start = start
        self.end = end
        self.style = style
        self.children: dict[str | int, Node] = {}
        self.keys: dict[str, tuple[int, int]] = {}
