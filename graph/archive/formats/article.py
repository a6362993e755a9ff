"""Which blocks of a page are its article.

trafilatura tells where the article stands; its words are taken from the page, whole. What it
passed over inside the article is put back, unless it is furniture: navigation, buttons, comments.
"""

import logging
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import trafilatura

from graph.archive.formats.blocks import Block
from graph.archive.formats.extracted import squeeze
from graph.archive.formats.furniture import LINKED_WHOLLY, Furniture, class_words
from graph.text.sentences import ENDED
from graph.text.word_lists import word_set

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its remarks are not ours


_HEADS = word_set(
    "byline dateline author date published publish time timestamp standfirst lede lead deck dek "
    "summary subtitle subheading caption teaser intro"
)
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+")
_TEXT_TAGS = word_set(
    "p li blockquote dd dt td th tr pre figcaption caption h1 h2 h3 h4 h5 h6 address summary "
    "legend center"
)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_NOWHERE = object()
_RUN = 3
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Article:
    """The blocks of an article, and what else stood on its page."""

    blocks: list[Block]
    left_inside: list[Block]
    """Left out between the first and the last block."""
    left_around: list[Block]
    is_sure: bool
    """Whether trafilatura saw an article at all."""


def choose_blocks(text: str, blocks: Sequence[Block], sites: Collection[str] = ()) -> Article:
    """Part the article's blocks from the rest of the page.

    Args:
        text: the source of the page.
        blocks: all its blocks, as ``read_blocks`` gives them.
        sites: the names of its site, which are no part of an article.
    """
    kept = _Kept(_extract(text))
    chosen = [kept.holds(block) for block in blocks]
    furniture = Furniture(blocks, chosen, {*map(squeeze, sites)})
    chosen = [yes and not furniture.holds(block) for block, yes in zip(blocks, chosen, strict=True)]
    is_sure = any(chosen)
    if not is_sure:
        chosen = [not furniture.holds(block) and block.linked < _MOSTLY for block in blocks]
    if not any(chosen):
        chosen = [True for _ in blocks]
    _add_heading(blocks, chosen, furniture)
    may_be = [
        not (furniture.holds(block) or block.linked >= _MOSTLY or block.pressed >= _MOSTLY)
        for block in blocks
    ]
    parents = {_parent(block) for block, yes in zip(blocks, chosen, strict=True) if yes}
    for at, block in enumerate(blocks):
        chosen[at] |= may_be[at] and _parent(block) in parents and _says(block)
    body = _find_body(blocks, chosen)
    first, last = chosen.index(True), len(chosen) - chosen[::-1].index(True)
    for at, block in enumerate(blocks):
        between = first < at < last or body in _ancestors(block)
        chosen[at] |= may_be[at] and between and _is_text(block)
    _drop_empty_headings(blocks, chosen)
    inside = range(chosen.index(True), len(chosen) - chosen[::-1].index(True))
    left = [(at, block) for at, block in enumerate(blocks) if not chosen[at]]
    return Article(
        [block for block, yes in zip(blocks, chosen, strict=True) if yes],
        [block for at, block in left if at in inside],
        [block for at, block in left if at not in inside],
        is_sure,
    )


def _extract(text: str) -> str:
    found = trafilatura.bare_extraction(
        text, with_metadata=False, include_comments=False, include_tables=True, favor_recall=True
    )
    if found is None:
        return ""
    told = found if isinstance(found, dict) else found.as_dict()
    return str(told.get("text") or "")


class _Kept:
    """The words that trafilatura kept, in lines and in runs of three."""

    def __init__(self, text: str) -> None:
        self._lines: set[tuple[str, ...]] = set()
        self._runs: set[tuple[str, ...]] = set()
        for line in text.splitlines():
            words = _words(line)
            self._lines.add(tuple(words))
            self._runs.update(_runs(words))

    def holds(self, block: Block) -> bool:
        words = _words(block.text)
        if not words or _is_bare_link(block):
            return False
        runs = list(_runs(words))
        if tuple(words) in self._lines:
            return True
        return bool(runs) and sum(run in self._runs for run in runs) >= len(runs) / 2


def _is_bare_link(block: Block) -> bool:
    """Whether a paragraph is a link to something else, and no sentence."""
    tag = block.element.tag if block.element is not None else "p"
    return block.linked > LINKED_WHOLLY and tag in ("p", "div", "section") and not _ends(block.text)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(_RUN)), strict=False)


def _add_heading(blocks: Sequence[Block], chosen: list[bool], furniture: Furniture) -> None:
    """The last ``h1`` before the first block belongs to the article."""
    first = chosen.index(True)
    for at in range(first, -1, -1):
        if blocks[at].element is not None and blocks[at].element.tag == "h1":
            chosen[at] = chosen[at] or not furniture.holds(blocks[at])
            return


def _drop_empty_headings(blocks: Sequence[Block], chosen: list[bool]) -> None:
    """A heading goes with what stands below it, where links alone or nothing was kept of that."""
    below: list[int] = []
    for at in range(len(blocks) - 1, -1, -1):
        element = blocks[at].element
        if element is None or element.tag not in _HEADINGS:
            below.append(at)
            continue
        links = below and not chosen[below[-1]] and blocks[below[-1]].linked >= _MOSTLY
        if links or (below and not any(chosen[each] for each in below)):
            chosen[at] = False
        below = []


def _find_body(blocks: Sequence[Block], chosen: Sequence[bool]) -> Any:
    """The innermost element that is marked as an article and holds most of what was chosen."""
    weights: dict[Any, int] = {}
    for block, yes in zip(blocks, chosen, strict=True):
        for each in _ancestors(block) if yes else ():
            weights[each] = weights.get(each, 0) + len(block.text)
    whole = sum(len(block.text) for block, yes in zip(blocks, chosen, strict=True) if yes)
    marked = [each for each, weight in weights.items() if weight >= whole * _MOSTLY]
    return next((each for each in marked if _is_marked(each)), _NOWHERE)


def _is_marked(element: Any) -> bool:
    told = f"{element.get('itemprop') or ''} {element.get('role') or ''}".lower()
    return element.tag in ("article", "main") or "articlebody" in told or "main" in told.split()


def _ancestors(block: Block) -> Iterator[Any]:
    if block.element is not None:
        yield block.element
        yield from block.element.iterancestors("article", "main", "div", "section", "td")


def _parent(block: Block) -> Any:
    return block.element.getparent() if block.element is not None else None


def _is_text(block: Block) -> bool:
    element = block.element
    if element is None or element.tag in _TEXT_TAGS or _says(block):
        return True
    if next(element.iterancestors("blockquote", "figure"), None) is not None:
        return True
    around = [element, *list(element.iterancestors())[:2]]
    named = any(class_words(each) & _HEADS for each in around)
    return named or element.find(".//time") is not None


def _says(block: Block) -> bool:
    return len(_words(block.text)) > 7 or _ends(block.text)


def _ends(text: str) -> bool:
    return bool(ENDED.search(text))
