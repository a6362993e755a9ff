"""The parser's complaints about YAML, in the words of the person who wrote it."""

import re

from yaml import MarkedYAMLError, YAMLError

from graph.read.places import Place, TextFile
from graph.read.problem import Problem
from graph.read.yaml_traps import find_trap_above

DEEPEST = 50
_BRACKETS = re.compile(rf"(?:[\[{{]\s*){{{DEEPEST}}}")
_QUOTE_IT = "put the whole text in quotation marks, or write it below after `|-`"

_FRIENDLY: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon stands where no field can begin",
        "if it belongs to the text, put the whole text in quotation marks; "
        "if it names a field, check the indentation",
    ),
    (
        "found unexpected end of stream",
        "this quotation mark is never closed",
        "close it at the end of the text",
    ),
    (
        "found unexpected document indicator",
        "this quotation mark is never closed",
        "close it at the end of the text",
    ),
    (
        "could not find expected ':'",
        "this line is neither a field nor part of the text above",
        "write `name: value`, or indent it more than the field above",
    ),
    (
        "did not find expected key",
        "no field can begin here",
        "is it indented like the fields above?",
    ),
    (
        "did not find expected '-' indicator",
        "the list ends here, and something else begins",
        "begin each item of the list with `- `, all indented alike",
    ),
    (
        "expected <block end>",
        "no field can begin here",
        "is it indented like the fields above?",
    ),
    (
        "block sequence entries are not allowed",
        "a list begins where no list can",
        "write its first `- ` on the next line; text that begins with - wants quotation marks",
    ),
    (
        "did not find expected ',' or ']'",
        "this list is not closed",
        "write `]` after its last item, and a comma between two items",
    ),
    (
        "did not find expected ',' or '}'",
        "these braces are not closed",
        "write `}` after the last field, and a comma between two fields",
    ),
    (
        "unknown escape character",
        "a backslash in double quotation marks stands for nothing that YAML knows",
        "use single quotation marks, or write the backslash twice",
    ),
    (
        "invalid Unicode character escape",
        "this escape stands for no character",
        "write the character itself",
    ),
    (
        "did not find expected <document start>",
        "no field can begin here",
        "is it indented like the fields above?",
    ),
    (
        "did not find expected node content",
        "a value is missing here, or a bracket stands alone",
        "text that begins with a bracket or a comma wants quotation marks",
    ),
    (
        "did not find expected comment or line break",
        "something stands after `|` or `>`",
        "begin the text on the next line",
    ),
)
_OPENED_BEFORE = ("simple key", "quoted scalar", "flow sequence", "flow mapping")


def too_deep(place: Place) -> Problem:
    """The problem of brackets that no record needs."""
    message = f"lists and mappings are nested more than {DEEPEST} deep here"
    return place.error("too-deep", message, "no record needs that; is a bracket left open?")


def _follows_a_quotation_mark(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    return line.endswith(("'", '"'))


def explain_syntax(file: TextFile, error: YAMLError) -> Problem:
    """The problem of a file that is not YAML."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Place(file.path).error("yaml-syntax", "this is not YAML", None)
    complaint, at = error.problem or "", error.problem_mark.index
    character = file.text[at : at + 1]
    if brackets := _BRACKETS.search(file.text):
        return too_deep(file.place(brackets.end(), brackets.end() + 1))
    if character == "\t":
        message = "a tab stands here, where YAML wants spaces"
        hint = "replace it by spaces; set the editor to do so"
        return file.place(at, at + 1).error("yaml-tab", message, hint)
    if trap := find_trap_above(file, at):
        return trap
    if "cannot start any token" in complaint:
        message = f"text cannot begin with {character}"
        return file.place(at, at + 1).error("yaml-syntax", message, _QUOTE_IT)
    if "expected key" in complaint and _follows_a_quotation_mark(file.text, at):
        message = "text stands after a closing quotation mark"
        hint = f"{_QUOTE_IT}; inside the marks, write each of them twice ('') or with a backslash"
        return file.place(at, at + 1).error("yaml-syntax", message, hint)
    for part, message, hint in _FRIENDLY:
        if part in complaint:
            context, opened = error.context or "", error.context_mark
            if opened is not None and any(each in context for each in _OPENED_BEFORE):
                # What was opened and not closed is where the slip is, not the end of the file.
                at = opened.index if "expected" in complaint or "end of" in complaint else at
            return file.place(at, at + 1).error("yaml-syntax", message, hint)
    parts = (error.context, complaint)
    said = ", ".join(part for part in parts if part)
    return file.place(at, at + 1).error("yaml-syntax", f"this is not YAML: {said}", _QUOTE_IT)
