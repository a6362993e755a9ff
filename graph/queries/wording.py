"""How two wordings of one claim differ: words kept, dropped and added.

Words are compared by their stems (Snowball, the language of the source) and without regard to
their order; articles, prepositions and auxiliaries carry no claim and are left out, negations
and modal verbs are not. Of indirect speech the tag ("Gerasimov said on Thursday") is set aside
first, by the names and titles that the records know.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from graph.queries.row import Row
from graph.text.word_lists import EMPTY, NOUNS_TOO, SPEECH, word_set
from schemas.corpus import Statement
from schemas.speaker import Speaker

_WORD = re.compile(r"\d[\d.,]*\d|\w+(?:[-’']\w+)*", re.UNICODE)
_AFTER = r"(?:\s(?:on|at|in|to|when|the briefing|a briefing|military attaches)\b[^,]*)?[.]?"
_LEAST_WORDS = 3
_HEDGES = word_set(
    "may might could can must should likely probably possibly possible possibility perhaps "
    "apparently reportedly allegedly prospects almost nearly virtually"
)


class Wording(Row):
    """The words of two statements, each in the spelling of the statement it is taken from."""

    kept: list[str]
    """Words of the earlier that the later has too, as the earlier writes them."""
    dropped: list[str]
    """Words that only the earlier has."""
    added: list[str]
    """Words that only the later has."""

    def __str__(self) -> str:
        parts = {"kept": self.kept, "dropped": self.dropped, "added": self.added}
        return "; ".join(f"{what}: {', '.join(words)}" for what, words in parts.items() if words)

    @property
    def differs(self) -> bool:
        """Whether a word was dropped or added."""
        return bool(self.dropped or self.added)


def compare_wording(earlier: str, later: str, language: str = "en") -> Wording:
    """Compare the words that carry a claim, by stem, each as often as it stands."""
    before, after = _stems(earlier, language), _stems(later, language)
    left_over = Counter(stem for stem, _ in after)
    kept, dropped = _part(before, left_over)
    left_over = Counter(stem for stem, _ in before)
    _, added = _part(after, left_over)
    return Wording(kept=kept, dropped=dropped, added=added)


def wording_key(text: str, language: str = "en") -> tuple[str, ...]:
    """What two wordings without a difference have in common, and no others."""
    return tuple(sorted(stem for stem, _ in _stems(text, language)))


def _part(stems: Sequence[tuple[str, str]], others: Counter[str]) -> tuple[list[str], list[str]]:
    shared: list[str] = []
    alone: list[str] = []
    for stem, word in stems:
        if others[stem] > 0:
            others[stem] -= 1
            shared.append(word)
        else:
            alone.append(word)
    return shared, alone


def _stems(text: str, language: str) -> list[tuple[str, str]]:
    stem = _stemmer(language)
    words = [word for word in _WORD.findall(text) if word.casefold() not in EMPTY]
    return [(stem(_bare(word)), word) for word in words]


def _bare(word: str) -> str:
    return re.sub(r"[’']s$", "", word.casefold()).replace("’", "'")


@lru_cache(maxsize=32)
def _stemmer(language: str) -> Callable[[str], str]:
    name = _SNOWBALL.get(language.partition("-")[0].lower())
    if name is None:
        return str
    from snowballstemmer import stemmer

    return lru_cache(maxsize=1 << 16)(stemmer(name).stemWord)


_SNOWBALL = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}


def hedges(text: str) -> list[str]:
    """The modal verbs and hedges of a text, in order, in lower case."""
    return [word.casefold() for word in _WORD.findall(text) if word.casefold() in _HEDGES]


def spoken_words(statement: Statement, speakers: Iterable[Speaker]) -> str:
    """What of a statement is compared: the speaker's own words, else the quote without its tag."""
    if statement.words:
        return " ".join(statement.words)
    return strip_tag(" ".join(" ".join(statement.quote).split()), speakers)


def strip_tag(text: str, speakers: Iterable[Speaker]) -> str:
    """Take the tag off a paraphrase: the clause that says who speaks, where and when.

    A clause is a tag when it holds a name or title of one of the speakers, or a pronoun, and a
    verb of speech. What follows "said that" and what comes before ", he said" stays.
    """
    names = {name for speaker in speakers for name in (speaker.name, *speaker.aliases)}
    adding, tags = _tags(tuple(sorted(names, key=lambda name: (-len(name), name))))
    text = adding.sub(",", text)
    for tag in tags:
        stripped = tag.sub("", text, count=1)
        if len(stripped.split()) >= _LEAST_WORDS:
            text = stripped.strip(' ,"”')
    return text


@lru_cache(maxsize=256)
def _tags(names: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """What "he said, adding that" looks like, and the tags, for speakers of these names."""
    known = "".join(f"|{re.escape(name)}" for name in names)
    who = rf"(?:\b(?:he|she|they|the (?:senior |Russian )*(?:military )?official{known})\b)"
    tags = (
        rf"^(?:[^,.]*,\s)??(?:As reported by |According to )[^,]*?{who}[^,]*,\s*",
        rf",[”\"]?\s[^,]*?{who}(?:[^,]*(?:,[^,]*)?\b{SPEECH}|\s{NOUNS_TOO}){_AFTER}$",
        rf",[”\"]?\s[^,]*?{who}[^,]*?\stold(?:\s\w+){{1,3}}[.]?$",
        rf",[”\"]?\s(?:said|says)\s[^,]*?{who}[^,]*$",
        rf",\saccording to [^,]*?{who}[^,]*$",
        rf"\s[-–—]\s{who}\W*$",
        rf"^.{{0,160}}?{who}(?:.{{0,120}}?\b{SPEECH}|\s{NOUNS_TOO})\b(?:\s(?:on \w+day|that))*\s",
    )
    adding = re.compile(rf",\s{who}\s{SPEECH}, adding that\b", re.IGNORECASE)
    return adding, tuple(re.compile(tag, re.IGNORECASE) for tag in tags)
