"""Whether one text is archived under two ids, however it is named, encoded or laid out.

Two sources are one text where any of their marks is the same: that of their words, without white
space and folded as for a search; that of the words of a page in HTML, or of the article in it; that
of the bytes of the document, or of the file that it was extracted from. So a page and the text that
was extracted from it are told to be one.
"""

import hashlib
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from graph.prove.source_summary import SourceSummary
from graph.read.problem import Problem
from graph.text.folding import fold
from schemas.source import Source

_MARKUP = ("<!doctype html", "<html", "<?xml")
_UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "title"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "mark", "q", "s", "small"}
    | {"span", "strong", "sub", "sup", "u"}
)
_ARTICLES = frozenset({"article", "main"})


def marks_of(source: Source, text: str) -> frozenset[str]:
    """What any other source that holds the same text has at least one of."""
    texts = [text]
    if text.lstrip("\ufeff \t\r\n")[:20].lower().startswith(_MARKUP):
        page = _Page()
        page.feed(text)
        page.close()
        texts = ["".join(page.whole), *map("".join, page.articles)]
    words = {"".join(fold(each).split()) for each in texts}
    found = {hashlib.sha256(each.encode()).hexdigest() for each in words if each}
    found.update(f"bytes:{each}" for each in (source.sha256, source.original_sha256) if each)
    return frozenset(found)


class _Page(HTMLParser):
    """The words of a page, and of each article in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.whole: list[str] = []
        self.articles: list[list[str]] = []
        self._open: list[list[str]] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._hidden += 1
        if tag in _ARTICLES:
            self.articles.append([])
            self._open.append(self.articles[-1])
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        if tag in _UNSEEN:
            self._hidden = max(self._hidden - 1, 0)
        if tag in _ARTICLES and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            for each in (self.whole, *self._open):
                each.append(data)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self.handle_data(" ")


def check_twins(sources: Iterable[SourceSummary]) -> Iterator[Problem]:
    """Each source whose text another one has already; files that two share are told elsewhere."""
    first: dict[str, SourceSummary] = {}
    for source in sources:
        twin = next((first[mark] for mark in sorted(source.marks) if mark in first), None)
        if twin is not None and twin.document != source.document:
            message = f"{source.document} holds the same text as another source, at "
            message += str(twin.entry.at("document"))
            hint = "one text is one source: delete one of the two"
            yield source.entry.at("document").error("text-twice", message, hint)
        for mark in source.marks:
            first.setdefault(mark, source)
