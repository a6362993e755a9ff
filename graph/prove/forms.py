"""How a source gives a statement: the speaker's own words, and whether its form fits them."""

import re
from collections.abc import Iterator

from graph.prove.placed_passages import Placed, explain_cut
from graph.prove.source_context import Setting
from graph.read.places import Steps
from graph.read.problem import Problem
from graph.text.cut_words import cut_edges, find_whole
from graph.text.flat_text import FlatText, flatten
from graph.text.folding import fold
from graph.text.own_words import find_words
from graph.text.printable import shorten
from schemas.corpus import Span
from schemas.passage import Form, StatementPassage
from schemas.source import SourceKind

_SINGLE = re.compile(r"[‘‚'][^\W_][^‘‚'’\n]+[’‘'](?![^\W_])")
_SPEAKER_LABEL = re.compile(r"^[^\W\d_][^:\n]{0,40}:\s", re.MULTILINE)
_LABEL = re.compile(r"([^\W\d_][^:：\n]{0,60})(?::\s+|：\s*)")
_NAME = re.compile(r"[^\W\d_]{3,}")
_LABELS = 3
"""How many lines that begin with a name and a colon make a text look like a transcript."""


def own_words(setting: Setting, placed: Placed) -> tuple[tuple[str, ...], int | None]:
    """The speaker's own words, and the position of the first that is not in the quote.

    They are the document's own characters; a line break inside them stays.
    """
    passage = placed.passage
    assert isinstance(passage, StatementPassage)
    form = setting.source.record.form_of(passage)
    if passage.words is None:
        if form is Form.INDIRECT:
            return (), None
        if form is Form.VERBATIM:
            return tuple(_after_label(setting, passage, span) for span in placed.spans), None
        return find_words(setting.text, setting.quoted.spans, placed.spans), None
    quote = [span.of(setting.text) for span in placed.spans]
    words = []
    for index, given in enumerate(passage.words):
        found = next((part for part in (_as_in(each, given) for each in quote) if part), None)
        if found is None:
            return (), index
        words.append(found)
    return tuple(words), None


def _after_label(setting: Setting, passage: StatementPassage, span: Span) -> str:
    """What a transcript gives as said, without the ``SPOKESWOMAN:`` before it.

    A label is in capitals or names the speaker: "The answer: no" is all said.
    """
    said = span.of(setting.text)
    found = _LABEL.match(said)
    begins_line = not setting.text[: span.start].rpartition("\n")[2].strip()
    if found is None or not begins_line or not said[found.end() :].strip():
        return said
    label = found[1]
    speaker = setting.known.speakers.get(passage.speaker or setting.source.record.speaker or "")
    names = (speaker.name, *speaker.aliases) if speaker else ()
    parts = {fold(part) for name in names for part in _NAME.findall(name) if not part[0].islower()}
    is_name = not parts.isdisjoint(map(fold, _NAME.findall(label)))
    return said[found.end() :] if label.isupper() or is_name else said


def _as_in(quote: str, words: str) -> str | None:
    """The words as the quote writes them, white space and encoding aside."""
    text = FlatText(quote)
    found = find_whole(text.flat, flatten(words))
    return text.span(*found).of(quote) if found else None


def check_form(setting: Setting, placed: Placed) -> Iterator[Problem]:
    """Where the form of a statement does not fit its words, or nobody can tell them."""
    entry, passage = setting.source.entry, placed.passage
    assert isinstance(passage, StatementPassage)
    form = setting.source.record.form_of(passage)
    steps: Steps = ("passages", placed.position)
    words, stray = own_words(setting, placed)
    if stray is not None:
        message = "these words do not stand in the statement's quote"
        hint = "copy them from the quote, one list item for each stretch"
        yield entry.at(*steps, "words", stray).error("words-not-in-quote", message, hint)
        return
    yield from _check_words(setting, placed, passage, steps)
    unclear = None
    if passage.words is None and form in (Form.DIRECT, Form.MIXED):
        unclear = setting.quoted.unclear_in(placed.spans)
    if unclear is not None:
        shown = shorten(flatten(unclear.of(setting.text)))
        message = f"the quotation marks here do not come in pairs: “{shown}”"
        hint = "list the speaker's own words under `words`"
        yield entry.at(*steps, "quote").error("marks-unclear", message, hint)
    elif form is not Form.INDIRECT and not words:
        message = f"the form is `{form.value}`, but the quote has no words in quotation marks"
        hint = _advise(setting, placed)
        yield entry.at(*steps, "form").error("form-without-words", message, hint)
    elif form is Form.INDIRECT:
        marked = passage.words
        if marked is None:
            marked = find_words(setting.text, setting.quoted.spans, placed.spans)
        if marked:
            message = (
                f"the form is `indirect`, but “{flatten(marked[0])}” stands in quotation marks"
            )
            hint = "write `form: mixed`, or `words: []` where these are not the speaker's words"
            yield entry.at(*steps, "form").warning("form-hides-words", message, hint)


def _advise(setting: Setting, placed: Placed) -> str:
    """What is likely right where speech has no words in quotation marks."""
    quote = " ".join(span.of(setting.text) for span in placed.spans)
    last = "`form: indirect` is for what is wholly in the reporter's words"
    if single := _SINGLE.search(quote):
        return f"list {shorten(single[0])} under `words` if it is the speaker's own; {last}"
    is_transcript = setting.source.record.kind is SourceKind.TRANSCRIPT
    if is_transcript or len(_SPEAKER_LABEL.findall(setting.text)) >= _LABELS:
        return f"write `form: verbatim`, as for all speech of a transcript; {last}"
    listed = "list the speaker's own words under `words` where they stand without marks"
    return f"{listed}, or write `form: verbatim` for a transcript; {last}"


def _check_words(
    setting: Setting, placed: Placed, passage: StatementPassage, steps: Steps
) -> Iterator[Problem]:
    """Each of the given words that begin or end inside a word of the text."""
    for index, given in enumerate(passage.words or ()):
        for span in placed.spans:
            quote = flatten(span.of(setting.text))
            found = find_whole(quote, flatten(given))
            if found is not None:
                for cut in cut_edges(quote, found):
                    place = setting.source.entry.at(*steps, "words", index)
                    yield place.error("cut-word", *explain_cut(*cut))
                break
