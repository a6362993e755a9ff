"""The names and titles that the records know, found in a text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph.queries.wording import strip_tag
from graph.suggest.claim_words import split_words
from graph.suggest.quoted_speech import find_quoted_speech
from graph.text.word_lists import NOUNS_TOO, SPEECH
from schemas.ids import SpeakerId
from schemas.speaker import Speaker

_ROOT = 4
_SPEECH = re.compile(rf"\b(?:{SPEECH}|{NOUNS_TOO}|according)\b", re.IGNORECASE)
_DASH = re.compile(r"\s[-–—]\s")
_CLAUSE = re.compile(r"[,;:]")


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: whose it is, and which words it takes up, half-open."""

    speaker: SpeakerId
    start: int
    end: int
    is_common: bool = False
    """Whether it is written without a capital: "the general" is many people."""


class Names:
    """The speakers of a corpus, by the words of their names."""

    def __init__(self, speakers: Mapping[SpeakerId, Speaker]) -> None:
        self._speakers = speakers
        self._starting: dict[str, list[tuple[tuple[str, ...], SpeakerId, bool]]] = {}
        self._rooted: dict[str, SpeakerId] = {}
        for speaker in speakers.values():
            for name in (speaker.name, *speaker.aliases):
                words = tuple(split_words(name))
                if words[:1] == ("the",):
                    words = words[1:]
                if words:
                    self._starting.setdefault(words[0], []).append(
                        (words, speaker.id, name.islower())
                    )
                if len(words) == 1:
                    self._rooted.setdefault(words[0][:_ROOT], speaker.id)
        for several in self._starting.values():
            several.sort(key=lambda named: (-len(named[0]), named))

    def find(self, words: list[str]) -> list[Found]:
        """The names among the words, in order; the longest where several begin together."""
        found: list[Found] = []
        at = 0
        while at < len(words):
            for name, speaker, is_common in self._starting.get(words[at], ()):
                if tuple(words[at : at + len(name)]) == name:
                    found.append(Found(speaker, at, at + len(name), is_common))
                    at += len(name) - 1
                    break
            at += 1
        return found

    def rooted(self, word: str) -> SpeakerId | None:
        """Whose name a word is made from: "Russian" from "Russia"."""
        return self._rooted.get(word[:_ROOT]) if len(word) > _ROOT else None

    def label(self, speaker: SpeakerId) -> str:
        """What a reader calls a speaker."""
        return self._speakers[speaker].name

    def strip(self, text: str) -> str:
        """Take the tag off a passage whose speaker nobody has written down.

        Of a quotation only what is quoted is left. Else a tag is sought by the names in a clause
        with a verb of speech ("Ann Lee said"), in the clause before it where that is nothing but
        a name ("Ann Lee, the mayor, said"), and after a dash: a name in what is said makes no tag.
        """
        quoted = find_quoted_speech(text)
        if quoted is not None:
            return quoted
        heading, *after_dash = _DASH.split(text)
        if not after_dash and not _SPEECH.search(heading):
            return text
        chosen = {each.speaker for part in after_dash[-1:] for each in self.find(split_words(part))}
        clauses = [split_words(clause) for clause in _CLAUSE.split(text)]
        for number, clause in enumerate(_CLAUSE.split(text)):
            if _SPEECH.search(clause):
                here = self.find(clauses[number])
                if not here and number:
                    before = self.find(clauses[number - 1])
                    covered = sum(each.end - each.start for each in before)
                    here = before if covered >= len(clauses[number - 1]) - 1 else []
                chosen.update(each.speaker for each in here)
        return strip_tag(text, [self._speakers[id] for id in sorted(chosen)])
