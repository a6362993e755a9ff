"""How a passage gives what was said, as its quotation marks tell."""

from collections.abc import Sequence
from functools import lru_cache

from graph.suggest.proposal import ProposedForm
from graph.suggest.quoted_speech import find_quoted_speech
from graph.text.own_words import find_words
from graph.text.quotation import Quoted, find_quoted
from schemas.corpus import Span
from schemas.passage import Form
from schemas.source import Source, SourceKind

_MARKS = "“”\"„«»‘’'"


@lru_cache(maxsize=4)
def quoted_in(text: str) -> Quoted:
    """What stands in quotation marks in a document; of a few documents it is remembered."""
    return find_quoted(text)


def stands_in_quotation(text: str, spans: Sequence[Span], quoted: Quoted) -> bool:
    """Whether a passage lies wholly inside one quotation of its document, marks at its edges aside.

    ``"We stay. We fight," he said.`` has ``"We stay.`` as its first sentence.
    """
    first, last = spans[0].start, spans[-1].end
    while first < last and text[first] in _MARKS:
        first += 1
    while last > first and text[last - 1] in _MARKS:
        last -= 1
    return any(each.start <= first and last <= each.end for each in quoted.spans)


def propose_form(
    text: str, spans: Sequence[Span], quoted: Quoted, words: str, source: Source
) -> ProposedForm:
    """The form that fits the quotation marks of a passage, as ``check`` holds them against it."""
    own = find_words(text, quoted.spans, tuple(spans))
    if not own and source.kind is SourceKind.TRANSCRIPT:
        return ProposedForm(value=Form.VERBATIM, why="the source is a transcript")
    if not own:
        return ProposedForm(value=Form.INDIRECT, why="no words in quotation marks")
    inside = stands_in_quotation(text, spans, quoted)
    if inside or find_quoted_speech(words) is not None:
        return ProposedForm(value=Form.DIRECT, why="what is said stands in quotation marks")
    return ProposedForm(value=Form.MIXED, why="some words stand in quotation marks")
