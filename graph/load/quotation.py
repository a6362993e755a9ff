"""Which characters of a document stand inside quotation marks, by the convention it uses itself.

A mark opens or closes by what stands beside it: a word begins after the one and ends before the
other. So »…«, «…», ”…” and „…“ are read alike, and nested marks of one shape too. Where that does
not tell, the document's other marks of that shape do. What remains doubtful (a mark that may be an
inch, an apostrophe that may close) is read so that the paragraph's marks come in pairs; where they
do not, the stretch is *unclear*, and nothing in it counts as quoted.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, groupby
from operator import attrgetter

from schemas.corpus import Span


class _Reading(Enum):
    """What a mark does."""

    OPENS = 1
    CLOSES = 2
    EITHER = 3
    NOTHING = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands inside quotation marks."""

    spans: list[Span]
    """The outermost quotations, in order, their marks left out."""
    unclear: list[Span]
    """Stretches whose marks cannot be paired, in order."""

    def unclear_in(self, spans: Sequence[Span]) -> Span | None:
        """The first unclear stretch that one of these spans touches."""
        for span in spans:
            first = bisect_right(self.unclear, span.start, key=attrgetter("end"))
            if first < len(self.unclear) and self.unclear[first].start < span.end:
                return self.unclear[first]
        return None


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    readings: tuple[_Reading, ...]
    """The likely one first."""
    may_measure: bool
    """Whether it follows a digit, as an inch or a foot does."""


@dataclass(frozen=True, slots=True)
class _Pairing:
    """How the marks of one paragraph pair."""

    spans: list[Span]
    unclear: list[Span]
    loose: int
    """How many marks found no other."""


_DOUBLE = re.compile('<<|>>|["“”„‟«»「」『』﹁﹂＂〝〞〟״]')
_SINGLE = re.compile("(?<![^\\W_])['‘’‚‛‹›`]|['‘’‛‹›](?![^\\W_])")
# Most texts have none, but apostrophes in plenty.
_SINGLE_OPENS = re.compile("['‘’‚‛‹›`](?<![^\\W_].)(?=\\S)")
# Where a text opens with two single marks, as TeX does, two of them are one.
_PAIRS_OPEN = re.compile("``|(?<![^\\s(])(?:''|,,)(?=[^\\W_])")
_DOUBLE_OF_PAIRS = re.compile(f"``|''|’’|,,|{_DOUBLE.pattern}")
_SINGLE_BESIDE_PAIRS = re.compile(f"(?<!['’`])(?:{_SINGLE.pattern})(?!['’`])")
_MARKS = frozenset("\"“”„‟«»「」『』﹁﹂＂〝〞〟״'‘’‚‛‹›`")
_CLOSERS = {
    '"': '"',
    "＂": "＂",
    "״": "״",
    "“": '”“"',
    "”": "”",
    "‟": "”‟",
    "„": '“”"‟',
    "«": "»«",
    "»": "«»",
    "「": "」",
    "『": "』",
    "﹁": "﹂",
    "〝": "〞〟",
    "``": "''’’\"”",
    ",,": "''’’\"”“",
    "''": "''",
    "’’": "’’",
    "<<": ">>",
    "'": "'’",
    "‘": "’'",
    "’": "’",
    "‛": "’'",
    "‚": "‘’'",
    "‹": "›‹",
    "›": "‹›",
    "`": "'’",
}
_ALWAYS = {
    **dict.fromkeys(("„", ",,", "``", "「", "『", "﹁", "〝", "<<", "‚"), _Reading.OPENS),
    **dict.fromkeys(("」", "』", "﹂", "〞", "〟", ">>"), _Reading.CLOSES),
}
_USUALLY = {
    **dict.fromkeys(("“", "‟", "«", "‘", "‛", "‹", "`"), _Reading.OPENS),
    **dict.fromkeys(("”", "»", "›"), _Reading.CLOSES),
}
_BREAK = r"(?:\r\n|\r(?!\n)|[\n\x0b\x85\u2028])"
_BLANK_LINE = rf"{_BREAK}(?:[^\S\n\r\x0b\x85\u2028]*{_BREAK})+\s*"
# What it may begin with comes first, since most characters of a text are told from it at once.
_PARAGRAPH_END = re.compile(rf"(?=[\n-\r\x85\u2028\u2029])(?:{_BLANK_LINE}|[\x0c\u2029]\s*)")
_LINE_END = re.compile(_BREAK)
_SENTENCE_END = re.compile("[.!?…。！？][\"”“»«’'）)\\]\u200f]*\\s*\\Z")
_LONG_LINE = 120
_AFTER_ALL = ".,;:!?)]}，。、：；！？）】》"
_BEFORE_ALL = "([{¿¡<（【《"
_DASHES = "-‐‑–—―/"
# Words that begin with an apostrophe: 'tis, '90s, and Dutch 's and 't.
_CUT = re.compile(
    r"(?:\d\ds?|tis|twas|twere|em|til|till|cause|bout|round|neath|cept|fore|n|s|t|k|m|ne|nen)\b",
    re.IGNORECASE,
)
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_MOST_DOUBTS = 12
_MOST_MARKS = 200


def find_quoted(text: str) -> Quoted:
    """The stretches inside quotation marks, and those whose marks cannot be paired.

    A quotation ends at its mark or with its paragraph, where the next paragraph opens again.
    Single marks are quotations where more of them than of the double ones stand outermost, as in
    British copy; else they are apostrophes, or stand inside double ones.
    """
    of_pairs = _PAIRS_OPEN.search(text) is not None
    double = _pair_marks(text, _DOUBLE_OF_PAIRS if of_pairs else _DOUBLE)
    if not _SINGLE_OPENS.search(text):
        return double
    single = _pair_marks(text, _SINGLE_BESIDE_PAIRS if of_pairs else _SINGLE)
    if not single.spans:
        return double
    outer = [each for each in single.spans if not _within(each, double.spans)]
    inner = [each for each in double.spans if not _within(each, single.spans)]
    if len(outer) <= len(inner):
        return double
    unclear = [each for each in double.unclear if not _within(each, single.spans)]
    return Quoted(sorted([*single.spans, *inner]), sorted({*unclear, *single.unclear}))


def _within(span: Span, others: list[Span]) -> bool:
    index = bisect_right(others, span.start, key=attrgetter("start")) - 1
    return index >= 0 and span.end <= others[index].end


def _pair_marks(text: str, kind: re.Pattern[str]) -> Quoted:
    marks = _read_marks(text, kind)
    spans: list[Span] = []
    unclear: list[Span] = []
    if not marks:
        return Quoted(spans, unclear)
    lines_are_paragraphs = max(map(len, _LINE_END.split(text))) > _LONG_LINE
    starts = [mark.start for mark in marks]
    for block in _split(text, Span(0, len(text)), _PARAGRAPH_END):
        here = marks[bisect_right(starts, block.start - 1) : bisect_right(starts, block.end - 1)]
        if not here:
            continue
        pairings = (
            _pair_block(text, block, here, by_line=by_line)
            for by_line in (lines_are_paragraphs, not lines_are_paragraphs)
        )
        best = next(pairings)
        if best.loose and _LINE_END.search(text, block.start, block.end):
            other = next(pairings)
            best = other if other.loose < best.loose else best
        spans += best.spans
        unclear += best.unclear
    return Quoted([each for each in spans if each.of(text).strip()], unclear)


def _split(text: str, whole: Span, ends: re.Pattern[str]) -> Iterator[Span]:
    start = whole.start
    for end in ends.finditer(text, whole.start, whole.end):
        yield Span(start, end.start())
        start = end.end()
    yield Span(start, whole.end)


def _pair_block(text: str, block: Span, marks: list[_Mark], *, by_line: bool) -> _Pairing:
    """Pair what stands between blank lines, as one paragraph or with paragraphs of one line."""
    parts = [block]
    if by_line:
        parts = []
        for line in _split(text, block, _LINE_END):
            if parts and not _SENTENCE_END.search(text, parts[-1].start, parts[-1].end):
                parts[-1] = Span(parts[-1].start, line.end)
            else:
                parts.append(line)
    spans: list[Span] = []
    unclear: list[Span] = []
    loose = 0
    for part in parts:
        here = [mark for mark in marks if part.start <= mark.start < part.end]
        if here:
            paired = _pair_paragraph(text, part, here)
            spans += paired.spans
            unclear += paired.unclear
            loose += paired.loose
    return _Pairing(spans, unclear, loose)


def _pair_paragraph(text: str, part: Span, marks: list[_Mark]) -> _Pairing:
    """The pairing that leaves the fewest marks loose; the likely readings win a tie."""
    likely = [mark.readings[0] for mark in marks]
    best = _pair(text, part, marks, likely)
    if not best.loose:
        return best
    doubts = [at for at, mark in enumerate(marks) if len(mark.readings) > 1]
    # That what opens is an apostrophe is thought of last.
    sure = [at for at in doubts if marks[at].readings != (_Reading.OPENS, _Reading.NOTHING)]
    measures = tuple(at for at in doubts if marks[at].may_measure)
    for some in (sure, doubts):
        ways: list[tuple[int, ...]] = [(at,) for at in some[:_MOST_DOUBTS]]
        if len(marks) <= _MOST_MARKS:
            ways += combinations(some[:_MOST_DOUBTS], 2)
        ways += [measures, tuple(some)]
        for _, group in groupby(sorted(filter(None, ways), key=len), key=len):
            found = [_pair(text, part, marks, _turn(marks, way)) for way in group]
            if even := [each for each in found if not each.loose]:
                return _agree(even)
    return best


def _turn(marks: list[_Mark], way: tuple[int, ...]) -> list[_Reading]:
    """The likely readings, but for some marks the other one."""
    readings = [mark.readings[0] for mark in marks]
    for at in way:
        readings[at] = marks[at].readings[1]
    return readings


def _agree(pairings: list[_Pairing]) -> _Pairing:
    """What several ways to pair have in common; where they differ, the marks are unclear."""
    first = pairings[0]
    same = [each for each in first.spans if all(each in other.spans for other in pairings)]
    apart = [each for other in pairings for each in other.spans if each not in same]
    if not apart:
        return first
    return _Pairing(same, _join(apart), len(apart))


def _join(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _pair(text: str, part: Span, marks: list[_Mark], readings: Sequence[_Reading]) -> _Pairing:
    spans: list[Span] = []
    unclear: list[Span] = []
    stack: list[_Mark] = []
    loose, done = 0, part.start
    for mark, reading in zip(marks, readings, strict=True):
        if reading is _Reading.NOTHING:
            continue
        if reading is not _Reading.OPENS:
            depth = _depth_closed(stack, mark)
            if depth is not None:
                loose += len(stack) - depth - 1
                opened = stack[depth]
                del stack[depth:]
                if not stack:
                    spans.append(Span(opened.end, mark.start))
                    done = mark.end
                continue
            if reading is _Reading.CLOSES:
                if not (mark.may_measure and not stack):
                    loose += 1
                    unclear.append(Span(done, mark.end))
                continue
        stack.append(mark)
    if stack and len(stack) == 1 and _opens_again(text, part.end, stack[0]):
        spans.append(Span(stack[0].end, part.end))
    elif stack:
        loose += len(stack)
        unclear.append(Span(stack[0].start, part.end))
    return _Pairing(spans, _join(unclear), loose)


def _depth_closed(stack: list[_Mark], mark: _Mark) -> int | None:
    for depth in range(len(stack) - 1, -1, -1):
        if mark.text in _CLOSERS[stack[depth].text]:
            return depth
    return None


def _opens_again(text: str, end: int, opened: _Mark) -> bool:
    """Whether the next paragraph goes on with the quotation, as speech of several ones does."""
    rest = text[end : end + 200].lstrip()
    return rest.startswith(opened.text) or (opened.text == "«" and rest.startswith("»"))


def _read_marks(text: str, kind: re.Pattern[str]) -> list[_Mark]:
    found = [(match.start(), match.end(), match[0]) for match in kind.finditer(text)]
    sides = [_side(text, start, end) for start, end, _ in found]
    votes: dict[str, Counter[_Reading]] = defaultdict(Counter)
    for (_, _, mark), side in zip(found, sides, strict=True):
        if side is not None:
            votes[mark][side] += 1
    return [
        _Mark(
            start,
            end,
            mark,
            _read(text, start, end, mark, side, votes[mark]),
            start > 0 and text[start - 1].isdigit() and mark in "\"”'’״",
        )
        for (start, end, mark), side in zip(found, sides, strict=True)
    ]


def _read(
    text: str, start: int, end: int, mark: str, side: _Reading | None, votes: Counter[_Reading]
) -> tuple[_Reading, ...]:
    opens, closes, nothing = _Reading.OPENS, _Reading.CLOSES, _Reading.NOTHING
    if mark in _ALWAYS:
        return (_ALWAYS[mark],)
    before, after = text[start - 1 : start], text[end : end + 1]
    if side is None:
        if mark in _USUALLY:
            low, high = sorted((votes[opens], votes[closes]))
            if high and low * 4 <= high:
                return (opens if votes[opens] == high else closes,)
            return (_USUALLY[mark],) if not high else (_Reading.EITHER,)
        if before.isalnum() and after.isalnum() and not _WITHOUT_SPACES.match(after):
            return (nothing, _Reading.EITHER)
        return (_Reading.EITHER,)
    if side is closes:
        if before.isdigit() and mark in "\"”'’״":
            return (closes, nothing)
        if mark in "'’" and _may_be_left_out(text, start, end):
            return (nothing, closes)
        return (closes,)
    if mark in "'’‘":
        if _CUT.match(text, end):
            return (nothing, opens)
        return (opens,) if mark == "‘" else (opens, nothing)
    if before and before in _AFTER_ALL and after.isalnum():
        return (opens, closes)
    return (opens,)


def _may_be_left_out(text: str, start: int, end: int) -> bool:
    """Whether an apostrophe may end a word inside speech: workers' rights, goin' home."""
    return text[start - 1 : start] in tuple("sSnNoOzZxX") and text[end : end + 1].isspace()


def _side(text: str, start: int, end: int) -> _Reading | None:
    """Whether a mark opens or closes, by its neighbours beyond other marks; None: unknown."""
    first, last = start - 1, end
    while first >= 0 and text[first] in _MARKS:
        first -= 1
    while last < len(text) and text[last] in _MARKS:
        last += 1
    left = text[first] if first >= 0 else " "
    right = text[last] if last < len(text) else " "
    if left.isspace():
        if right.isspace():
            return None
        ends = right in _AFTER_ALL and not text[last + 1 : last + 2].isdigit()
        return _Reading.CLOSES if ends and text[last : last + 3] != "..." else _Reading.OPENS
    if right.isspace():
        return _Reading.OPENS if left in _BEFORE_ALL else _Reading.CLOSES
    if left.isalnum():
        return None if right.isalnum() else _Reading.CLOSES
    if right.isalnum() or left in _BEFORE_ALL:
        return _Reading.OPENS
    if right in _AFTER_ALL:
        return _Reading.CLOSES
    if (left in _DASHES) == (right in _DASHES):
        return None
    return _Reading.OPENS if left in _DASHES else _Reading.CLOSES
