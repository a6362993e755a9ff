"""Where the sentences of an article begin and end, and where that is not sure.

A sentence is what one passage of a record holds, so a quotation of three sentences is three. The
marks of several scripts end one; a line break does where a paragraph is not merely wrapped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.text.cut_words import cut_by
from graph.text.folding import INVISIBLE
from graph.text.printable import UNSEEN
from graph.text.word_lists import CAMEL, ENDING, INSIDE, NUMBERED, OPENERS, SAYS, SMALL, TITLES
from schemas.corpus import Span

_ALWAYS = "。！？｡؟۔।॥։።៕"
ENDED = re.compile(rf"[.!?…{_ALWAYS}][\"'”“’»«）)\]」』\u200f]*\s*\Z")
"""What a text ends with, if with a sentence."""
_END = re.compile(rf"(?:[.!?…]+|[{_ALWAYS}]+)['’”»\)\]]*")
_SPACE = re.compile(r"\s{2,}|[\x0b\x0c\x1c-\x1e\u2029]")
_PAGE_BREAK = re.compile(r"[\x0b\x0c\x1c-\x1e\u2029]")
_APART = re.compile(f"(?![{INVISIBLE}]){UNSEEN.pattern}")
"""What no record can hold, but for what quotes leave out."""
_SHOWN = re.compile(f"[^\\s{INVISIBLE}]")
_LINE = re.compile(r"\n")
_TOKEN = re.compile(r"[^\s\"“”„«»‘(\[]*\Z")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]\Z")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][a-z]*\b)|(?<=\d)(?=[A-Z][a-z]+\b)")
_WORDS = re.compile(r"\S+")
_TITLE_WORDS = range(2, 15)
_WRAPPED = range(40, 111)
_RAGGED = 25
_MONTH = re.compile(r"(?:Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])\w*\.?\b")
_LONGEST_WORD = 80
"""Nothing longer is an abbreviation; no mark further back belongs to the words at hand."""
_LONGEST_TITLE = 400
_LONGEST_QUOTATION = 2_000
_AFTER_MONTH = re.compile(_MONTH.pattern + r"\s+\d+\Z")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, without the white space around it."""

    span: Span
    doubt: str | None = None
    """Why it may begin elsewhere."""


def split_sentences(text: str) -> list[Sentence]:
    """All sentences in order; what lies between them is white space, or cannot be seen."""
    cuts: dict[int, str | None] = {}
    for block in _blocks(text):
        cuts.setdefault(block.start, None)
        for at, doubt in _cuts(text, block):
            if cut_by(text, at) is None:
                cuts.setdefault(at, doubt)
    sentences: list[Sentence] = []
    for start, end in pairwise([*sorted(cuts), len(text)]):
        sentences += _visible_parts(text, start, end, cuts[start])
    return sentences


def _visible_parts(text: str, start: int, end: int, doubt: str | None) -> Iterator[Sentence]:
    gaps = [match.span() for match in _APART.finditer(text, start, end)]
    bounds = [start, *(at for gap in gaps for at in gap), end]
    for first, last in zip(bounds[::2], bounds[1::2], strict=True):
        if begins := _SHOWN.search(text, first, last):
            while not _SHOWN.match(text, last - 1):
                last -= 1
            yield Sentence(Span(begins.start(), last), doubt)
            doubt = None


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs, and the lines of those that are not merely wrapped."""
    start = 0
    for gap in [*_gaps(text), Span(len(text), len(text))]:
        yield from _lines(text, start, gap.start)
        start = gap.end


def _gaps(text: str) -> Iterator[Span]:
    """White space with an empty line or the end of a page in it."""
    for match in _SPACE.finditer(text):
        start, end = match.span()
        if text.count("\n", start, end) > 1:
            yield Span(start, end)
        elif page := _PAGE_BREAK.search(text, start, end):
            yield Span(page.start(), end)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    breaks = [match.start() for match in _LINE.finditer(text, start, end)]
    lines = [Span(a, b) for a, b in pairwise([start, *breaks, end])]
    widths = [len(line.of(text).strip()) for line in lines[:-1]]
    wrapped = bool(widths) and max(widths) in _WRAPPED and max(widths) - min(widths) <= _RAGGED
    first = start
    for line, following in pairwise(lines):
        after = following.of(text).strip()
        if not (wrapped or after[:1].islower()):
            yield Span(first, line.end)
            first = line.end
    yield Span(first, end)


def _cuts(text: str, block: Span) -> Iterator[tuple[int, str | None]]:
    """Where sentences begin inside a paragraph, each with what makes it doubtful."""
    start, counted, quoted = block.start, block.start, False
    at = block.start
    while at < block.end:
        mark = _END.search(text, at, block.end)
        stop = mark.start() if mark else block.end
        while camel := _heading_end(text, start, at, stop):
            after = text[camel : min(stop, camel + _LONGEST_WORD)]
            joined = (text[start:camel].split() or [""])[-1] + after.split()[0]
            yield camel, f"the words before are taken for a heading that lost its line: {joined}"
            start = at = camel
        if mark is None:
            return
        quoted ^= bool(text.count('"', counted, mark.end()) % 2)
        counted = end = mark.end()
        if end < block.end and text[end] == '"' and quoted:
            quoted, end = False, end + 1
            counted = end
        elif text[end : end + 1] == "“":
            near = max(start, end - _LONGEST_QUOTATION)
            end += text.rfind("„", near, end) > text.rfind("“", near, end)
        verdict = _judge(text, block, start, mark.start(), end)
        if verdict is not None:
            yield end, verdict or None
            start = end
        at = max(end, mark.end())


def _judge(text: str, block: Span, start: int, mark: int, end: int) -> str | None:
    """Whether a sentence ends here: None if not, else the doubt, empty where there is none."""
    if text[mark] in _ALWAYS:
        return ""
    rest = text[end : min(block.end, end + 200)]
    after = rest.lstrip()
    if not after:
        return None
    glued = len(rest) == len(after)
    following = after.lstrip("\"'“”„«»‘’([—–-¿¡ ")[:1]
    opens = after[0] in '"“„«'
    token = _TOKEN.search(text[max(start, mark - _LONGEST_WORD) : mark])
    word = token[0] if token else ""
    if glued and not opens and not (following.isupper() and after[0] == following):
        return None
    if glued and (word[-1:].isdigit() or len(word) < 2 or "." in word) and not opens:
        return None
    if following.islower() or not (following.isalnum() or opens):
        return None
    if end - mark > 1 and text[mark] in "!?" and SAYS.match(after):
        return None
    if text[mark : mark + 3] == "..." or text[mark] == "…":
        return "a sentence may also go on after three dots"
    if text[mark] != "." or end - mark > 1:
        return ""
    return _judge_full_stop(text, start, mark, word, after)


def _judge_full_stop(text: str, start: int, mark: int, word: str, after: str) -> str | None:
    plain = word.casefold()
    opener = after.split(maxsplit=1)[0].strip("\"'“”„«»‘’(,").casefold() in OPENERS
    if word in TITLES or plain in INSIDE or (plain in NUMBERED and after[0].isdigit()):
        return None
    if plain in ENDING:
        return f"“{word}.” is an abbreviation, and may also stand inside a sentence"
    if _INITIAL.fullmatch(word) and word[0].isupper():
        return f"“{word}.” may also be initials" if opener else None
    if word.isdigit() and len(word) < 3:
        before = text[max(start, mark - _LONGEST_WORD) : mark]
        if not before.strip().strip(word) or _MONTH.match(after):
            return None
        if _AFTER_MONTH.search(before):
            return ""
        return f"“{word}.” may also be a numeral inside a sentence"
    return ""


def _heading_end(text: str, start: int, at: int, stop: int) -> int | None:
    """Where a heading runs into the sentence below it without a space."""
    for match in _CAMEL.finditer(text, max(start, at), min(stop, start + _LONGEST_TITLE)):
        words = _WORDS.findall(text[start : match.start()])
        if len(words) not in _TITLE_WORDS:
            continue
        after = _WORDS.match(text, match.start())
        whole = words[-1] + (after[0] if after else "")
        if any(whole.startswith(each) for each in CAMEL):
            continue
        if all(word.casefold() in SMALL or not word[0].islower() for word in words):
            return match.start()
    return None
