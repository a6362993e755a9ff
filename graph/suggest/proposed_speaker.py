"""Who said a passage, as its own words tell it, or the passage before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.suggest.claim_words import split_words
from graph.suggest.names import Found, Names
from graph.text.word_lists import ACCORDING_ELSEWHERE, SPEECH, SPEECH_ELSEWHERE, word_set
from schemas.corpus import Span, Statement
from schemas.ids import SpeakerId

_SAID = rf"(?:{SPEECH}|claims|notes)"
_ACCORDING = rf"(?:according to|{ACCORDING_ELSEWHERE})"
_VERB = re.compile(rf"\b(?:{_SAID}|{SPEECH_ELSEWHERE}|{_ACCORDING})\b", re.IGNORECASE)
_HIS_WORDS = re.compile(
    r"\bпо (?:его|её|ее|их) словам\b|\bза (?:його|її|їх) словами\b", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"(?:\A|\W)(he|she|they|он|она|они|er|sie|il|elle|él|ella|ele|ela)"
    r"(?:\s+(?:also|further|then|again|later|has|had|have|\w+ly))*\s*\Z",
    re.IGNORECASE,
)
_PRONOUN_AFTER = re.compile(
    r"\s+(he|she|they|him|her|them|он|она|они|er|sie|ihm|ihr|lui|elle|él|ella|ele|ela)\b",
    re.IGNORECASE,
)
_BESIDE = 5
"""Words between a name and its verb."""
_NAME = r"(?:[A-ZА-ЯЁ][\w’'-]*\.?(?:\s+(?:von|van|de|al|bin|of)\b)?\s+){0,4}[A-ZА-ЯЁ][\w’'-]+"
_NAMED = re.compile(
    rf"(?P<before>{_NAME}),?\s+(?:also\s+)?(?:{_SAID}|{SPEECH_ELSEWHERE})\b"
    rf"|\b(?:{_SAID}|{SPEECH_ELSEWHERE})\s+(?P<after>{_NAME})"
    rf"|\b(?:(?i:{_ACCORDING}))\s+(?P<source>{_NAME})"
)
# As Russian puts it: "заявил в среду начальник Генштаба Валерий Герасимов".
_LATER = re.compile(rf"\b{SPEECH_ELSEWHERE}((?:\s+[\w’'-]+){{1,8}})", re.IGNORECASE)
_RUN = re.compile(r"(?:(?<=\s)[A-ZА-ЯЁЇІЄҐ][\w’'-]+\s*)+")
_PREPOSITIONS = word_set("в во на при из с со по у к in im bei aus à en au dans em no na")
_TAG_BEHIND = re.compile(rf",\s*(?:[–—-]\s*)?{SPEECH_ELSEWHERE}\b[^,«»“”\"]*\Z", re.IGNORECASE)
_TAG_BEFORE = re.compile(
    rf"(?:{_HIS_WORDS.pattern}|\b{ACCORDING_ELSEWHERE}\s[^,]{{2,60}}),\s*", re.IGNORECASE
)
_SUBJECT = re.compile(
    rf"(?:\b(?P<lead>\w+)\s+)?\b(?P<name>{_NAME})(?:\s+(?:also|further|then|again|later|has|had|have))*\s*\Z"
)
"""A name with nothing but an adverb between it and the verb behind it."""
_RULED = word_set("in at of on from near to by with for into")
_WHEN_AND_WHERE = word_set("on in at during to last yesterday today this when while who")
_BREAKS = re.compile(r"[,:;–—-]\s*\Z")
_TAG = re.compile(r"[”\"»’'“]*\s*([^.!?\n]{1,300})")
_LABEL = re.compile(r"^[ \t]*(?P<name>[^\W\d_][^:\n“”\"«»]{0,60}):\s", re.MULTILINE)
_STARTS = frozenset(
    {"the", "a", "an", "he", "she", "they", "it", "but", "and", "this", "in", "on", "as", "his"}
)


_BETWEEN = re.compile(
    r"\b(?:as\s+)?(?:reported\s+by|reports|reported|quoted\s+by|carried\s+by)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker who is known, or the name of one who is not, and what tells it."""

    speaker: SpeakerId | None
    name: str | None
    why: str


def hear_speaker(
    text: str, spans: Sequence[Span], quoted: Sequence[Span], names: Names, before: Statement | None
) -> Heard | None:
    """Who speaks in a passage; None where nothing in it tells.

    Args:
        text: the document.
        spans: the passage.
        quoted: what stands in quotation marks in the document, in order.
        names: the speakers that are known.
        before: the statement before the passage.
    """
    tag = _outside_quotes(text, spans, quoted)
    heard = _hear_tag(tag, names, before) or _hear_closing(text, spans, quoted, names, before)
    if heard is not None:
        return heard
    inside = any(each.start < spans[0].start and spans[-1].end <= each.end for each in quoted)
    if before is not None and inside:
        return Heard(before.speaker, None, "the quotation goes on")
    if before is not None and _is_quotation(text, spans, quoted):
        between = text[before.end : spans[0].start]
        if "\n" not in between:
            return Heard(before.speaker, None, "a quotation beside the one before")
    return _hear_new(tag)


def _hear_tag(tag: str, names: Names, before: Statement | None) -> Heard | None:
    """The known speaker of a tag, or that of the statement before where it says "he"."""
    theirs = _HIS_WORDS.search(tag)
    if theirs and before is not None:
        return Heard(before.speaker, None, f"“{theirs[0]}”, as in the statement before")
    # "TASS reported" names who hands the words on, unless nothing else names a speaker.
    verbs = sorted(_VERB.finditer(tag), key=lambda verb: bool(_BETWEEN.fullmatch(verb[0])))
    for verb in verbs:
        left, right = tag[: verb.start()], tag[verb.end() :]
        pronoun = _PRONOUN.search(left) or _PRONOUN_AFTER.match(right)
        if pronoun and before is not None:
            why = f"“{pronoun[1]}” with “{verb[0]}”, as in the statement before"
            return Heard(before.speaker, None, why)
        found = None if pronoun else _name_beside(names, left, right, verb[0], before)
        if found is not None:
            return found
    return None


def _hear_closing(
    text: str, spans: Sequence[Span], quoted: Sequence[Span], names: Names, before: Statement | None
) -> Heard | None:
    """Who speaks where the quotation that a passage begins or stands in ends, sentences later."""
    end = spans[-1].end
    closing = next((each.end for each in quoted if spans[0].start < each.end > end > each.start), 0)
    if not closing:
        return None
    tag = _TAG.match(text, closing)
    if tag is None:
        return None
    return _hear_tag(tag[1], names, before) or _hear_new(tag[1])


def _hear_new(tag: str) -> Heard | None:
    """A speaker whom no record describes yet."""
    named = _NAMED.search(tag)
    if named is None or (named["after"] and not _may_follow(tag[: named.start()])):
        return _name_later(tag)
    name = (named["before"] or named["after"] or named["source"]).strip()
    first, _, rest = name.partition(" ")
    name = rest if first.lower() in _STARTS else name
    return Heard(None, name, f"“{named[0].strip()}”") if name else None


def _may_follow(left: str) -> bool:
    """Whether the subject of a verb may stand behind it: where none stands before it."""
    return not split_words(left) or _BREAKS.search(left) is not None


def hear_label(text: str, spans: Sequence[Span], names: Names) -> Heard | None:
    """Who speaks in a passage of a transcript: the last label that begins a line before it.

    A label is in capitals (``SPOKESWOMAN:``), or names a known speaker.
    """
    labels = list(_LABEL.finditer(text, 0, spans[0].end))
    for label in reversed(labels):
        name = label["name"].strip()
        if label.start("name") > spans[0].start:
            continue
        found = names.find(split_words(name))
        if found:
            return Heard(found[-1].speaker, None, f"“{name}:”")
        if name.isupper():
            return Heard(None, name.title(), f"“{name}:”")
    return None


def hear_attribution(
    text: str, spans: Sequence[Span], quoted: Sequence[Span], names: Names, speaker: str | None
) -> list[SpeakerId]:
    """Who hands the words on, as ``TASS reported`` and ``reported by TASS`` say; known ones."""
    tag = _outside_quotes(text, spans, quoted)
    found: dict[SpeakerId, None] = {}
    for verb in _BETWEEN.finditer(tag):
        left, right = split_words(tag[: verb.start()])[-_BESIDE:], split_words(tag[verb.end() :])
        before = [each for each in names.find(left) if each.end == len(left)]
        after = [each for each in names.find(right[:_BESIDE]) if each.start <= 1]
        for each in after[:1] if verb[0].lower().endswith("by") else before:
            if each.speaker != speaker:
                found[each.speaker] = None
    return list(found)


def strip_label(words: str) -> str:
    """A passage of a transcript without the label in capitals that begins it."""
    found = _LABEL.match(words)
    return words[found.end() :] if found and found["name"].isupper() else words


def strip_elsewhere(words: str) -> str:
    """A passage in another language without the tag behind its last comma, or before its first."""
    first = _TAG_BEFORE.match(words)
    last = _TAG_BEHIND.search(words)
    return words[first.end() if first else 0 : last.start() if last else len(words)]


def _name_later(tag: str) -> Heard | None:
    """A name some words behind a verb: the last one of several words, else the first."""
    verb = _LATER.search(tag)
    if verb is None:
        return None
    runs = []
    for run in _RUN.finditer(verb[1]):
        before = verb[1][: run.start()].lower().split()[-1:]
        # "в Москве Дмитрий Песков": the place goes, the name stays.
        words = run[0].split()[1 if _PREPOSITIONS.intersection(before) else 0 :]
        runs += [" ".join(words)] if words else []
    whole = [run for run in runs if " " in run]
    if not runs:
        return None
    name = " ".join(whole[-1].split()[-2:]) if whole else runs[0]
    return Heard(None, name, f"“{' '.join(verb[0].split())}”")


def _name_beside(
    names: Names, left: str, right: str, verb: str, before: Statement | None
) -> Heard | None:
    """The known name that is the subject of a verb of speech, as far as its place tells.

    It stands before the verb, with no other name nearer to it, or after it where nothing else can
    be the subject: ``"It is over," said Gerasimov``, but not ``the minister said Russia lied``.
    """
    rest = split_words(right)[: 2 * _BESIDE]
    lead = 1 if rest[:1] == ["the"] else 0
    after = [each for each in _certain(names, rest, before) if each.start <= lead][:1]
    if re.fullmatch(_ACCORDING, verb, re.IGNORECASE):
        return _heard(after[0], rest, verb) if after else None
    if after and _may_follow(left) and (not split_words(left) or _ends(right, after[0].end)):
        return _heard(after[0], rest, verb)
    words = split_words(left)[-2 * _BESIDE :]
    known = [each for each in _certain(names, words, before) if len(words) - each.end <= _BESIDE]
    if not known or (known[-1].end < len(words) and _is_another(left, names)):
        return None
    return _heard(known[-1], words, verb)


def _certain(names: Names, words: list[str], before: Statement | None) -> list[Found]:
    """The names among words, without "the general" where nobody spoke who is called so."""
    speaker = before.speaker if before else None
    return [each for each in names.find(words) if not each.is_common or each.speaker == speaker]


def _is_another(left: str, names: Names) -> bool:
    """Whether an unknown name stands right before a verb, ruled by no preposition."""
    found = _SUBJECT.search(left)
    if found is None or (found["lead"] or "").lower() in _RULED:
        return False
    return not names.find(split_words(found["name"]))


def _ends(right: str, words: int) -> bool:
    """Whether a clause ends behind some words, or goes on with when and where."""
    tokens = right.split()
    return (
        len(tokens) <= words
        or tokens[words - 1][-1] in ".,;:!?"
        or tokens[words].lower() in _WHEN_AND_WHERE
    )


def _heard(found: Found, words: list[str], verb: str) -> Heard:
    return Heard(found.speaker, None, f"“{' '.join(words[found.start : found.end])}” with “{verb}”")


def _is_quotation(text: str, spans: Sequence[Span], quoted: Sequence[Span]) -> bool:
    """Whether nothing of a passage stands outside quotation marks."""
    rest = _outside_quotes(text, spans, quoted)
    inside = any(each.start < spans[-1].end and each.end > spans[0].start for each in quoted)
    return inside and rest == " ".join(" ".join(span.of(text).split()) for span in spans)


def _outside_quotes(text: str, spans: Sequence[Span], quoted: Sequence[Span]) -> str:
    """A passage without what stands in quotation marks; all of it where that is nothing."""
    parts = []
    for span in spans:
        at = span.start
        for each in quoted:
            if each.start < span.end and each.end > span.start:
                parts.append(text[at : max(at, each.start)])
                at = max(at, min(each.end, span.end))
        parts.append(text[at : span.end])
    rest = " ".join(" ".join(parts).split())
    passage = " ".join(" ".join(span.of(text).split()) for span in spans)
    return rest if split_words(rest) else passage
