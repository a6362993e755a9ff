"""A recording's transcript as a text without times, which stay in the file beside it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.archive.formats.captions import Captions, Cue, Line, read_captions
from graph.archive.formats.extracted import CannotExtractError, Extracted, Found, quote_some
from graph.archive.formats.plain_text import read_plain_text
from graph.archive.formats.rolling_captions import take_once
from graph.archive.formats.transcript_json import read_transcript_json
from graph.text.sentences import ENDED

_ENDS = re.compile(r"[.!?…。！？؟।](?:[\"'”’»)\]]*(?:\s|\Z)|[^\x00-\x7f])")
_TURN = re.compile(r">>")
_DASH = re.compile(r"[-–—]\s*\S")
_WIDE = re.compile(r"[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef\u0e00-\u0eff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_PUNCTUATED = 0.1
_PAUSE = 2.0


def read_transcript(raw: bytes) -> Extracted:
    """Read WebVTT, SubRip, or the JSON of a program that writes down speech.

    Raises:
        CannotExtractError: its encoding is not known, or nothing is said in it.
    """
    plain = read_plain_text(raw)
    given = plain.text.lstrip("\ufeff").lstrip()
    if given.startswith(("{", "[")):
        what, suffix, again = "JSON", ".json", 0
        captions = read_transcript_json(given)
        cues = [*captions.cues]
    else:
        what, suffix = ("WebVTT", ".vtt") if given.startswith("WEBVTT") else ("SubRip", ".srt")
        captions = read_captions(given)
        cues, again = take_once(captions.cues)
    said = [(cue, line) for cue in cues for line in cue.lines if line.text]
    if not said:
        raise CannotExtractError("nothing is said in these captions")
    is_punctuated = _is_punctuated(said)
    fields = {"kind": Found("transcript", f"what the file is ({what})")}
    if captions.language and _LANGUAGE.fullmatch(captions.language.strip()):
        fields["language"] = Found(captions.language.strip(), f"the file ({what})")
    return Extracted(
        "\n\n".join(_join(said, is_punctuated)) + "\n",
        f"transcript ({what})",
        suffix,
        plain.encoding,
        fields,
        tuple(_remarks(captions, again, is_punctuated)),
        is_headed=False,
    )


def _is_punctuated(said: Sequence[tuple[Cue, Line]]) -> bool:
    ends = sum(bool(_ENDS.search(line.text)) for _, line in said)
    return ends >= len(said) * _PUNCTUATED


def _join(said: Sequence[tuple[Cue, Line]], is_punctuated: bool) -> Iterator[str]:
    """Paragraphs: one for each turn of a speaker, and for what follows a pause.

    Speech without marks has no sentences: there each line of a cue stays by itself.
    """
    paragraph = [_label(said[0][1])]
    for (before_cue, before), (cue, line) in pairwise(said):
        ended = bool(ENDED.search(before.text))
        pauses = ended and cue.start - before_cue.end >= _PAUSE
        turns = line.voice != before.voice or bool(_TURN.match(line.text))
        if turns or pauses or (ended and _DASH.match(line.text)) or not is_punctuated:
            yield "".join(paragraph)
            paragraph = [_label(line) if line.voice != before.voice else line.text]
        else:
            wide = _WIDE.match(before.text[-1]) and _WIDE.match(line.text)
            paragraph.append(line.text if wide else f" {line.text}")
    yield "".join(paragraph)


def _label(line: Line) -> str:
    return f"{line.voice}: {line.text}" if line.voice else line.text


def _remarks(captions: Captions, again: int, is_punctuated: bool) -> Iterator[str]:
    yield "the times are left out of the text, and stand in the original"
    if captions.has_word_times:
        yield (
            "written down by a program, as it seems: a statement is `verbatim` only after a person "
            "has heard the recording"
        )
    else:
        yield (
            "nothing tells whether people or a program wrote it down: hear the recording before a "
            "statement is `verbatim`"
        )
    if again:
        yield f"rolling captions: {again:,} lines that were shown again are taken once"
    if not is_punctuated:
        yield "there are no marks between sentences: each line stands by itself; join what is one"
    if any(line.voice for cue in captions.cues for line in cue.lines):
        yield "the names before colons are the file's own, and were not spoken"
    if any(two.start < one.start for one, two in pairwise(captions.cues)):
        yield "its times go back: the text stands in the order of the file"
    if captions.notes:
        yield f"the file notes: {quote_some(list(captions.notes))}"
    if captions.outside:
        yield f"left out, since they belong to no time: {quote_some(list(captions.outside))}"
