"""The numbers in the words of a passage, and what they may count."""

import re
from collections.abc import Iterable

from graph.suggest.claim_words import claim_words
from graph.suggest.proposal import Choice, Labelled, ProposedFigure
from graph.text.numerals import NUMERAL, by_likelihood, read_numeral
from schemas.figure import Comparator, Quantity

_BEFORE = (
    (Comparator.ABOUT, r"about|around|some|approximately|roughly|circa|около|примерно|etwa|rund"),
    (Comparator.NEARLY, r"nearly|almost|почти|fast|presque|casi"),
    (Comparator.MORE_THAN, r"more than|over|above|более|свыше|mehr als|über|plus de|más de"),
    (Comparator.LESS_THAN, r"less than|fewer than|under|below|менее|weniger als|moins de"),
    (Comparator.AT_LEAST, r"at least|no fewer than|не менее|mindestens|au moins|al menos"),
    (Comparator.AT_MOST, r"at most|up to|no more than|до|höchstens|au plus"),
)
_COMPARED = re.compile(
    "|".join(rf"(?P<c{at}>\b(?:{words}))" for at, (_, words) in enumerate(_BEFORE)) + r"",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[яй]|июн|июл|авг|"
    r"сен|окт|ноя|дек)\w*\.?\s*\Z",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(_MONTHS.pattern.replace(r"\s*\Z", r"").replace(r"\b(?:", r"\s*(?:"), re.I)
_AROUND = 6
"""Words behind a number that may say what it counts."""
_MOST_OTHERS = 8


def propose_figures(
    words: str, quantities: Iterable[Quantity], language: str
) -> list[ProposedFigure]:
    """The numbers of a passage; years, days and parts of names are none."""
    known = list(quantities)
    found = []
    for match in NUMERAL.finditer(words):
        before, after = words[: match.start()], words[match.end() :]
        beside = before[-1:] + after[:1]
        is_part = any(each.isalpha() or each in "-–/" for each in beside)
        is_date = _MONTHS.search(before) or _MONTH_AFTER.match(after)
        if is_part or is_date or _YEAR.fullmatch(match[0]):
            continue
        value, _ = by_likelihood(read_numeral(match[0]), language)
        if value is None:
            continue
        compared = [each for each in _COMPARED.finditer(before) if not before[each.end() :].strip()]
        start = compared[-1].start() if compared else match.start()
        comparator = Comparator.EXACTLY
        if compared and compared[-1].lastgroup:
            comparator = _BEFORE[int(compared[-1].lastgroup[1:])][0]
        counted = re.findall(r"[^\s.,;:!?()“”\"«»]+", re.split(r"[.;:!?]", after)[0])[:_AROUND]
        found.append(
            ProposedFigure(
                verbatim=words[start : match.end()],
                value=value,
                comparator=comparator,
                quantity=_quantity(" ".join(counted), known),
            )
        )
    return found


def _quantity(counted: str, known: Iterable[Quantity]) -> Choice:
    """The known quantity that shares most words with what is counted, if it shares half."""
    mine = set(claim_words(counted))
    ranked = []
    for each in known:
        theirs = set(claim_words(f"{each.name} {each.counted}"))
        shared = mine & theirs
        ranked.append((-len(shared), each.name, each.id, shared))
    ranked.sort(key=lambda each: each[:3])
    others = [Labelled(id=id, label=name) for _, name, id, _ in ranked[:_MOST_OTHERS]]
    if ranked and len(ranked[0][3]) >= 2:
        why = f"“{' '.join(sorted(ranked[0][3]))}”"
        return Choice(id=ranked[0][2], label=ranked[0][1], why=why, others=others)
    return Choice(label=counted or None, others=others)
