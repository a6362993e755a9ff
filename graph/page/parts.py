"""A built page cut into its parts, and whether what stands around them is as it was built."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.page.embed import JSON_TYPE, PACKED_TYPE, Embedded
from graph.page.flaws import Flaw, character, first_difference
from graph.page.markup import Program, write_markup
from graph.page.packing import unpack
from graph.page.render import page_program

MOST_LIBRARY = 4_000_000

_EDGES = {
    "policy": ('<meta http-equiv="Content-Security-Policy" content="', '">'),
    "style": ("<style>", "</style>"),
    "data": (r'<script type="{}" id="data">', "</script>"),
    "texts": (r'<script type="{}" id="texts">', "</script>"),
    "records": (r'<script type="{}" id="records">', "</script>"),
    "licence": ('<script type="text/plain" id="vis-licence">\n', "\n</script>"),
    "library": ('<script type="text/plain" id="vis">', "</script>"),
    "script": ("<script>", "</script>"),
}
"""What opens and closes each part, in the order of the file; {} is the type of the data."""

_NAMES = {
    "script": "the page's script",
    "style": "the page's style",
    "library": "the packed vis-network",
    "licence": "vis-network's licence",
}


class NoPageError(ValueError):
    """A file that is no page of claimgraph, or only a piece of one."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a page, as they stand in its file."""

    text: str
    """The whole file."""
    policy: str
    embedded: Embedded
    script: str
    style: str
    library: str
    licence: str

    @property
    def packed(self) -> bool:
        """Whether the data is deflated."""
        return self.embedded.type == PACKED_TYPE


def cut_page(text: str) -> Parts:
    """Cut a page at the edges of its parts.

    Nothing embedded can hold its own closing edge, so no HTML is guessed at; what is not one
    of the parts is compared as a whole by :func:`check_markup`.

    Raises:
        NoPageError: a part is not there.
    """
    found: dict[str, str] = {}
    at = 0
    kind = JSON_TYPE
    for name, (opening, closing) in _EDGES.items():
        if "{}" in opening:
            if name == "data" and opening.format(kind) not in text:
                kind = PACKED_TYPE
            opening = opening.format(kind)
        start = text.find(opening, at)
        end = text.find(closing, start + len(opening))
        if start < 0 or end < 0:
            message = "this is no page that claimgraph built" if not found else "a piece is missing"
            raise NoPageError(f"{message}: it has no whole part {name!r}")
        found[name] = text[start + len(opening) : end]
        at = end + len(closing)
    embedded = Embedded(kind, found.pop("data"), found.pop("texts"), found.pop("records"))
    found["policy"] = html.unescape(found["policy"])
    return Parts(text=text, embedded=embedded, **found)


def check_markup(parts: Parts, digest: str, claims: int, statements: int) -> Iterator[Flaw]:
    """The program against the policy that allows it, and all else against what a build writes."""
    try:
        library = unpack(parts.library, MOST_LIBRARY)
    except ValueError as error:
        yield Flaw(_NAMES["library"], str(error))
        return
    carried = Program(parts.script, parts.style, library, parts.library, parts.licence)
    if parts.policy != carried.policy:
        yield from _check_policy(parts.policy, carried)
    ours = page_program()
    for name in ("script", "style", "licence"):
        yield from _compare(_NAMES[name], getattr(parts, name), getattr(ours, name))
    yield from _compare(_NAMES["library"], parts.library, ours.packed_library)
    expected = write_markup(carried, parts.embedded, digest, claims, statements)
    policy = html.escape(parts.policy).replace("&#x27;", "&#39;")
    built = html.escape(carried.policy).replace("&#x27;", "&#39;")
    text = parts.text.replace(policy, built, 1)
    if text != expected:
        at = first_difference(text, expected)
        line = text.count("\n", 0, at) + 1
        what = f"{character(text, at)} stands where a build writes {character(expected, at)}"
        yield Flaw(f"the markup, line {line}", f"{what}, at character {at} of the file")


def _check_policy(policy: str, carried: Program) -> Iterator[Flaw]:
    """Say whose hash the policy does not name, or that it is another policy."""
    hashes = re.compile(r"'sha256-[^']*'")
    given, wanted = hashes.findall(policy), hashes.findall(carried.policy)
    for name, hash in zip(("script", "library", "style"), wanted, strict=True):
        if hash not in given:
            yield Flaw(_NAMES[name], "its hash is not the one in the page's policy")
    if hashes.sub("", policy) != hashes.sub("", carried.policy) or len(given) != len(wanted):
        yield Flaw("the page's policy", "it is not the policy that a build writes")


def _compare(name: str, found: str, ours: str) -> Iterator[Flaw]:
    if found != ours:
        at = first_difference(found, ours)
        line = found.count("\n", 0, at) + 1
        what = f"not the one that this claimgraph builds, from line {line} (character {at}) on"
        yield Flaw(name, f"{what}; a page of another version is proved by that version")
