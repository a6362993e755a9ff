"""Whether a passage may say the opposite of what it is near to: denial, and who acts on whom.

The same words make "the West blames Russia" and "Russia blames the West". What is found here is
a sign for a reader, in English, never a verdict.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.suggest.claim_words import shared_words, split_words
from graph.suggest.names import Names

_CLAUSE = re.compile(r"[,;:.!?–—]\s+")
_DENIALS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:es|ed|ing)|untrue|false)\b",
    re.IGNORECASE,
)
_NEGATIONS = re.compile(
    r"\b(?:no(?! (?:sooner|less|fewer|matter))|not(?! only)|never|nobody|nothing(?! but)|none|"
    r"neither|nor|cannot|\w+n['’]t|impossible|hardly|without|lacks?|lacking)\b",
    re.IGNORECASE,
)
_BEFORE_OTHERS = frozenset(
    [
        "near",
        "along",
        "in",
        "at",
        "to",
        "from",
        "of",
        "against",
        "between",
        "with",
        "on",
        "for",
        "around",
        "inside",
        "towards",
        "toward",
        "upon",
    ]
)
_ARTICLES = frozenset({"the", "a", "an", "its", "collective"})
_JOINING = frozenset({"and", "or", "nor"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "gets", "got"})


@dataclass(frozen=True, slots=True)
class _Roles:
    acting: list[str]
    others: set[str]

    def acts_on(self, other: "_Roles") -> bool:
        """Whether someone who acts in the other text is acted on in this one."""
        return not self.others.isdisjoint(other.acting)


def find_opposite(names: Names, passage: str, asserted: Sequence[str]) -> str | None:
    """Why a passage may say the opposite of texts that assert one claim; None where nothing tells.

    Args:
        names: The names that the records know.
        passage: The passage, without its tag.
        asserted: The claim's text first, then how the nearest statement put it.
    """
    for signs in (_DENIALS, _NEGATIONS):
        here = _sign(signs, passage, asserted[0])
        there = [_sign(signs, text, passage) for text in asserted]
        if here and not any(there):
            return f"{here!r} here, and not there"
        if not here and all(there):
            return f"{there[0]!r} there, and not here"
    left, right = _roles(names, asserted[0]), _roles(names, passage)
    if left and right and left.acts_on(right) and right.acts_on(left):
        return f"{' and '.join(right.acting)} acts here, {' and '.join(left.acting)} there"
    return None


def _sign(signs: re.Pattern[str], text: str, other: str) -> str | None:
    """The first of the signs in a clause that has words in common with the other text."""
    clauses = _CLAUSE.split(text)
    for clause in clauses:
        if (found := signs.search(clause)) and (len(clauses) == 1 or shared_words(clause, other)):
            return found[0].casefold()
    return None


def _roles(names: Names, text: str) -> _Roles | None:
    """Who acts, by the order of the names round the verb; None where fewer than two are named.

    Who acts is named first and after no preposition, or after the "by" of a passive.
    """
    words = split_words(text)
    found = {each.start: (str(each.speaker), each.end) for each in names.find(words)}
    for at, word in enumerate(words):
        if at not in found and (whose := names.rooted(word)):
            found[at] = (str(whose), at + 1)
    groups: list[tuple[str, list[str]]] = []
    ended = -1
    for at, (speaker, end) in sorted(found.items()):
        before, place = _before(words, at)
        if before in _JOINING and place == ended:
            groups[-1][1].append(speaker)
        else:
            groups.append((before, [speaker]))
        ended = end
    passive = [group for before, group in groups if before == "by" and _BE & set(words)]
    active = [group for before, group in groups if before not in _BEFORE_OTHERS]
    if not (acting := next(iter(passive or active), None)):
        return None
    others = {speaker for _, group in groups for speaker in group} - set(acting)
    return _Roles(acting, others) if others else None


def _before(words: list[str], at: int) -> tuple[str, int]:
    """The word before a name, articles aside, and its place."""
    before = at - 1
    while before >= 0 and words[before] in _ARTICLES:
        before -= 1
    return (words[before] if before >= 0 else "", before)
