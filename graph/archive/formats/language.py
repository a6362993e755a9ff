"""The language of a text, told by its letters and words."""

import re

from graph.archive.formats.extracted import Found

_LETTERS = re.compile(r"[^\W\d_]")
_FEWEST = 20
_READ = 20_000
_SURE = 8.0
_NO_LANGUAGE = {"zxx", "vo"}


def tell_language(text: str) -> Found | None:
    """The language of a text as a BCP 47 tag, and how sure that is; None where nothing tells it.

    The model of ``py3langid`` is deterministic and asks nobody.
    """
    shown = " ".join(text[:_READ].split())
    if len(_LETTERS.findall(shown)) < _FEWEST:
        return None
    import py3langid

    (first, best), (second, next_best), *_ = py3langid.rank(shown)
    if first in _NO_LANGUAGE:
        return None
    if float(best) - float(next_best) < _SURE:
        return Found(first, f"told by its letters and words; it may also be {second}")
    return Found(first, "told by its letters and words")
