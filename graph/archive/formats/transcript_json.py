"""The JSON of programs that write down speech.

Read are whisper and its kin (``segments``), whisper.cpp (``transcription``), YouTube's json3
(``events``), and plain lists of texts with their ``start``.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from graph.archive.formats.captions import Captions, Cue, Line
from graph.archive.formats.extracted import CannotExtractError

_LISTS = {"segments": "text", "transcription": "text", "events": "tStartMs"}
"""Where the pieces stand, and what each of them has."""
_HALF = re.compile(r"[\ud800-\udfff]")
"""Halves of characters, which JSON can escape and no text can hold."""


def is_transcript(value: object) -> bool:
    """Whether some JSON is a transcript of a known shape."""
    return _find_pieces(value) is not None


def read_transcript_json(text: str) -> Captions:
    """Read a transcript.

    Raises:
        CannotExtractError: it is none of the known shapes.
    """
    try:
        value = json.loads(text)
    except ValueError as error:
        raise CannotExtractError(f"it is no whole JSON: {error}") from None
    pieces = _find_pieces(value)
    if pieces is None:
        raise CannotExtractError("no list of what was said was found in this JSON")
    told = value if isinstance(value, dict) else {}
    result = told.get("result")
    language = told.get("language") or (result.get("language") if isinstance(result, dict) else "")
    return Captions(
        tuple(_read_pieces(pieces)),
        language if isinstance(language, str) else None,
        has_word_times="events" not in told or _is_recognised(pieces),
    )


def _find_pieces(value: object) -> list[dict[str, Any]] | None:
    if isinstance(value, dict):
        for name, key in _LISTS.items():
            found = value.get(name)
            if isinstance(found, list) and any(isinstance(e, dict) and key in e for e in found):
                return [each for each in found if isinstance(each, dict)]
    elif isinstance(value, list) and value:
        found = [each for each in value if isinstance(each, dict)]
        if len(found) == len(value) and all({"text", "start"} <= {*each} for each in found):
            return found
    return None


def _is_recognised(pieces: list[dict[str, Any]]) -> bool:
    """Whether single words of json3 have times or a confidence, which only programs write."""
    parts = (each for piece in pieces for each in _parts(piece))
    return any("tOffsetMs" in each or each.get("acAsrConf") for each in parts)


def _parts(piece: dict[str, Any]) -> list[dict[str, Any]]:
    parts = piece.get("segs")
    return [each for each in parts if isinstance(each, dict)] if isinstance(parts, list) else []


def _read_pieces(pieces: list[dict[str, Any]]) -> Iterator[Cue]:
    for piece in pieces:
        offsets = piece.get("offsets")
        if "tStartMs" in piece:
            start = _number(piece.get("tStartMs")) / 1000
            end = start + _number(piece.get("dDurationMs")) / 1000
            said = "".join(str(each.get("utf8") or "") for each in _parts(piece))
        elif isinstance(offsets, dict):
            start, end = (_number(offsets.get(side)) / 1000 for side in ("from", "to"))
            said = str(piece.get("text") or "")
        else:
            start = _number(piece.get("start"))
            end = _number(piece.get("end")) or start + _number(piece.get("duration"))
            said = str(piece.get("text") or "")
        speaker = piece.get("speaker")
        voice = speaker.strip() or None if isinstance(speaker, str) else None
        if shown := _HALF.sub("\ufffd", " ".join(said.split())):
            yield Cue(start, end, (Line(shown, voice),))


def _number(value: object) -> float:
    """A time, or 0 where it is none: the words count all the same."""
    told = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e12
    return float(value) if told and isinstance(value, (int, float)) else 0.0
