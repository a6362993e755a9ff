"""What stands around a quote: what limits it, and whether its speaker is named there."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.prove.placed_passages import Placed
from graph.prove.source_context import Setting
from graph.read.places import Steps
from graph.read.problem import Problem
from graph.text.cut_words import is_spaceless
from graph.text.folding import fold
from graph.text.printable import shorten
from graph.text.sentences import ENDED, split_sentences
from schemas.corpus import Span
from schemas.passage import Certainty, Form, StatementPassage
from schemas.speaker import Speaker, SpeakerKind

_FILE = Path(__file__).with_name("context.toml")
_PARAGRAPH = re.compile(r"\n\s*\n")
_FAR = 300
_OPENING = "\"“„«»‘'"
_TERM = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"[^\W_]+(?:['-][^\W_]+)+")
_NO_NAMES = frozenset(
    ["the", "of", "for", "and", "in", "on", "der", "die", "das", "von", "und", "la", "le"]
)
_SHORT = 4
# Both written standards of Norwegian, whose words here are alike.
_SAME = {"no": "nb", "nn": "nb"}


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language."""

    limits: re.Pattern[str]
    harmless: tuple[str, ...]
    turns: re.Pattern[str]
    who: frozenset[str]
    those: frozenset[str]
    we: frozenset[str]
    roles: tuple[str, ...]
    bodies: tuple[str, ...]


@cache
def _read_words() -> Mapping[str, _Words]:
    found = {}
    for language, lists in tomllib.loads(_FILE.read_text(encoding="utf-8")).items():
        limits, turns = ("|".join(map(_as_word, lists[each])) for each in ("limits", "turns"))
        found[language] = _Words(
            re.compile(f"({limits})", re.IGNORECASE),
            tuple(lists.get("harmless", ())),
            # Where the rest begins, or where speech goes on in quotation marks.
            re.compile(rf"(?:\A[^\w]*|[{_OPENING}]\s*)({turns})", re.IGNORECASE),
            frozenset(map(fold, lists.get("who", ()))),
            frozenset(map(fold, lists.get("those", ()))),
            frozenset(map(fold, lists.get("we", ()))),
            tuple(map(fold, lists.get("roles", ()))),
            tuple(map(fold, lists.get("bodies", ()))),
        )
    return found


def _as_word(term: str) -> str:
    """A pattern for a term where it is whole; some scripts set no spaces between words."""
    whole = re.escape(term)
    return whole if is_spaceless(term[0]) else rf"(?<![^\W_]){whole}(?![^\W_])"


def check_context(setting: Setting, placed: Placed) -> Iterator[Problem]:
    """Where a sentence goes on with what limits the quote, and where nobody is named."""
    passage, record = placed.passage, setting.source.record
    assert isinstance(passage, StatementPassage)
    language = record.language.split("-")[0].lower()
    words = _read_words().get(_SAME.get(language, language))
    if words is None or passage.note is not None:
        return
    steps: Steps = ("passages", placed.position, "quote")
    if limit := _find_limit(setting.text, placed.spans, words):
        message = f"the sentence goes on with what limits this: “{shorten(limit)}”"
        hint = "take it into the quote, or say in a `note` why it does not matter"
        yield setting.source.entry.at(*steps).warning("cut-short", message, hint)
    speaker = setting.known.speakers.get(passage.speaker or record.speaker or "")
    if speaker is None or record.form_of(passage) is Form.VERBATIM:
        return
    if passage.speaker_certainty is Certainty.ARGUABLE or not words.who:
        return
    if not _is_carried(setting, placed, speaker, words):
        start, end = placed.spans[0].start, placed.spans[-1].end
        before = setting.text[_paragraph(setting.text, start) : end]
        message = f"nothing here names {speaker.name}, nor who may be meant: “{shorten(before)}”"
        hint = (
            "take in the words that name the speaker, add an alias, write `speaker_certainty: "
            "arguable`, or say in a `note` how it is known"
        )
        yield setting.source.entry.at(*steps).warning("speaker-not-named", message, hint)


def _find_limit(text: str, spans: tuple[Span, ...], words: _Words) -> str | None:
    ends = [*(span.start for span in spans[1:]), len(text)]
    for span, end in zip(spans, ends, strict=True):
        if ENDED.search(text, max(span.start, span.end - 10), span.end):
            continue
        if text[span.end : span.end + 1] in tuple(".!?…。！？"):
            continue
        rest = _sentence_at(text[span.end : min(end, span.end + _FAR)])
        for kind in (words.limits, words.turns):
            for found in kind.finditer(rest):
                limit = rest[found.start(1) :].strip()
                if not limit.lower().startswith(words.harmless):
                    return limit
    return None


def _sentence_at(text: str) -> str:
    """The sentence with which a text begins, or goes on."""
    if _PARAGRAPH.match(text):
        return ""
    return next((text[: each.span.end] for each in split_sentences(text)), "")


def _paragraph(text: str, at: int) -> int:
    """Where the paragraph of a place begins: behind the last blank line before it."""
    end = text.rfind("\n", 0, at)
    while end >= 0:
        earlier = text.rfind("\n", 0, end)
        if earlier >= 0 and text[earlier:end].isspace():
            return end + 1
        end = earlier
    return 0


def _is_carried(setting: Setting, placed: Placed, speaker: Speaker, words: _Words) -> bool:
    text = setting.text
    start = _paragraph(text, placed.spans[0].start)
    end = placed.spans[-1].end
    # The tag of a quotation may follow it.
    end = next((each.end for each in setting.quoted.spans if each.start < end < each.end), end)
    ended = ENDED.search(text, max(start, end - 10), end)
    context = text[start:end] + ("" if ended else _sentence_at(text[end : end + _FAR]))
    terms = _TERM.findall(fold(context.replace(".", "")))
    if _is_named(terms, speaker) or not _scripts(context) & _scripts(" ".join(_names(speaker))):
        return True
    told = {"".join(span.of(text)) for span in setting.quoted.spans if span.end > start}
    narrated = context
    for part in told:
        narrated = narrated.replace(part, " ")
    outside = [*_TERM.findall(fold(narrated)), *_COMPOUND.findall(fold(narrated))]
    is_person = speaker.kind is SpeakerKind.PERSON
    carried = words.who if is_person else words.those
    roles = words.roles if is_person else words.roles + words.bodies
    return (
        not carried.isdisjoint(outside)
        or not words.we.isdisjoint(terms)
        or any(term.startswith(roles) for term in outside)
    )


def _names(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.name, *speaker.aliases)


def _scripts(text: str) -> set[str]:
    """The alphabets of a text: where they are not those of the names, none can stand there."""
    return {unicodedata.name(each, "").split(" ")[0] for each in set(text) if each.isalpha()}


def _is_named(terms: list[str], speaker: Speaker) -> bool:
    """Whether a name, an alias or a part of one is among the terms, whatever its ending."""
    for name in _names(speaker):
        for part in _TERM.findall(fold(name.replace(".", ""))):
            if part in _NO_NAMES:
                continue
            stem = part if len(part) <= _SHORT else part[: max(_SHORT, len(part) - 2)]
            exact = len(part) <= _SHORT
            if any(term == part if exact else term.startswith(stem) for term in terms):
                return True
    return False
