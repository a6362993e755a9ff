"""Passages that are plainly no statement: headings, datelines, navigation, bylines."""

import re

from graph.suggest.proposal import ProposedDismissal
from graph.text.folding import fold
from graph.text.quotation import find_quoted
from graph.text.word_lists import ACCORDING_ELSEWHERE, SMALL, SPEECH_ELSEWHERE, find_speech
from schemas.passage import Reason

_DATELINE = re.compile(
    r"[A-Z\u0410-\u042f][\w .'’-]{1,40}[,.]\s+(?:(?:\d{1,2}\.?\s+)?[^\W\d_]{3,12}\.?\s*\d{0,2})"
    r"(?:,?\s*\d{4}(?:\s+(?:года?|року|г\.|р\.))?)?\.?(?:\s*[/(-].{2,30}[/)-])?\s*[.–—-]*"
)
_NAVIGATION = re.compile(
    r"read (?:more|also|next)\b|see also\b|related\b|share\b|subscribe\b|sign up\b|follow us\b|"
    r"advertisement\b|click here\b|photo\b|image\b|watch\b|listen\b|print\b|comments?\b|"
    r"all rights reserved\b|©|copyright\b|cookies?\b|newsletter\b|"
    r"читайте также\b|подписывайтесь\b|поделиться\b|фото\b|реклама\b|источник\b|"
    r"lesen sie auch\b|mehr zum thema\b|teilen\b|foto\b|anzeige\b|"
    r"lire aussi\b|à lire\b|partager\b|lea también\b|compartir\b|leia também\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|reporting by|editing by|written by|with reporting|автор|von|par|por)[:\s]+\S.*",
    re.IGNORECASE,
)
_LINKS = re.compile(r"\S+(?:\s*[|›»•]\s*\S+)+")
_MOST_WORDS = 14
_SPEECH_ELSEWHERE = re.compile(rf"\b(?:{SPEECH_ELSEWHERE}|{ACCORDING_ELSEWHERE})", re.IGNORECASE)


def propose_dismissal(
    words: str, *, title: str, is_quoted: bool = False
) -> ProposedDismissal | None:
    """Why a passage carries no statement; None where it may carry one.

    A passage with quotation marks or a verb of speech is never proposed, nor one that stands
    inside a longer quotation (``is_quoted``).
    """
    shown = " ".join(words.split())
    if (
        is_quoted
        or find_quoted(shown).spans
        or find_speech(shown)
        or _SPEECH_ELSEWHERE.search(shown)
    ):
        return None
    number = len(shown.split())
    if number > 2 * _MOST_WORDS:
        return None
    if fold(shown).strip(".") == fold(title).strip(".[]"):
        return ProposedDismissal(reason=Reason.HEADING, why="this is the title")
    if _DATELINE.fullmatch(shown) and any(each.isdigit() for each in shown):
        return ProposedDismissal(reason=Reason.DATELINE, why="a place and a day")
    if (found := _NAVIGATION.match(shown)) and number <= _MOST_WORDS:
        why = f"it begins with “{found[0]}”"
        return ProposedDismissal(reason=Reason.NAVIGATION, why=why)
    if _LINKS.fullmatch(shown) and number <= _MOST_WORDS:
        return ProposedDismissal(reason=Reason.NAVIGATION, why="names in a row, with bars between")
    if _BYLINE.fullmatch(shown) and number <= _MOST_WORDS:
        return ProposedDismissal(reason=Reason.ATTRIBUTION, why="it says who wrote the text")
    if number <= _MOST_WORDS and shown[-1:] not in ".!?…:;," and _is_heading(shown):
        why = "a short line without a full stop, which names no speech"
        return ProposedDismissal(reason=Reason.HEADING, why=why)
    return None


def _is_heading(text: str) -> bool:
    words = [word for word in text.split() if word[:1].isalpha()]
    small = [word for word in words if word[0].islower() and word not in SMALL]
    return (
        bool(words) and words[0][0].isupper() and (len(small) <= len(words) / 4 or len(words) <= 6)
    )
