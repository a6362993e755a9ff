"""The text of an OpenDocument text (ISO 26300, ODT), as it reads when its changes are accepted."""

import re
from collections.abc import Iterator
from typing import Any

from graph.archive.formats.extracted import CannotExtractError, Extracted
from graph.archive.formats.office_file import join_rows, make_text
from graph.archive.formats.xml_tree import attribute, local_name, parse_xml
from graph.archive.formats.zip_members import ZipMembers

_SPACE = re.compile(r"[ \t\r\n]+")
_MANIFEST = "META-INF/manifest.xml"
_UNREAD = frozenset(
    ("forms", "sequence-decls", "variable-decls", "ruby-text", "object", "event-listeners")
)
_LEFT = {
    "annotation": "comments are left out",
    "tracked-changes": "left out, since a tracked change deletes it",
}
_MOST_SPACES = 100


def read_odt(raw: bytes) -> Extracted:
    """Read an OpenDocument text.

    Raises:
        CannotExtractError: it is damaged, locked, or no text but a table or slides.
    """
    files = ZipMembers(raw)
    if files.has(_MANIFEST) and b"encryption-data" in files.read(_MANIFEST):
        raise CannotExtractError("it is locked with a password: save it without one")
    content = parse_xml(files.read("content.xml"))
    texts = [e for e in content.iter() if local_name(e) == "text" and _holds_body(e)]
    if not texts:
        raise CannotExtractError("this OpenDocument file holds no text, but a table or slides")
    document = _Document()
    paragraphs = list(document.read_blocks(texts[0]))
    properties = parse_xml(files.read("meta.xml")) if files.has("meta.xml") else None
    return make_text(
        paragraphs, document.notes, document.left, properties, "text document (ODT)", ".odt"
    )


def _holds_body(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and local_name(parent) == "body"


class _Document:
    def __init__(self) -> None:
        self.notes: list[str] = []
        self.left: dict[str, list[str]] = {}

    def read_blocks(self, element: Any) -> Iterator[str]:
        """The paragraphs and tables below an element, in order."""
        for child in element:
            name = local_name(child)
            if name in ("p", "h"):
                yield from self._read_paragraph(child)
            elif name == "table":
                yield from join_rows(list(self._read_rows(child)))
            elif name == "section" and attribute(child, "display") == "none":
                self._leave("left out, since it is hidden", child)
            elif name in _LEFT:
                self._leave(_LEFT[name], child)
            elif name not in _UNREAD:
                yield from self.read_blocks(child)

    def _read_rows(self, table: Any) -> Iterator[list[list[str]]]:
        for row in table.iter():
            if local_name(row) == "table-row" and _table_of(row) is table:
                cells = [list(self.read_blocks(c)) for c in row if local_name(c) == "table-cell"]
                yield [[text for text in cell if text.strip()] for cell in cells]

    def _read_paragraph(self, paragraph: Any) -> Iterator[str]:
        pieces: list[str] = []
        boxes: list[str] = []
        self._read_inline(paragraph, pieces, boxes)
        if text := "".join(pieces).strip():
            yield text
        yield from boxes

    def _read_inline(self, element: Any, pieces: list[str], boxes: list[str]) -> None:
        pieces.append(_SPACE.sub(" ", element.text or ""))
        for child in element:
            name = local_name(child)
            if name == "s":
                number = attribute(child, "c")
                pieces.append(" " * min(int(number) if number.isdigit() else 1, _MOST_SPACES))
            elif name in ("tab", "line-break"):
                pieces.append("\t" if name == "tab" else "\n")
            elif name == "note":
                bodies = [each for each in child if local_name(each) == "note-body"]
                self.notes.append("\n".join(t for each in bodies for t in self.read_blocks(each)))
            elif name in _LEFT:
                self._leave(_LEFT[name], child)
            elif name in ("text-box", "table"):
                boxes += self.read_blocks(child)
            elif name and name not in _UNREAD and not _describes(child):
                self._read_inline(child, pieces, boxes)
            pieces.append(_SPACE.sub(" ", child.tail or ""))

    def _leave(self, why: str, element: Any) -> None:
        paragraphs = (e for e in element.iter() if local_name(e) in ("p", "h"))
        texts = [" ".join("".join(each.itertext()).split()) for each in paragraphs]
        self.left.setdefault(why, []).extend(filter(None, texts))


def _describes(element: Any) -> bool:
    """Whether words say what a picture shows."""
    return local_name(element) in ("title", "desc") and "svg" in element.tag


def _table_of(row: Any) -> Any:
    return next((e for e in row.iterancestors() if local_name(e) == "table"), None)
