"""What is embedded in a page, unpacked within bounds and checked for its form."""

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, StrictInt, StrictStr, TypeAdapter, ValidationError

from graph.page.contents import Contents, NamedPlace, uneven_tables
from graph.page.distances import from_distances, lengthen_spans, plain_own
from graph.page.packing import unpack
from graph.page.parts import Parts
from graph.page.texts import Excerpt

MOST_UNPACKED = 250_000_000
"""No page unpacks to more bytes than this."""

_T = TypeVar("_T")


class _Statements(BaseModel):
    source: list[StrictInt]
    spans: list[list[tuple[StrictInt, StrictInt]]]
    own: list[list[list[StrictInt]]]


class _Sources(BaseModel):
    dismissed: list[list[NamedPlace]]


class _Head(BaseModel):
    chunks: list[StrictInt]
    statements: _Statements
    sources: _Sources


_HEAD = TypeAdapter(_Head)
_EXCERPTS = TypeAdapter(list[tuple[StrictInt, StrictStr]])
_ALL_EXCERPTS = TypeAdapter(list[list[tuple[StrictInt, StrictStr]]])
_QUOTES = TypeAdapter(list[list[StrictStr]])


class DamagedError(ValueError):
    """What is embedded is not what a build writes."""


def read_embedded(parts: Parts) -> tuple[dict[str, Any], Contents, list[list[Excerpt]]]:
    """The data as JSON, what of it is checked, and what the page carries of each source.

    Raises:
        DamagedError: it is not what a build writes.
    """
    data = _decode("the data", _unpacked("the data", parts, parts.embedded.data, MOST_UNPACKED))
    if not isinstance(data, dict):
        raise DamagedError("the data: it is no object")
    texts = _read_beside(parts, data) if parts.packed else _read_plain(parts)
    try:
        contents = Contents.model_validate(data)
    except ValidationError as error:
        raise DamagedError(f"the data: {_first_error(error)}") from None
    if uneven := uneven_tables(data):
        raise DamagedError(f"the data: the columns of {uneven[0]} do not have one length")
    if len(texts) != len(contents.sources.id):
        raise DamagedError(
            f"the texts: {len(texts)} of them for {len(contents.sources.id)} sources"
        )
    return data, contents, texts


def _read_plain(parts: Parts) -> list[list[Excerpt]]:
    return _validated("the texts", _ALL_EXCERPTS, _decode("the texts", parts.embedded.texts))


def _read_beside(parts: Parts, data: dict[str, Any]) -> list[list[Excerpt]]:
    """The texts of a large page; the quotes that stand beside them go back among the columns."""
    head = _validated("the data", _HEAD, data)
    starts, places = head.chunks, head.statements.source
    lines = parts.embedded.texts.split("\n") if parts.embedded.texts else []
    if len(lines) != len(starts):
        raise DamagedError(f"the texts: {len(lines)} pieces where the data names {len(starts)}")
    texts: list[list[Excerpt]] = []
    quotes: list[Iterator[list[str]]] = []
    left = MOST_UNPACKED
    for number, (line, start) in enumerate(zip(lines, starts, strict=True), 1):
        where = f"the texts, piece {number}"
        if start != len(texts):
            raise DamagedError(f"{where}: it begins with source {start + 1}, not {len(texts) + 1}")
        text = _unpacked(where, parts, line, left)
        left -= len(text)
        found = text.split("\n")
        if len(found) % 2:
            raise DamagedError(f"{where}: its last text has no line of quotes")
        for excerpts, beside in zip(found[::2], found[1::2], strict=True):
            texts.append(_validated(where, _EXCERPTS, _decode(where, excerpts)))
            here = _validated(where, _QUOTES, _decode(where, beside))
            quotes.append(iter(here))
    data["statements"]["quote"] = [
        next(quotes[place], []) if 0 <= place < len(quotes) else [] for place in places
    ]
    if any(next(each, None) is not None for each in quotes):
        raise DamagedError("the texts: there are more quotes beside them than statements")
    _lengthen(head, data)
    return texts


def _lengthen(head: _Head, data: dict[str, Any]) -> None:
    """Put the places that are held as distances back among the columns."""
    statements = head.statements
    if not len(statements.source) == len(statements.spans) == len(statements.own):
        raise DamagedError("the data: the columns of statements do not have one length")
    spans = lengthen_spans(statements.source, statements.spans)
    own = [given or plain_own(here) for given, here in zip(statements.own, spans, strict=True)]
    data["statements"].update(spans=spans, own=own)
    data["sources"]["dismissed"] = [
        list(from_distances(places)) for places in head.sources.dismissed
    ]


def _validated(where: str, adapter: TypeAdapter[_T], value: object) -> _T:
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        raise DamagedError(f"{where}: {_first_error(error)}") from None


def _unpacked(where: str, parts: Parts, embedded: str, most: int) -> str:
    if not parts.packed:
        return embedded
    try:
        return unpack(embedded, most)
    except ValueError as error:
        raise DamagedError(f"{where}: {error}") from None


def _decode(where: str, text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
    except RecursionError:
        raise DamagedError(f"{where}: it is nested too deep") from None
    except ValueError as error:
        raise DamagedError(f"{where}: it is no JSON as a build writes it ({error})") from None


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands there twice")
    return made


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _first_error(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"
