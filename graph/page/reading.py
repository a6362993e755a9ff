"""What is embedded in a page, unpacked within bounds and checked for its form."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import StrictInt, StrictStr, TypeAdapter, ValidationError

from graph.page.contents import Contents, uneven_tables
from graph.page.packing import unpack
from graph.page.parts import Parts
from graph.page.texts import Excerpt

MOST_UNPACKED = 400_000_000
"""No page unpacks to more bytes than this."""

_EXCERPTS = TypeAdapter(list[list[tuple[StrictInt, StrictStr]]])


class DamagedError(ValueError):
    """What is embedded is not what a build writes."""


def read_data(parts: Parts) -> tuple[dict[str, Any], Contents]:
    """The data as JSON, and what of it is checked.

    Raises:
        DamagedError: it is no such data.
    """
    data = _decode("the data", _unpacked("the data", parts, parts.embedded.data, MOST_UNPACKED))
    if not isinstance(data, dict):
        raise DamagedError("the data: it is no object")
    try:
        contents = Contents.model_validate(data)
    except ValidationError as error:
        raise DamagedError(f"the data: {_first_error(error)}") from None
    if uneven := uneven_tables(data):
        raise DamagedError(f"the data: the columns of {uneven[0]} do not have one length")
    return data, contents


def read_texts(parts: Parts, page: Contents) -> Iterator[list[Excerpt]]:
    """What the page carries of each source, in their order; a large page is unpacked in turn.

    Raises:
        DamagedError: it is no such list, or not one for each source.
    """
    embedded = parts.embedded.texts
    lines = (
        embedded.split("\n") if parts.packed and embedded else [] if parts.packed else [embedded]
    )
    starts = page.chunks if parts.packed else [0]
    if len(lines) != len(starts):
        raise DamagedError(f"the texts: {len(lines)} pieces where the data names {len(starts)}")
    left, read = MOST_UNPACKED, 0
    for number, (line, start) in enumerate(zip(lines, starts, strict=True), 1):
        where = f"the texts, piece {number}" if parts.packed else "the texts"
        text = _unpacked(where, parts, line, left)
        left -= len(text)
        try:
            found = _EXCERPTS.validate_python(_decode(where, text))
        except ValidationError as error:
            raise DamagedError(f"{where}: {_first_error(error)}") from None
        if start != read:
            raise DamagedError(f"{where}: it begins with source {start + 1}, not {read + 1}")
        read += len(found)
        yield from found
    if read != len(page.sources.id):
        raise DamagedError(f"the texts: {read} of them for {len(page.sources.id)} sources")


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
