"""What of a passage is a quotation in full, so that the rest only says whose it is."""

import re

from graph.text.quotation import find_quoted

_LEAST_WORDS = 3
_OPENS = '[“"„«»”「『‘]|``'
# As a sentence does: "We stay," he said; «Мы не выйдем», — сказал он.
_BEGINS = re.compile(
    rf"\s*(?:[-–—]\s*)?(?:{_OPENS})[^“”\"„«»「」『』‘]+(?:[,.!?…]\W|\W[,.]|\W\s+[-–—])"
)
# A sentence of a quotation that began before: We stay," he said.
_ENDS_FIRST = re.compile(r"([^“”\"„«»「」『』]+[,.!?…])(?:[”\"»“」』]|'')(?=\s|$)")
_AFTER_TAG = re.compile(rf"[:,]\s*(?:{_OPENS})\s*(?:…\s*)?[^\W\d_]")


def find_quoted_speech(text: str) -> str | None:
    """The sentences inside quotation marks of a passage; None where it is not mainly they.

    They are, where the passage begins with a quotation or inside one, or where one that begins as
    a sentence does follows a colon or a comma. A few quoted words inside a paraphrase are not.

    >>> find_quoted_speech('"We stay here," he told a briefing in Oslo.')
    'We stay here'
    >>> find_quoted_speech('He called it a "terrorist attack" born from failure.')
    """
    inside = _ENDS_FIRST.match(text)
    if inside is not None:
        first, rest = [inside[1]], text[inside.end() :]
    elif _BEGINS.match(text) or _follows_tag(text):
        first, rest = [], text
    else:
        return None
    parts = [*first, *(span.of(rest) for span in find_quoted(rest).spans)]
    quoted = " ".join(part.strip(" ,\u00a0") for part in parts)
    return quoted if len(quoted.split()) >= _LEAST_WORDS else None


def _follows_tag(text: str) -> bool:
    return any(found[0][-1].isupper() for found in _AFTER_TAG.finditer(text))
