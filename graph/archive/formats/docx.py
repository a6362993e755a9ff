"""The text of a Word document (ECMA-376, DOCX), as it reads when its changes are accepted."""

import re
from collections.abc import Iterator
from typing import Any

from graph.archive.formats.extracted import Extracted
from graph.archive.formats.office_file import join_rows, make_text
from graph.archive.formats.xml_tree import attribute, local_name, parse_xml
from graph.archive.formats.zip_members import ZipMembers

_DELETED = "left out, since a tracked change deletes it"
_HIDDEN = "left out, since it is hidden"
_AROUND = "left out at the heads and feet of pages"
_NUMBERED = "numbers and bullets that Word draws are no characters of the text"
_COMMENTS = "comments are left out"
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\xad",
}
_UNREAD = frozenset(("pPr", "rPr", "sectPr", "rt", "tblPr"))
_LINE_ENDS = re.compile(r"\s*[\r\n]\s*")
_OFF = ("0", "false", "off")


def read_docx(raw: bytes) -> Extracted:
    """Read a Word document.

    Raises:
        CannotExtractError: it is damaged or locked.
    """
    files = ZipMembers(raw)
    document = _Document(files)
    body = parse_xml(files.read("word/document.xml"))
    paragraphs = list(document.read_blocks(body))
    notes = list(document.read_notes())
    for name in sorted(files.names):
        around = name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
        if around or name == "word/comments.xml":
            why = _AROUND if around else _COMMENTS
            told = document.read_blocks(parse_xml(files.read(name)))
            document.left.setdefault(why, []).extend(filter(str.strip, told))
    name = "docProps/core.xml"
    properties = parse_xml(files.read(name)) if files.has(name) else None
    return make_text(paragraphs, notes, document.left, properties, "Word document (DOCX)", ".docx")


class _Document:
    def __init__(self, files: ZipMembers) -> None:
        self._files = files
        self._noted: list[tuple[str, str]] = []
        self.left: dict[str, list[str]] = {}

    def read_blocks(self, element: Any) -> Iterator[str]:
        """The paragraphs and tables below an element, in order."""
        for child in element:
            name = local_name(child)
            if name == "p":
                yield from self._read_paragraph(child)
            elif name == "tbl":
                yield from join_rows(list(self._read_rows(child)))
            elif name == "AlternateContent":
                yield from self.read_blocks(_choose(child))
            elif name not in _UNREAD and name not in ("del", "moveFrom"):
                yield from self.read_blocks(child)

    def read_notes(self) -> Iterator[str]:
        """The notes that the text refers to, each once."""
        known: dict[tuple[str, str], Any] = {}
        for kind in ("footnote", "endnote"):
            if self._files.has(f"word/{kind}s.xml"):
                for note in parse_xml(self._files.read(f"word/{kind}s.xml")):
                    known[kind, attribute(note, "id")] = note
        for key in dict.fromkeys(self._noted):
            if key in known:
                text = "\n".join(self.read_blocks(known[key])).strip()
                if text:
                    yield text

    def _read_rows(self, table: Any) -> Iterator[list[list[str]]]:
        for row in _descend(table, "tr"):
            cells = [list(self.read_blocks(cell)) for cell in _descend(row, "tc")]
            yield [[text.strip() for text in cell if text.strip()] for cell in cells]

    def _read_paragraph(self, paragraph: Any) -> Iterator[str]:
        pieces: list[str] = []
        boxes: list[str] = []
        self._read_inline(paragraph, pieces, boxes)
        if text := "".join(pieces).strip():
            if any(local_name(each) == "numPr" for each in _properties(paragraph)):
                self._leave(_NUMBERED, [text])
            yield text
        yield from boxes

    def _read_inline(self, element: Any, pieces: list[str], boxes: list[str]) -> None:
        for child in element:
            name = local_name(child)
            if name == "t":
                pieces.append(_LINE_ENDS.sub(" ", child.text or ""))
            elif name in _SIGNS:
                pieces.append(_SIGNS[name])
            elif name == "sym":
                pieces.append("\ufffd")
                self._leave(
                    "stands as U+FFFD, since it is drawn with a font of symbols",
                    [attribute(child, "font") or "a symbol"],
                )
            elif name in ("footnoteReference", "endnoteReference"):
                kind = name.removesuffix("Reference")
                self._noted.append((kind, attribute(child, "id")))
            elif name in ("del", "moveFrom"):
                self._leave(_DELETED, [each for each in _words(child) if each.strip()])
            elif name == "r" and _is_hidden(child):
                self._leave(_HIDDEN, ["".join(_words(child))])
            elif name == "txbxContent":
                boxes += self.read_blocks(child)
            elif name == "AlternateContent":
                self._read_inline(_choose(child), pieces, boxes)
            elif name and name not in _UNREAD:
                self._read_inline(child, pieces, boxes)

    def _leave(self, why: str, texts: list[str]) -> None:
        self.left.setdefault(why, []).extend(filter(str.strip, texts))


def _descend(element: Any, name: str) -> Iterator[Any]:
    """The nearest elements of a name below one, through what merely wraps them."""
    for child in element:
        if local_name(child) == name:
            yield child
        elif local_name(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _descend(child, name)


def _choose(alternatives: Any) -> Any:
    """The first of several ways to draw one thing, which all hold the same words."""
    return next((each for each in alternatives if local_name(each) == "Choice"), alternatives)


def _properties(element: Any) -> Iterator[Any]:
    """How a paragraph or a run is drawn."""
    return (mark for each in element if local_name(each) in ("pPr", "rPr") for mark in each)


def _is_hidden(run: Any) -> bool:
    marks = [mark for mark in _properties(run) if local_name(mark) == "vanish"]
    return any(attribute(mark, "val") not in _OFF for mark in marks)


def _words(element: Any) -> list[str]:
    return [each.text or "" for each in element.iter() if local_name(each) in ("t", "delText")]
