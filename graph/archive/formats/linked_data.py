"""JSON-LD of schema.org in a page: lists, ``@graph`` and nested objects of any depth."""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from graph.archive.formats.extracted import Found, squeeze

_ARTICLES = re.compile(r"(?:Article|Posting|Report|Interview|Review|Claim)\Z|Webpage\Z", re.I)
_FIELDS = {
    "headline": "title",
    "datePublished": "published",
    "inLanguage": "language",
    "url": "url",
    "mainEntityOfPage": "url",
    "author": "author",
    "publisher": "publisher",
}
_MOST_NODES = 10_000


def read_linked_data(tree: Any, titles: Collection[str]) -> Iterator[tuple[str, Found]]:
    """The fields that the page's article has in JSON-LD, each with its value and its name there.

    Where a page describes several articles, it is the one with one of the page's titles, which are
    given squeezed, or none.
    """
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes += _read(script.text or "")
    names = {str(node["@id"]): node for node in reversed(nodes) if {"@id", "name"} <= {*node}}
    articles = [node for node in nodes if any(_ARTICLES.search(each) for each in _types(node))]
    best = [node for node in articles if "headline" in node] or articles
    own = [node for node in best if _is_named(node, titles)]
    if not own and len(best) != 1:
        return
    first = (own or best)[0]
    for key, field in _FIELDS.items():
        for value in _values(first.get(key), names):
            yield field, Found(value, f"JSON-LD {key} of the page")


def _is_named(node: dict[str, Any], titles: Collection[str]) -> bool:
    headline = squeeze(str(node.get("headline") or ""))
    return bool(headline) and any(headline in title or title == headline for title in titles)


def _read(text: str) -> list[dict[str, Any]]:
    """All objects of a script, outer ones first."""
    try:
        root = json.loads(
            re.sub(r"\A\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*\Z", "", text), strict=False
        )
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    waiting = [root]
    while waiting and len(found) < _MOST_NODES:
        node = waiting.pop(0)
        if isinstance(node, dict):
            found.append(node)
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return found


def _types(node: dict[str, Any]) -> list[str]:
    told = node.get("@type")
    return [each for each in (told if isinstance(told, list) else [told]) if isinstance(each, str)]


def _values(value: Any, names: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The words of a value: a text, the name of an object, or each of a list."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.strip():
            yield " ".join(each.split())
        elif isinstance(each, dict):
            known = each if "name" in each else names.get(str(each.get("@id")), each)
            told = known.get("name") or known.get("alternateName") or known.get("@value")
            address = str(known.get("@id"))
            told = told or (address if address.startswith("http") else None)
            if isinstance(told, str) and told.strip():
                yield " ".join(told.split())
