"""The parts of a page that are no article: navigation, forms, shares, comments, advertisements."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from graph.archive.formats.blocks import Block
from graph.archive.formats.extracted import squeeze
from graph.text.word_lists import word_set

_FURNITURE = frozenset(("nav", "aside", "footer", "form", "menu", "dialog"))
_LABELS = word_set(
    "advertisement advertising sponsored share print save comments реклама anzeige "
    "werbung publicité publicidad pubblicità publicidade reklama reclame mainos annons"
)
"""Whole blocks that say nothing else."""

_NEVER_MAIN = frozenset(("nav", "footer", "menu", "dialog"))
_ROLES = word_set(
    "navigation complementary contentinfo search banner form dialog alert menu toolbar"
)
_CLASSES = word_set(
    "share sharing social sociallinks related recommend recommended recommendations newsletter "
    "subscribe subscription signup promo promotion ad ads advert advertisement adsbygoogle sponsor "
    "sponsored comment comments disqus cookie cookies consent breadcrumb breadcrumbs sidebar "
    "toolbar pagination pager menu nav navbar navigation footer skip popular trending outbrain "
    "taboola paywall readmore"
)
_TOKEN = re.compile(r"[A-Za-z][a-z]*")
_MAIN = 0.3
LINKED_WHOLLY = 0.95
"""The share of a block's characters from which on it is nothing but a link."""


class Furniture:
    """What of one page is furniture; what holds much of the article is none, whatever its name."""

    def __init__(
        self, blocks: Sequence[Block], chosen: Sequence[bool], labels: Collection[str]
    ) -> None:
        self._labels = {*labels, *_LABELS}
        self._known: dict[Any, tuple[Any, ...]] = {}
        weights: dict[Any, int] = {}
        whole = 0
        for block, yes in zip(blocks, chosen, strict=True):
            if yes:
                whole += len(block.text)
                for element in self._around(block.element):
                    weights[element] = weights.get(element, 0) + len(block.text)
        self._mains = {
            each
            for each, weight in weights.items()
            if weight >= whole * _MAIN and each.tag not in _NEVER_MAIN
        }

    def holds(self, block: Block) -> bool:
        """Whether a block is furniture, or stands in some."""
        if squeeze(block.text) in self._labels or _is_logo(block):
            return True
        return any(each not in self._mains for each in self._around(block.element))

    def _around(self, element: Any) -> tuple[Any, ...]:
        """The elements around one, itself included, that look like furniture."""
        path = []
        while element is not None and element not in self._known:
            path.append(element)
            element = element.getparent()
        found = self._known[element] if element is not None else ()
        for each in reversed(path):
            found = (*found, each) if _looks_like_furniture(each) else found
            self._known[each] = found
        return found


def _looks_like_furniture(element: Any) -> bool:
    if element.tag in ("html", "body", "main", "article"):
        return False
    if element.tag == "footer" and any(
        each.tag in ("blockquote", "figure") for each in element.iterancestors()
    ):
        return False
    role = (element.get("role") or "").lower()
    return element.tag in _FURNITURE or role in _ROLES or bool(class_words(element) & _CLASSES)


def _is_logo(block: Block) -> bool:
    """Whether a block is a link in the head of the page, which leads to its front."""
    if block.linked <= LINKED_WHOLLY or block.element is None:
        return False
    around = {each.tag for each in block.element.iterancestors()}
    return "header" in around and not around & {"article", "main"}


def class_words(element: Any) -> set[str]:
    """The words of an element's class and id."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return {each.lower() for each in _TOKEN.findall(named)}
