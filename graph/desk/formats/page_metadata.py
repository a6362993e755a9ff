"""What a page says about itself, and where it says so.

Read are JSON-LD (schema.org), ``article:*`` and Open Graph, Dublin Core, Highwire's ``citation_*``,
``time``, the canonical address, ``lang`` and the first heading. Of two sources of one field the
first in the list stands, unless they disagree about the day: then none does. Nothing is guessed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.desk.formats.blocks import Block
from graph.desk.formats.extracted import Found
from graph.desk.formats.linked_data import read_linked_data
from graph.desk.formats.published_day import choose_day

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


def read_metadata(tree: Any, article: Sequence[Block]) -> Metadata:
    """Read what a page says of itself; ``article`` are the blocks that were kept of it."""
    told: dict[str, list[Found]] = {name: [] for name in _META}
    _read_structure(tree, told)
    for name, value in read_linked_data(tree):
        told[name].append(value)
    _read_meta(tree, told)
    site = told["publisher"][0].value if told["publisher"] else None
    headings = [Found(_one_line(block.text), "h1 of the page") for block in _headings(article)]
    named = tree.find(".//head/title")
    if named is not None:
        told["title"].append(Found(_one_line(named.text_content()), "title of the page"))
    titles = _clean_titles([*headings[:1], *told["title"]], site)
    fields: dict[str, Found] = {}
    remarks: list[str] = []
    for name, found in (
        ("title", titles),
        ("publisher", told["publisher"]),
        ("language", _languages(told["language"])),
        ("url", [each for each in told["url"] if _is_address(each.value)]),
    ):
        kept = [each for each in found if each.value]
        if kept:
            fields[name] = kept[0]
            remarks += _disagree(name, kept)
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
    times = [each for each in tree.iter("time") if each.get("datetime")]
    marked = [each for each in times if _marks_publication(each)]
    for each in marked:
        told["published"].append(Found(each.get("datetime"), "time of the page"))


def _marks_publication(time: Any) -> bool:
    """Whether a ``time`` says that it is the day of publication."""
    if "datepublished" in (time.get("itemprop") or "").lower() or time.get("pubdate") is not None:
        return True
    return bool(_DATE_NAMES.search(f"{time.get('class') or ''} {time.get('id') or ''}"))


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
    whole = {_plain(each.value) for each in titles}
    return [Found(_without_site(each.value, site, whole), each.where) for each in titles]


def _without_site(title: str, site: str | None, others: set[str]) -> str:
    separators = list(_SEPARATED.finditer(title))
    for separator in reversed(separators):
        head, tail = title[: separator.start()].strip(), title[separator.end() :].strip()
        if not head or not tail:
            continue
        if (site is not None and _plain(tail) == _plain(site)) or _plain(head) in others:
            return _without_site(head, site, others)
        if (site is not None and _plain(head) == _plain(site)) or _plain(tail) in others:
            return _without_site(tail, site, others)
    return title


def _languages(found: list[Found]) -> list[Found]:
    fitting = [each for each in found if _TAG.fullmatch(each.value.strip())]
    return [Found(each.value.strip().replace("_", "-"), each.where) for each in fitting]


def _disagree(name: str, found: list[Found]) -> Iterator[str]:
    """A remark where a page says two things of one field."""
    same = _SAME.get(name, _plain)
    first = found[0]
    others = {same(each.value): each for each in reversed(found[1:])}
    others.pop(same(first.value), None)
    for other in others.values():
        yield (
            f"the page disagrees about `{name}`: {first.value} ({first.where}), "
            f"but {other.value} ({other.where})"
        )


def _plain(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))


_SAME: dict[str, Callable[[str], str]] = {
    "language": lambda value: value.lower().partition("-")[0],
    "url": lambda value: re.sub(r"^https?://|/$", "", value),
}


def _is_address(value: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s/]+\S*", value))


def _one_line(text: str) -> str:
    return " ".join(text.split())
