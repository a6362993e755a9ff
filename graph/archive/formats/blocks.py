"""The text of a page as a reader sees it, block by block, with every word of each block.

What is hidden is told apart: elements that browsers do not draw, ``hidden``, ``aria-hidden``,
``display: none`` in an element itself. Styles and scripts are not run. White space is as HTML
draws it, ``br`` breaks a line, cells of a row are parted by a tab. Soft hyphens and other
invisible characters stay as they are.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from lxml import etree, html

from graph.archive.formats.extracted import CannotExtractError
from graph.text.word_lists import word_set

_BLOCKS = word_set(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div "
    "dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend "
    "li listing main menu nav ol optgroup option p plaintext pre search section summary table "
    "tbody td tfoot th thead title tr ul xmp"
)
_KEEP_SPACE = frozenset(("pre", "listing", "plaintext", "xmp", "textarea"))
_SILENT = frozenset(("script", "style", "head", "link", "meta", "base"))
_UNDRAWN = word_set(
    "template noscript iframe object audio video canvas datalist noembed noframes "
    "annotation annotation-xml metadata select"
)
_CELLS = frozenset(("td", "th"))
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WORD_START = re.compile(r"[^\W_]")
_WORD_END = re.compile(r"[^\W_]\S*\Z|(?<=\s)\S*[^\W_]\Z")
_PIECES_OF_WORD = 4
_BREAK, _CELL_END, _KEPT_SPACE = "\x0b", "\x0c", "\x0e"
_PARAGRAPH = re.compile(rf"(?:[ \t]*{_BREAK}[ \t]*){{2,}}")


@dataclass(slots=True)
class Block:
    """What stands between two borders of blocks."""

    text: str
    element: Any
    """The innermost block element around it."""
    linked: float = 0
    """The share of its characters that are links."""
    pressed: float = 0
    """The share that is on buttons."""
    struck: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)
    """What is raised, lowered or a reading aid, run together with the word before it."""
    quoted: bool = False
    """Whether browsers draw quotation marks in it that are no characters of the page."""
    hidden: list[str] = field(default_factory=list)
    """What a reader does not see, inside it or right before it."""
    hidden_after: list[str] = field(default_factory=list)
    """What a reader does not see between it and the end of the next block."""


def parse_page(text: str) -> Any:
    """The tree of a page.

    Raises:
        CannotExtractError: it has no elements, or is nested so deeply that words would be lost.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    raw = re.sub(r"\A\s*<\?xml\b[^>]*>", "", text).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(raw, parser=parser)
    except etree.LxmlError as error:
        raise CannotExtractError(f"this page cannot be read: {error}") from None
    fatal = [each for each in parser.error_log if each.level_name == "FATAL"]
    if fatal:
        raise CannotExtractError(f"this page cannot be read whole: {fatal[0].message}")
    return tree


def read_blocks(tree: Any) -> list[Block]:
    """Every block that has words, in the order of the page."""
    walk = _Walk()
    blocks = list(walk.run(tree))
    for before, block in pairwise(blocks):
        before.hidden_after = block.hidden
    if blocks:
        blocks[-1].hidden_after = walk.hidden
    return blocks


class _Walk:
    """One pass over a tree; it holds the block that is being read."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._inside: Counter[str] = Counter()
        self._struck: list[str] = []
        self._raised: list[str] = []
        self.hidden: list[str] = []
        self._linked = self._pressed = 0
        self._quoted = False
        self._path: list[Any] = []
        self._row: Any = None
        self._row_is_plain = False

    def run(self, tree: Any) -> Iterator[Block]:
        walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
        skipped: Any = None
        element: Any
        for event, element in walker:
            if event in ("comment", "pi"):
                self._add(element.tail)
                continue
            name = _name(element)
            if event == "start":
                if _is_hidden(element, name):
                    self._hide(element, name)
                    walker.skip_subtree()
                    skipped = element
                    continue
                yield from self._open(element, name)
            elif element is skipped:
                skipped = None
                self._add(element.tail)
            else:
                yield from self._close(element, name)
        yield from self._flush()

    def _open(self, element: Any, name: str) -> Iterator[Block]:
        if name == "br":
            self._pieces.append(_BREAK)
        elif name in _CELLS and self._is_plain(element.getparent()):
            self._pieces += [_CELL_END] if self._pieces else []
        elif _is_block(element, name):
            yield from self._flush()
            self._path.append(element)
        self._inside[name] += 1
        self._quoted |= name == "q"
        self._add(element.text)

    def _close(self, element: Any, name: str) -> Iterator[Block]:
        self._inside[name] -= 1
        if _is_block(element, name) and not (
            name in _CELLS and self._is_plain(element.getparent())
        ):
            yield from self._flush()
            self._path.pop()
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        keep = any(self._inside[name] for name in _KEEP_SPACE)
        plain = re.sub(f"[{_BREAK}{_CELL_END}{_KEPT_SPACE}]", " ", text)
        shown = re.sub("\r?\n", _BREAK, plain).replace(" ", _KEPT_SPACE) if keep else ""
        shown = shown or _SPACE.sub(" ", plain)
        if any(self._inside[name] for name in ("sup", "sub", "rt")) and _WORD_START.match(shown):
            word = _WORD_END.search("".join(self._pieces[-_PIECES_OF_WORD:]))
            if word is not None:
                self._raised.append(word[0] + shown.strip())
        self._pieces.append(shown)
        length = len(shown.strip())
        self._linked += length if self._inside["a"] else 0
        self._pressed += length if self._inside["button"] or self._inside["label"] else 0
        if length and any(self._inside[name] for name in ("del", "s", "strike")):
            self._struck.append(shown.strip())

    def _hide(self, element: Any, name: str) -> None:
        if name not in _SILENT and (words := " ".join(_visible_words(element))):
            reason = name if name in _UNDRAWN else "hidden"
            self.hidden.append(f"{words} ({reason})")

    def _is_plain(self, row: Any) -> bool:
        """Whether the cells of a row hold words alone, and are written beside each other."""
        if row is None or row.tag != "tr":
            return False
        if row is not self._row:
            below = (each for cell in row for each in cell.iterdescendants())
            self._row, self._row_is_plain = row, not any(_name(each) in _BLOCKS for each in below)
        return self._row_is_plain

    def _flush(self) -> Iterator[Block]:
        joined = "".join(self._pieces)
        whole = max(len(joined.strip()), 1)
        for part in _PARAGRAPH.split(joined):
            if text := _tidy(part):
                yield Block(
                    text,
                    self._path[-1] if self._path else None,
                    self._linked / whole,
                    self._pressed / whole,
                    self._struck,
                    self._raised,
                    self._quoted,
                    self.hidden,
                )
                self._struck, self._raised, self.hidden = [], [], []
        self._pieces, self._linked, self._pressed = [], 0, 0
        self._struck, self._raised, self._quoted = [], [], bool(self._inside["q"])


def _tidy(text: str) -> str:
    """One space where HTML draws one, and none at the ends of lines."""
    lines = [re.sub(" {2,}", " ", line).strip(" ") for line in text.split(_BREAK)]
    shown = re.sub(f" *{_CELL_END} *", "\t", "\n".join(lines))
    return shown.replace(_KEPT_SPACE, " ").strip(" \n\t")


def _name(element: Any) -> str:
    return element.tag.rpartition(":")[2].lower() if isinstance(element.tag, str) else ""


def _is_block(element: Any, name: str) -> bool:
    told = _DISPLAY.search(element.get("style") or "")
    if told is not None:
        return not told[1].lower().startswith(("inline", "contents"))
    return name in _BLOCKS


def _is_hidden(element: Any, name: str) -> bool:
    if name in _SILENT or name in _UNDRAWN:
        return True
    if name in ("title", "desc") and any(_name(each) == "svg" for each in element.iterancestors()):
        return True
    told = element.get("hidden")
    if told is not None and told.lower() != "until-found":
        return True
    if (element.get("aria-hidden") or "").strip().lower() == "true":
        return True
    if name == "dialog" and element.get("open") is None:
        return True
    return bool(_HIDING.search(element.get("style") or ""))


def _visible_words(element: Any) -> Iterator[str]:
    for each in element.iter():
        if isinstance(each.tag, str) and each.tag not in ("script", "style"):
            yield from (each.text or "").split()
        if each is not element:
            yield from (each.tail or "").split()
