"""Which characters of a document stand inside quotation marks, by the convention it uses itself.

A mark opens or closes by what stands beside it: a word begins after the one and ends before the
other. So »…«, «…», ”…” and „…“ are read alike, and nested marks of one shape too. Where that does
not tell, the document's other marks of that shape do. What remains doubtful (a mark that may be an
inch, an apostrophe that may close) is read so that the paragraph's marks come in pairs; where they
do not, the stretch is *unclear*, and nothing in it counts as quoted.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import attrgetter

from graph.text.quotation_marks import Mark, Reading, read_marks
from graph.text.sentences import ENDED
from graph.text.spans import join_spans
from schemas.corpus import Span


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
class _Pairing:
    """How the marks of one paragraph pair."""

    spans: list[Span]
    unclear: list[Span]
    loose: int
    """How many marks found no other."""


_DOUBLE = re.compile('<<|>>|["“”„‟«»「」『』﹁﹂＂〝〞〟״❝❞]')
_SINGLE = re.compile("(?<![^\\W_])['‘’‚‛‹›`]|['‘’‛‹›](?![^\\W_])")
# Most texts have none, but apostrophes in plenty.
_SINGLE_OPENS = re.compile("['‘’‚‛‹›`](?<![^\\W_].)(?=\\S)")
# Where a text opens with two single marks, as TeX does, two of them are one.
_PAIRS_OPEN = re.compile("``|(?<![^\\s(])(?:''|,,)(?=[^\\W_])")
_DOUBLE_OF_PAIRS = re.compile(f"``|''|’’|,,|{_DOUBLE.pattern}")
_SINGLE_BESIDE_PAIRS = re.compile(f"(?<!['’`])(?:{_SINGLE.pattern})(?!['’`])")
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
    "❝": "❞",
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
_BREAK = r"(?:\r\n|\r(?!\n)|[\n\x0b\x85\u2028])"
_BLANK_LINE = rf"{_BREAK}(?:[^\S\n\r\x0b\x85\u2028]*{_BREAK})+\s*"
# What it may begin with comes first, since most characters of a text are told from it at once.
_PARAGRAPH_END = re.compile(rf"(?=[\n-\r\x85\u2028\u2029])(?:{_BLANK_LINE}|[\x0c\u2029]\s*)")
_LINE_END = re.compile(_BREAK)
_LONG_LINE = 120
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
        return double if double.spans else Quoted([], sorted({*double.unclear, *single.unclear}))
    outer = [each for each in single.spans if not _within(each, double.spans)]
    inner = [each for each in double.spans if not _within(each, single.spans)]
    if len(outer) <= len(inner):
        return double
    unclear = [each for each in double.unclear if not _within(each, single.spans)]
    # Where one of the double marks stands inside single ones and its other outside, nobody knows.
    crossing = [each for each in inner if _crosses(each, single.spans)]
    clear = [each for each in inner if each not in crossing]
    spans = [each for each in single.spans if not _within(each, clear)]
    return Quoted(sorted([*spans, *clear]), sorted({*unclear, *crossing, *single.unclear}))


def _within(span: Span, others: list[Span]) -> bool:
    index = bisect_right(others, span.start, key=attrgetter("start")) - 1
    return index >= 0 and span.end <= others[index].end


def _crosses(span: Span, others: list[Span]) -> bool:
    """Whether an edge of a span stands inside one of the others."""
    for edge in span:
        index = bisect_left(others, edge, key=attrgetter("start")) - 1
        if index >= 0 and edge < others[index].end:
            return True
    return False


def _pair_marks(text: str, kind: re.Pattern[str]) -> Quoted:
    marks = read_marks(text, kind)
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


def _pair_block(text: str, block: Span, marks: list[Mark], *, by_line: bool) -> _Pairing:
    """Pair what stands between blank lines, as one paragraph or with paragraphs of one line."""
    parts = [block]
    if by_line:
        parts = []
        for line in _split(text, block, _LINE_END):
            if parts and not ENDED.search(text, parts[-1].start, parts[-1].end):
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


def _pair_paragraph(text: str, part: Span, marks: list[Mark]) -> _Pairing:
    """The pairing that leaves the fewest marks loose; the likely readings win a tie."""
    likely = [mark.readings[0] for mark in marks]
    best = _pair(text, part, marks, likely)
    if not best.loose:
        return best
    doubts = [at for at, mark in enumerate(marks) if len(mark.readings) > 1]
    # That what opens is an apostrophe is thought of last.
    sure = [at for at in doubts if marks[at].readings != (Reading.OPENS, Reading.NOTHING)]
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


def _turn(marks: list[Mark], way: tuple[int, ...]) -> list[Reading]:
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
    return _Pairing(same, join_spans(apart), len(apart))


def _pair(text: str, part: Span, marks: list[Mark], readings: Sequence[Reading]) -> _Pairing:
    spans: list[Span] = []
    unclear: list[Span] = []
    stack: list[Mark] = []
    loose, done = 0, part.start
    for mark, reading in zip(marks, readings, strict=True):
        if reading is Reading.NOTHING:
            continue
        if reading is not Reading.OPENS:
            depth = _depth_closed(stack, mark)
            if depth is not None:
                loose += len(stack) - depth - 1
                opened = stack[depth]
                del stack[depth:]
                if not stack:
                    spans.append(Span(opened.end, mark.start))
                    done = mark.end
                continue
            if reading is Reading.CLOSES:
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
    return _Pairing(spans, join_spans(unclear), loose)


def _depth_closed(stack: list[Mark], mark: Mark) -> int | None:
    for depth in range(len(stack) - 1, -1, -1):
        if mark.text in _CLOSERS[stack[depth].text]:
            return depth
    return None


def _opens_again(text: str, end: int, opened: Mark) -> bool:
    """Whether the next paragraph goes on with the quotation, as speech of several ones does."""
    rest = text[end : end + 200].lstrip()
    return rest.startswith(opened.text) or (opened.text == "«" and rest.startswith("»"))
