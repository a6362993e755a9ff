"""Whether a passage begins or ends inside a word or a number, and so says something else.

"legal" stands in "illegal", "40,000" in "140,000", "can" in "can't", and "16 jets" in "F-16 jets".
"""

import re
import unicodedata

from graph.text.folding import INVISIBLE
from schemas.corpus import Span

_WITHOUT_SPACES = (
    # Thai, Lao, Tibetan, Burmese, Khmer, kana, Han, Yi, the forms of half width; and Korean, which
    # has spaces, but writes particles onto words.
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\ua9df"
    "\u3005-\u3007\u3040-\u312f\u31a0-\u31ff\u3400-\u9fff\ua000-\ua4cf\uaa60-\uaa7f\uf900-\ufaff"
    "\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_SPACELESS = re.compile(f"[{_WITHOUT_SPACES}]")
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_APOSTROPHES = "'’ʼ"
_POINTS = ".,'’·٫٬"
_THIN = "\u00a0\u202f\u2009\u2007 "
_MINUS = "-−"
_NEGATING = re.compile(
    r"(?<![^\W_])(?:non|anti|un|ex|half|semi|pseudo|quasi|counter|nicht|nie|не|нe|анти|квази|псевдо)\Z",
    re.IGNORECASE,
)
_HYPHENS = "-‐‑"
_GROUP = re.compile(r"\d{3}(?!\d)")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:[\u00a0\u202f\u2009\u2007 ]\d{3})*\Z")
_WORD_BEFORE = re.compile(r"\S*\Z")
_WORD_AFTER = re.compile(r"\S*")
_NUMBER = re.compile(r"\d{1,3}(?:[\u00a0\u202f\u2009\u2007 ]\d{3})+")
_AROUND = ".,;:!?\"'“”‘’„«»()[]"
_SHOWN = 40


def cut_by(text: str, at: int) -> str | None:
    """The word or number that a passage cuts by beginning or ending at an offset; None if none."""
    if not 0 < at < len(text) or not _cuts(text, at):
        return None
    if text[at] in _THIN or text[at - 1] in _THIN:
        numbers = _NUMBER.finditer(text, max(0, at - _SHOWN), at + _SHOWN)
        return next((each[0] for each in numbers if each.start() < at < each.end()), None)
    left = _WORD_BEFORE.search(text, max(0, at - _SHOWN), at)
    right = _WORD_AFTER.match(text, at, at + _SHOWN)
    whole = (left[0] if left else "") + (right[0] if right else "")
    return whole.strip(_AROUND) or text[at - 1 : at + 1]


def cut_edges(text: str, span: Span) -> list[tuple[str, str]]:
    """For each end of a passage that cuts a word: ``begins`` or ``ends``, and the word."""
    edges = [("begins", cut_by(text, span.start)), ("ends", cut_by(text, span.end))]
    if edges[0][1] is None and _drops_minus(text, span.start):
        edges[0] = ("begins", _shown_number(text, span.start))
    return [(how, whole) for how, whole in edges if whole is not None]


def is_spaceless(character: str) -> bool:
    """Whether a letter is of a script that sets no spaces between words."""
    return _SPACELESS.match(character) is not None


def find_whole(text: str, part: str) -> Span | None:
    """Where a part stands with its edges whole; else where it stands; None where nowhere."""
    first = at = text.find(part)
    while at >= 0:
        span = Span(at, at + len(part))
        if not cut_edges(text, span):
            return span
        at = text.find(part, at + 1)
    return Span(first, first + len(part)) if first >= 0 else None


def _cuts(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    # A mark belongs to what stands before it; one that nobody sees does not show its lack.
    if unicodedata.category(after)[0] == "M" and not _UNSEEN.match(after):
        return not before.isspace() and unicodedata.category(before) != "Cc"
    if before.isalnum() and _UNSEEN.match(after):
        after = _UNSEEN.sub("", text[at : at + 8])[:1] or " "
    elif after.isalnum() and _UNSEEN.match(before):
        before = _UNSEEN.sub("", text[max(0, at - 8) : at])[-1:] or " "
    if _is_letter(before) and _is_letter(after):
        return _cuts_word(text, at, before, after)
    if before == "." and _is_initial(text, at) and _is_initial(text, at - 2):
        return True  # U.|S. forces
    if before.isdigit() and (after in _POINTS or after in _THIN):
        return _goes_on(text, at, after)
    if after.isdigit() and (before in _POINTS or before in _THIN):
        return _went_on(text, at, before)
    if before.isalpha() and after in _APOSTROPHES:
        return before in "nN" and re.match(r"[tT](?![^\W_])", text[at + 1 : at + 3]) is not None
    if after.isdigit() and before in _HYPHENS:
        return at > 1 and text[at - 2].isalpha()
    if after.isalpha() and before in _HYPHENS:
        return _NEGATING.search(text, max(0, at - 12), at - 1) is not None
    return False


def _is_initial(text: str, at: int) -> bool:
    """Whether one letter stands there with a full stop after it, and no letter before it."""
    return (
        at >= 0
        and text[at : at + 1].isalpha()
        and text[at + 1 : at + 2] == "."
        and not text[max(0, at - 1) : at].isalnum()
    )


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _cuts_word(text: str, at: int, before: str, after: str) -> bool:
    if before.isdigit() and after.isdigit():
        return True
    if is_spaceless(before) or is_spaceless(after):
        return False
    if before.isdigit() or before.islower():
        # Two words that the text itself runs together, as in "yesterdayThe".
        glued = after.isupper() and (before.islower() or text[at + 1 : at + 2].islower())
        return not glued
    return True


def _goes_on(text: str, at: int, separator: str) -> bool:
    """Whether a number goes on after its point or its space."""
    if separator in _POINTS:
        return text[at + 1 : at + 2].isdigit()
    return _GROUP.match(text, at + 1) is not None and _is_grouped(text, at)


def _went_on(text: str, at: int, separator: str) -> bool:
    if separator in _POINTS:
        return text[at - 2 : at - 1].isdigit() if at > 1 else False
    return at > 1 and _GROUP.match(text, at) is not None and _is_grouped(text, at - 1)


def _is_grouped(text: str, end: int) -> bool:
    return _GROUPED.search(text, max(0, end - 30), end) is not None


def _drops_minus(text: str, start: int) -> bool:
    if not 0 < start < len(text) or not text[start].isdigit() or text[start - 1] not in _MINUS:
        return False
    return start == 1 or text[start - 2].isspace() or text[start - 2] in "(["


def _shown_number(text: str, start: int) -> str:
    after = _WORD_AFTER.match(text, start, start + _SHOWN)
    return text[start - 1] + (after[0].strip(_AROUND) if after else "")
