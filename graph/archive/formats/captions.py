"""The cues of captions: WebVTT as the W3C has it, and SubRip as it is found."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?!\d)", re.ASCII)
_TIMING_LINE = re.compile(rf"^{_TIMING.pattern}", re.ASCII | re.MULTILINE)
_NUMBER = re.compile(r"\s*\d+\s*\Z")
_NOTE = re.compile(r"NOTE(?:\s+|\Z)")
_SETTINGS = re.compile(r"(?:STYLE|REGION)\s*\Z")
_HEADER = re.compile(r"(Kind|Language):\s*(\S[^\n]*)")
_WORD_TIME = re.compile(r"<[\d:.]+>")
_TAG = re.compile(r"</?(?:v|c|i|b|u|s|font|lang|ruby|rt)(?:[\s.][^<>]*)?/?>|<[\d:.]+>", re.I)
_PLACE = re.compile(r"\{\\[^{}]*\}")
_VOICE = re.compile(r"<v(?:\.[^\s<>]+)?\s+([^<>]+)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cue, as it is shown."""

    text: str
    voice: str | None = None
    """Who speaks it, where the file says so."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from one moment to another, in seconds."""

    start: float
    end: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Captions:
    """The cues of a file in its own order, and what it says beside them."""

    cues: tuple[Cue, ...]
    language: str | None = None
    notes: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    """Lines that belong to no cue."""
    has_word_times: bool = False
    """Whether single words have times, which only programs write."""


def read_captions(text: str) -> Captions:
    """Read WebVTT, or else SubRip; a blank line inside a cue of SubRip ends nothing."""
    is_vtt = text.startswith("WEBVTT")
    blocks = re.split(r"\n{2,}", re.sub(r"\r\n?", "\n", text).strip("\n"))
    cues: list[tuple[float, float, list[str]]] = []
    notes, outside = [], []
    language = None
    if is_vtt:
        head, *blocks = blocks
        language = dict(_HEADER.findall(head)).get("Language")
        begins = _TIMING_LINE.search(head)
        blocks = [head[begins.start() :], *blocks] if begins else blocks
    for block in blocks:
        lines = block.split("\n")
        first = next((at for at, line in enumerate(lines) if _TIMING.match(line)), len(lines))
        if is_vtt and first == len(lines) and _SETTINGS.match(lines[0]):
            continue
        if is_vtt and first == len(lines) and (note := _NOTE.match(block)):
            notes.append(" ".join(block[note.end() :].split()))
            continue
        before = lines[:first]
        if before and first < len(lines) and (is_vtt or _NUMBER.match(before[-1])):
            before.pop()  # the name of the cue
        if is_vtt or not cues:
            outside += [line for line in before if line.strip()]
        else:
            cues[-1][2].extend(before)
        cues += _cut_block(lines[first:])
    return Captions(
        tuple(Cue(start, end, tuple(_show(lines, is_vtt))) for start, end, lines in cues),
        language,
        tuple(filter(None, notes)),
        tuple(outside),
        any(_WORD_TIME.search(line) for _, _, lines in cues for line in lines),
    )


def _cut_block(lines: list[str]) -> Iterator[tuple[float, float, list[str]]]:
    """The cues in a block; more than one where the blank lines between them are missing."""
    timed = [(at, match) for at, line in enumerate(lines) if (match := _TIMING.match(line))]
    for number, (at, match) in enumerate(timed, 1):
        until = timed[number][0] if number < len(timed) else len(lines)
        if number < len(timed) and _NUMBER.match(lines[until - 1]):
            until -= 1
        yield _seconds(*match.groups()[:4]), _seconds(*match.groups()[4:]), lines[at + 1 : until]


def _seconds(hours: str | None, minutes: str, seconds: str, parts: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int((parts or "0").ljust(3, "0")) / 1000


def _show(lines: list[str], is_vtt: bool) -> Iterator[Line]:
    """The lines without their markup; one that is blank takes its place on the screen too."""
    voice = None
    for line in lines:
        ends = [(match.start(), match.end(), match[1].strip()) for match in _VOICE.finditer(line)]
        bounds = [(0, 0, voice), *ends, (len(line), len(line), None)]
        for (_, start, speaker), (end, _, _) in pairwise(bounds):
            voice = speaker
            shown = _PLACE.sub("", _TAG.sub("", line[start:end]))
            shown = " ".join((html.unescape(shown) if is_vtt else shown).split())
            if shown or (len(bounds) == 2):
                yield Line(shown, voice and html.unescape(voice))
