"""What stands inside script elements, made safe to stand there."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.page.distances import distances, plain_own, shorten_spans
from graph.page.packing import pack
from graph.page.texts import Excerpt, chunk_starts

PACKED_FROM = 1_500_000
"""A page whose data has more characters than this carries it deflated."""

JSON_TYPE = "application/json"
PACKED_TYPE = "text/plain"

_UNSAFE = re.compile("[<\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Embedded:
    """The data and the archived texts as they stand in the file."""

    type: str
    """JSON as it is, or lines that are each packed on their own."""
    data: str
    texts: str
    records: str
    """The canonical records, from which all that the page shows follows."""


def embed(
    data: dict[str, Any], texts: Sequence[Sequence[Excerpt]], records: dict[str, Any]
) -> Embedded:
    """Embed the data, the excerpts of each source, the records; only a large page is packed.

    There, quotes stand in lines beside the text that they are taken from, where they take next
    to no room, and not among the columns; and places in texts are distances.
    """
    plain = embed_json({**data, "chunks": []}), embed_json(texts), embed_json(records)
    if sum(map(len, plain)) <= PACKED_FROM:
        return Embedded(JSON_TYPE, *plain)
    starts = chunk_starts(texts)
    statements, sources = dict(data["statements"]), dict(data["sources"])
    quotes: dict[int, list[object]] = {}
    for source, quote in zip(statements["source"], statements.pop("quote"), strict=True):
        quotes.setdefault(source, []).append(quote)
    lines = [
        f"{embed_json(excerpts)}\n{embed_json(quotes.get(source, []))}"
        for source, excerpts in enumerate(texts)
    ]
    chunks = [
        pack("\n".join(lines[start:end]))
        for start, end in zip(starts, [*starts[1:], len(texts)], strict=True)
    ]
    spans = statements["spans"]
    statements["own"] = [
        [] if own == plain_own(here) else own
        for own, here in zip(statements["own"], spans, strict=True)
    ]
    statements["spans"] = shorten_spans(statements["source"], spans)
    sources["dismissed"] = [list(distances(each)) for each in sources["dismissed"]]
    packed = embed_json({**data, "statements": statements, "sources": sources, "chunks": starts})
    return Embedded(PACKED_TYPE, pack(packed), "\n".join(chunks), pack(plain[2]))


def embed_json(value: object) -> str:
    """JSON that cannot end the script element it stands in, in any HTML parser."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def check_script(name: str, text: str) -> str:
    """The text of a script, as it is.

    Raises:
        ValueError: it would end its element early or change how HTML reads it.
    """
    if re.search(r"</script|<!--", text, re.IGNORECASE):
        raise ValueError(f"{name} holds '</script' or '<!--' and cannot stand in a page")
    return text
