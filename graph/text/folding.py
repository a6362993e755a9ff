"""Texts that are the same, and texts that a search takes for the same.

Two relations, from fine to coarse:

- :func:`unify` keeps what a reader sees and sets aside how it is encoded: composed and decomposed
  letters, ligatures and presentation forms, full-width forms, and characters that cannot be seen.
  By it a quote is proved.
- :func:`fold` also sets aside case, the shape of quotation marks and dashes, the two points of ё,
  and the marks of Arabic and Hebrew. By it texts are searched, and a quote that is not found is
  compared with what its document writes.

The page folds with ``graph/page/assets/folding.js``, step by step as here; a test holds the two
together over all of Unicode.
"""

import re
import unicodedata
from collections.abc import Iterator

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters that no reader sees, as a class of a regular expression.

Soft hyphens, joiners, marks of direction, byte order marks, selectors of a variant.
"""
_TATWEEL = "\u0640"
_JOINED = (
    "\u0132\u0133\u013f\u0140\u0149\u017f\u01c4-\u01cc\u01f1-\u01f3\u0587\u0675-\u0678\u0e33\u0eb3"
    "\u0edc\u0edd\u1e9a\u1e9b\ufb00-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc\uff01-\uff9f"
    "\uffa1-\uffee"
)
"""Ligatures, presentation forms and forms of another width."""
_UNSEEN = re.compile(f"[{INVISIBLE}{_TATWEEL}]+")
_FORMS = re.compile(f"[{_JOINED}]")
_SPECIAL = re.compile(f"[{INVISIBLE}{_TATWEEL}{_JOINED}]")
# Parts of Hangul syllables, marks of half width, and Arabic marks that stand alone.
_JOINS = re.compile(
    f"[{INVISIBLE}{_TATWEEL}\u1161-\u1175\u11a8-\u11c2\uff9e\uff9f\uffa1-\uffdc"
    "\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f]"
)

_MARKS = {
    "'": "‘’‚‛‹›`´\u1ffdʹʻʼʽˈ′‵׳＇",
    '"': "“”„‟«»″‶〃״「」『』〝〞〟＂❝❞",
    "-": "‐‑‒–—―⁃−⸺⸻﹘﹣－",
}
"""From a plain mark to those that a search takes for it."""
_LETTERS = {"ا": "ٱ", "ي": "ىی", "ك": "ک", "i": "ı", "σ": "ς"}
_TO_PLAIN = {
    other: plain
    for table in (_MARKS, _LETTERS)
    for plain, others in table.items()
    for other in others
}
_OTHERS = re.compile(f"[{''.join(_TO_PLAIN)}]")
_COMMON_MARKS = tuple(zip("‘’“”„«»–—", '\'\'"""""--', strict=True))
# What stands above and below Arabic and Hebrew letters.
_POINTS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
)
# The point over i, as İ has it, and the two over е.
_POINT_OVER = re.compile("(?:i|\u0435)[\u0300-\u036f]+")
# What may hold one of these points, composed or not.
_POINTED = re.compile("[\u0307\u0308ё\u0591-\u06ed\ufb1d-\ufefc]")
_TERM = re.compile(r"[^\W_]+")


def unify(text: str) -> str:
    """The text as a reader sees it, however it is encoded.

    >>> unify("o\u0308\ufb03ziell, mit\u00adten") == "öffiziell, mitten"
    True
    """
    if text.isascii():
        return text
    if _SPECIAL.search(text):
        text = _UNSEEN.sub("", _FORMS.sub(_spell_out, text))
    return unicodedata.normalize("NFC", text)


def _spell_out(form: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", form[0])


def is_unified(text: str) -> bool:
    """Whether :func:`unify` has nothing to do, told much faster."""
    return text.isascii() or not (
        _SPECIAL.search(text) or not unicodedata.is_normalized("NFC", text)
    )


def split_clusters(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that :func:`unify` and :func:`fold` take each by itself.

    A letter with all the marks and invisible characters that follow it is one.
    """
    start = 0
    for at in range(1, len(text)):
        character = text[at]
        if character < "\u00ad" or not _goes_on(character):
            yield start, at
            start = at
    if text:
        yield start, len(text)


def _goes_on(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or _JOINS.match(character) is not None


def fold(text: str) -> str:
    """The text as it is searched, each run of white space one space.

    >>> fold("«Ещё»\u00a0— СТРАẞE") == '"еще" - strasse'
    True
    """
    if not text.isascii():
        for mark, plain in _COMMON_MARKS:  # several times faster than str.translate
            text = text.replace(mark, plain)
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    # Marks first, since ″ is decomposed into two; and again, for what is decomposed into them.
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", _make_plain(text)))
    # By way of the capitals, which ς and σ share, and which write ß as SS.
    text = _UNSEEN.sub("", _make_plain(text.lower().upper().lower()))
    if _POINTED.search(text):
        text = _POINTS.sub("", unicodedata.normalize("NFKD", text))
        text = _POINT_OVER.sub(_drop_point, text)
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _drop_point(letter: re.Match[str]) -> str:
    return letter[0].replace("\u0307" if letter[0][0] == "i" else "\u0308", "")


def _make_plain(text: str) -> str:
    return _OTHERS.sub(lambda other: _TO_PLAIN[other[0]], text)


def find_terms(folded: str) -> list[str]:
    """The words of a folded text: runs of letters and digits."""
    return _TERM.findall(folded)


def term_spans(folded: str) -> list[tuple[int, int]]:
    """Where these words stand."""
    return [match.span() for match in _TERM.finditer(folded)]
