"""What is embedded in a page, unpacked within bounds and checked for its form."""

import json
import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, StrictFloat, StrictInt, StrictStr, TypeAdapter, ValidationError

from graph.page.carried import Texts
from graph.page.packing import unpack
from graph.page.texts import Excerpt, fill_text
from graph.prove.canonical_records import read_records
from graph.queries.coverage import CoverageRow
from graph.verify.page_parts import Parts
from schemas.corpus import ArchivedSource, Corpus
from schemas.limits import PAGE_BYTES

Share = tuple[StrictInt | StrictFloat, StrictInt | StrictFloat, StrictInt | StrictFloat]
_EXCERPTS = TypeAdapter(list[tuple[StrictInt, StrictStr]])
_ALL_EXCERPTS = TypeAdapter(list[list[tuple[StrictInt, StrictStr]]])
_MOST_WORDS: TypeAdapter[int | None] = TypeAdapter(Annotated[int, Field(ge=1)] | None)
_SHARES = TypeAdapter(list[Share])
_OPEN = TypeAdapter(list[list[tuple[StrictInt, StrictInt]]])


class DamagedError(ValueError):
    """What is embedded is not what a build writes: where, a colon, and what."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a page carries of a corpus, and says of its coverage."""

    corpus: Corpus
    texts: Texts
    most_words: int | None
    """How many words of each part of a quote are there at most; None for all."""
    excerpts: list[list[Excerpt]]
    shares: list[CoverageRow] | None
    """What it says of coverage where it has no documents to measure; else None."""


def read_carried(parts: Parts) -> Carried:
    """The corpus inside a page, with as much of the documents as is there.

    Raises:
        DamagedError: it is not what a build writes, or a quote does not lie in what is there.
    """
    data, records = read_part(parts, "data"), read_part(parts, "records")
    excerpts = read_excerpts(parts)
    try:
        texts = Texts(data["texts"])
        most_words = _MOST_WORDS.validate_python(data["mostWords"])
        whole = texts is Texts.FULL
        if sum(here[-1][0] for here in excerpts if here) > PAGE_BYTES.most:
            raise ValueError("the texts are said to be longer than any are")
        found = read_records(records, list(map(fill_text, excerpts)))
    except (ValidationError, KeyError, TypeError, ValueError) as error:
        raise DamagedError(f"the records: {_reason(error)}") from None
    for source, here in zip(found.sources.values(), excerpts, strict=True):
        if whole and [start for start, _ in here] != [0]:
            raise DamagedError(f"source {source.record.id}: its text is not there as a whole")
        starts = [start for start, _ in here]
        for statement in source.statements:
            for start, end in statement.spans:
                at = bisect_right(starts, start) - 1
                if at < 0 or end > here[at][0] + len(here[at][1]):
                    what = f"characters {start} to {end} are not in what the page carries"
                    raise DamagedError(f"statement {statement.id}: {what}")
    return Carried(found, texts, most_words, excerpts, None if whole else _read_shares(data, found))


def _read_shares(data: dict[str, Any], corpus: Corpus) -> list[CoverageRow]:
    try:
        shares = _SHARES.validate_python(data["sources"]["coverage"])
        gaps = _OPEN.validate_python(data["sources"]["open"])
        rows = zip(corpus.sources.values(), shares, gaps, strict=True)
        return [_share(source, share, spans) for source, share, spans in rows]
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedError(f"the data: its coverage: {_reason(error)}") from None


def _share(source: ArchivedSource, share: Share, spans: list[tuple[int, int]]) -> CoverageRow:
    if any(not 0 <= each <= 1 for each in share) or abs(sum(share) - 1) > 1e-9:
        raise ValueError(f"the shares of {source.record.id} are no shares of one text")
    anchored, dismissed, left = share
    return CoverageRow(
        source=source.record.id,
        anchored=anchored,
        dismissed=dismissed,
        open=left,
        open_passages=[{"start": start, "end": end, "text": ""} for start, end in spans],  # type: ignore[misc]
    )


def read_excerpts(parts: Parts) -> list[list[Excerpt]]:
    """What the page carries of each source's document.

    Raises:
        DamagedError: it is not what a build writes.
    """
    try:
        if not parts.packed:
            return _ALL_EXCERPTS.validate_python(decode(parts.inside["texts"]))
        lines = read_lines(parts)
        return [_EXCERPTS.validate_python(decode(line)) for line in lines[::2]]
    except (ValidationError, ValueError) as error:
        raise DamagedError(f"the texts: {_reason(error)}") from None


def read_lines(parts: Parts) -> list[str]:
    """The lines of a large page's texts: for each source one of excerpts and one of quotes.

    Raises:
        ValueError: they cannot be unpacked, or are too long.
    """
    left = PAGE_BYTES.most
    lines: list[str] = []
    for packed in parts.inside["texts"].split("\n") if parts.inside["texts"] else []:
        text = unpack(packed, left)
        left -= len(text)
        lines += text.split("\n")
    return lines


def read_part(parts: Parts, name: str) -> Any:
    """One embedded JSON value, the data or the records.

    Raises:
        DamagedError: it is no JSON object, as strictly as a build writes it.
    """
    try:
        value = decode(unpack_part(parts, name))
    except ValueError as error:
        raise DamagedError(f"the {name}: {error}") from None
    if not isinstance(value, dict):
        raise DamagedError(f"the {name}: it is no object")
    return value


def unpack_part(parts: Parts, name: str) -> str:
    """The text of one embedded part, the data or the records.

    Raises:
        ValueError: it cannot be unpacked, or is too long.
    """
    return unpack(parts.inside[name], PAGE_BYTES.most) if parts.packed else parts.inside[name]


def decode(text: str) -> Any:
    """A JSON value, read strictly.

    Raises:
        ValueError: it is none, nested too deep, or has a key twice, half a character, or no
            finite number somewhere.
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_read_object,
            parse_constant=_refuse_number,
            parse_float=_read_float,
        )
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"it is no JSON as a build writes it ({error})") from None


def _read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("it is no JSON as a build writes it: a key stands there twice")
    return made


def _refuse_number(name: str) -> None:
    raise ValueError(f"it is no JSON as a build writes it: {name} is no number")


def _read_float(text: str) -> float:
    found = float(text)
    if not math.isfinite(found):
        _refuse_number(text)
    return found


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"
    if isinstance(error, KeyError):
        return f"there is no {error.args[0]!r}"
    return str(error)
