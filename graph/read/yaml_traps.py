"""What YAML reads otherwise than the person who wrote it: ` #`, odd spaces, merge conflicts."""

import re
from collections.abc import Iterator

from graph.read.places import TextFile
from graph.read.problem import Problem
from graph.read.yaml_nodes import Node
from graph.text.printable import shorten

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
# Whoever means a comment writes two spaces before its # and one after.
_CUT = re.compile(r" #| +#[^\s#]")
_MAY_CUT = re.compile(r"(?<=\S)(?: #| +#[^\s#])")
_ODD = "[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]"
_ODD_SPACE = re.compile(
    rf"^[ ]*(?:-[ ]+)*(?:-?(?P<before>{_ODD}+)|[A-Za-z_][A-Za-z0-9_-]*:(?P<after>{_ODD}))",
    re.MULTILINE,
)
_SPACES = {"\u00a0": "no-break space", "\u202f": "narrow no-break space", "\u3000": "wide space"}
_LINES_BEFORE = 3
_PROSE = frozenset(
    ("quote", "text", "open", "words", "verbatim", "prefix", "suffix", "title", "name", "note")
)


def has_traps(text: str) -> bool:
    """Whether YAML may read some line otherwise than it was meant; told without reading it."""
    if " #" in text and _MAY_CUT.search(text):
        return True
    return not text.isascii() and _ODD_SPACE.search(text) is not None


def find_traps(file: TextFile, root: Node) -> Iterator[Problem]:
    """Each text that a # ends in the middle of a sentence, and each odd space beside a field."""
    waiting = [("", root)]
    while waiting:
        key, node = waiting.pop()
        for step, child in node.children.items():
            waiting.append((step if isinstance(step, str) else key, child))
        for name, (start, _) in node.keys.items():
            if odd := _ODD_SPACE.match(name):
                yield _odd_space(file, start + odd.start("before"))
        if node.style or not isinstance(node.data, str):
            continue
        if odd := _ODD_SPACE.match(node.data):
            yield _odd_space(file, node.start + max(odd.start("before"), odd.start("after")))
            continue
        is_prose = node.data and (" " in node.data or key in _PROSE)
        if is_prose and (cut := _CUT.match(file.text, node.end)):
            yield _cut_text(file, file.text.index("#", cut.start()))


def find_trap_above(file: TextFile, at: int) -> Problem | None:
    """What on its own line, or on the few above, made the parser stop at an offset."""
    end = file.text.find("\n", at)
    end = len(file.text) if end < 0 else end
    for _ in range(_LINES_BEFORE):
        start = file.text.rfind("\n", 0, end) + 1
        line = file.text[start:end]
        if odd := _ODD_SPACE.match(line):
            return _odd_space(file, start + max(odd.start("before"), odd.start("after")))
        cut = None if line.lstrip().startswith("#") else _MAY_CUT.search(line)
        if cut and not set("'\"") & set(line[: cut.start()]):
            return _cut_text(file, start + line.index("#", cut.start()))
        if start == 0:
            break
        end = start - 1
    return None


def find_conflicts(file: TextFile) -> Iterator[Problem]:
    """Where a merge began, as git marks it, and nobody ended it."""
    marks = list(_CONFLICT.finditer(file.text))
    if any(mark[0][0] in "<>" for mark in marks):
        for mark in marks:
            if mark[0][0] == "<" or mark is marks[0]:
                place = file.place(mark.start(), mark.end())
                yield place.error("merge-conflict", *CONFLICT)


CONFLICT = (
    "a merge conflict stands here: these lines are there in two versions, and nobody chose",
    "keep one version and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
)
"""The message and the hint of such a mark."""


def is_conflict(line: str) -> bool:
    """Whether a line is such a mark."""
    return _CONFLICT.match(line) is not None


def _cut_text(file: TextFile, at: int) -> Problem:
    end = file.text.find("\n", at)
    line = file.text[at : end if end >= 0 else len(file.text)].rstrip()
    message = f"the text ends here, since YAML takes “{shorten(line)}” for a comment"
    hint = (
        "put the whole text in quotation marks, or write it below after `|-`; "
        "if a comment is meant, write two spaces before the # and one after"
    )
    return file.place(at, at + len(line)).error("yaml-comment", message, hint)


def _odd_space(file: TextFile, at: int) -> Problem:
    found = file.text[at]
    what = _SPACES.get(found, "character that looks like a space, or like nothing,")
    message = f"a {what} (U+{ord(found):04X}) stands here, where YAML wants plain spaces"
    hint = "replace it by plain spaces; it was perhaps copied from a web page"
    return file.place(at, at + 1).error("yaml-space", message, hint)
