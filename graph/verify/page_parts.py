"""A built page cut into its parts."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.page.embed import JSON_TYPE, PACKED_TYPE

EDGES = {
    "policy": ('<meta http-equiv="Content-Security-Policy" content="', '">'),
    "version": ('<meta name="generator" content="', '">'),
    "digest": ('<meta name="claimgraph-digest" content="', '">'),
    "style": ("<style>", "</style>"),
    "data": (r'<script type="{}" id="data">', "</script>"),
    "texts": (r'<script type="{}" id="texts">', "</script>"),
    "records": (r'<script type="{}" id="records">', "</script>"),
    "licence": ('<script type="text/plain" id="vis-licence">\n', "\n</script>"),
    "library": ('<script type="text/plain" id="vis">', "</script>"),
    "script": ("<script>", "</script>"),
}
"""What opens and closes each part, in the order of the file; {} is the type of the data."""


class NoPageError(ValueError):
    """A file that is no page of claimgraph, or only a piece of one."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a page, as they stand in its file."""

    between: tuple[str, ...]
    """What stands before, between and behind the parts: one more than there are parts."""
    inside: dict[str, str]
    """Each part by its name."""
    packed: bool
    """Whether the data, the texts and the records are deflated."""

    def lines(self) -> Iterator[tuple[str, int]]:
        """Each stretch between the parts, and the line of the file on which it begins."""
        line = 1
        for around, part in zip(self.between, [*self.inside.values(), ""], strict=True):
            yield around, line
            line += around.count("\n") + part.count("\n")


def cut_page(text: str) -> Parts:
    """Cut a page at the edges of its parts; nothing is changed, and nothing is lost.

    This trusts nothing: whatever stands anywhere in the file is in one of the parts or between
    two of them, and each of those is compared with what a build writes.

    Raises:
        NoPageError: a part is not there.
    """
    inside: dict[str, str] = {}
    between: list[str] = []
    at = 0
    kind = JSON_TYPE if EDGES["data"][0].format(JSON_TYPE) in text else PACKED_TYPE
    for name, (opening, closing) in EDGES.items():
        opened = opening.format(kind)
        start = text.find(opened, at)
        begin = start + len(opened)
        end = text.find(closing, begin)
        if start < 0 or end < 0:
            message = (
                "this is no page that claimgraph built" if not inside else "a piece is missing"
            )
            raise NoPageError(f"{message}: it has no whole part {name!r}")
        between.append(text[at:begin])
        inside[name] = text[begin:end]
        at = end
    return Parts((*between, text[at:]), inside, kind == PACKED_TYPE)
