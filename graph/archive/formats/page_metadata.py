"""What a page says about itself, and where it says so.

Read are JSON-LD (schema.org), ``article:*`` and Open Graph, Dublin Core, Highwire's ``citation_*``,
``time``, the canonical address, ``lang`` and the first heading. Of two sources of one field the
first in the list stands, unless they disagree about the day: then none does. Nothing is guessed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.archive.formats.blocks import Block
from graph.archive.formats.extracted import Found, squeeze
from graph.archive.formats.linked_data import read_linked_data
from graph.archive.formats.published_day import choose_day

_META = {
    "title": ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title"),
    "publisher": (
        "og:site_name",
        "citation_publisher",
        "dc.publisher",
        "dcterms.publisher",
        "application-name",
    ),
    "published": (
        "article:published_time",
        "citation_publication_date",
        "citation_date",
        "citation_online_date",
        "dc.date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.date",
        "dcterms.created",
        "datepublished",
        "date",
        "pubdate",
        "publish-date",
        "publishdate",
        "sailthru.date",
        "parsely-pub-date",
    ),
    "url": ("og:url",),
    "author": (
        "author",
        "article:author",
        "citation_author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
    ),
    "language": ("og:locale", "dc.language", "dcterms.language", "citation_language"),
}
_DATE_NAMES = re.compile(r"publish|pubdate|dateline|entry-date|post-date", re.IGNORECASE)
_SEPARATED = re.compile(r"\s+(?:[|·•»›–—-]|::)\s+|\s*[|›»]\s*")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a record that a page fills in, and what its curator has to decide."""

    fields: dict[str, Found]
    remarks: tuple[str, ...]


def read_site_names(tree: Any) -> set[str]:
    """The names that a page gives its site."""
    told: dict[str, list[Found]] = {name: [] for name in _META}
    _read_meta(tree, told)
    return {found.value for found in told["publisher"]}


def read_metadata(tree: Any, article: Sequence[Block]) -> Metadata:
    """Read what a page says of itself; ``article`` are the blocks that were kept of it."""
    told: dict[str, list[Found]] = {name: [] for name in _META}
    headings = [Found(_one_line(block.text), "h1 of the page") for block in _headings(article)]
    named = tree.find(".//head/title")
    name = _one_line(named.text_content()) if named is not None else ""
    _read_language(article, told)
    _read_structure(tree, told)
    titles = {squeeze(each) for each in (*(each.value for each in headings), name)}
    for field, value in read_linked_data(tree, titles):
        told[field].append(value)
    _read_meta(tree, told)
    if name:
        told["title"].append(Found(name, "title of the page"))
    site = told["publisher"][0].value if told["publisher"] else None
    fields: dict[str, Found] = {}
    remarks: list[str] = []
    for field, found in (
        ("title", _clean_titles([*headings[:1], *told["title"]], site)),
        ("publisher", told["publisher"]),
        ("language", _languages(told["language"])),
        ("url", [each for each in told["url"] if _is_address(each.value)]),
    ):
        kept = [each for each in found if each.value]
        if kept:
            fields[field] = kept[0]
            remarks += _disagree(field, kept)
    day, doubts = choose_day(told["published"])
    if day is not None:
        fields["published"] = day
    remarks += doubts
    if told["author"]:
        names = dict.fromkeys(f"{each.value} ({each.where})" for each in told["author"])
        remarks.append(f"author: {'; '.join(list(names)[:6])}")
    return Metadata(fields, tuple(remarks))


def _read_structure(tree: Any, told: dict[str, list[Found]]) -> None:
    if lang := tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"):
        told["language"].append(Found(lang, "lang of the page"))
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            told["url"].append(Found((link.get("href") or "").strip(), "canonical address"))
    for meta in tree.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "content-language":
            told["language"].append(Found(meta.get("content") or "", "content-language"))
    for each in tree.iter():
        day = each.get("datetime") or each.get("content")
        if day and each.tag != "meta" and _marks_publication(each):
            told["published"].append(Found(_one_line(day), f"{each.tag} of the page"))


def _read_language(article: Sequence[Block], told: dict[str, list[Found]]) -> None:
    """The language that is declared nearest to the longest block."""
    longest = max(article, key=lambda block: len(block.text), default=None)
    element = longest.element if longest else None
    while element is not None and element.tag != "html":
        if lang := element.get("lang"):
            told["language"].append(Found(lang, "lang of the article"))
            return
        element = element.getparent()


def _marks_publication(element: Any) -> bool:
    """Whether an element says that it is the day of publication."""
    told = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower()
    if "datepublished" in told:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    marked = element.get("pubdate") is not None or _DATE_NAMES.search(named)
    return element.tag == "time" and bool(marked)


def _read_meta(tree: Any, told: dict[str, list[Found]]) -> None:
    contents: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        value = _one_line(meta.get("content") or "")
        for name in {meta.get(key) for key in ("property", "name", "itemprop")} - {None}:
            if value:
                contents.setdefault(name.strip().lower(), []).append(value)
    for field, names in _META.items():
        for name in names:
            for value in contents.get(name, ()):
                told[field].append(Found(value, f"{name} of the page"))


def _headings(article: Sequence[Block]) -> Iterator[Block]:
    return (block for block in article if block.element is not None and block.element.tag == "h1")


def _clean_titles(titles: list[Found], site: str | None) -> list[Found]:
    """The titles without the site's name, which stands before or behind them."""
    whole = {squeeze(each.value) for each in titles}
    return [Found(_without_site(each.value, site, whole), each.where) for each in titles]


def _without_site(title: str, site: str | None, others: set[str]) -> str:
    separators = list(_SEPARATED.finditer(title))
    for separator in reversed(separators):
        head, tail = title[: separator.start()].strip(), title[separator.end() :].strip()
        if not head or not tail:
            continue
        if (site is not None and squeeze(tail) == squeeze(site)) or squeeze(head) in others:
            return _without_site(head, site, others)
        if (site is not None and squeeze(head) == squeeze(site)) or squeeze(tail) in others:
            return _without_site(tail, site, others)
    return title


def _languages(found: list[Found]) -> list[Found]:
    fitting = [each for each in found if _TAG.fullmatch(each.value.strip())]
    return [Found(each.value.strip().replace("_", "-"), each.where) for each in fitting]


def _disagree(name: str, found: list[Found]) -> Iterator[str]:
    """A remark where a page says two things of one field."""
    same = _SAME.get(name, squeeze)
    first = found[0]
    others = {same(each.value): each for each in reversed(found[1:])}
    others.pop(same(first.value), None)
    for other in others.values():
        yield (
            f"the page disagrees about `{name}`: {first.value} ({first.where}), "
            f"but {other.value} ({other.where})"
        )


_SAME: dict[str, Callable[[str], str]] = {
    "language": lambda value: value.lower().partition("-")[0],
    "url": lambda value: re.sub(r"^https?://|/$", "", value),
}


def _is_address(value: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s/]+\S*", value))


def _one_line(text: str) -> str:
    return " ".join(text.split())
