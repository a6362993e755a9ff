"""A sitting of a parliament in the TEI of ParlaMint: what was said, in order, and by whom."""

import re
from collections.abc import Iterator
from typing import Any

from graph.archive.formats.extracted import CannotExtractError, Extracted, Found
from graph.archive.formats.xml_tree import attribute, local_name, parse_xml
from graph.text.slug import slugify

_ASIDES = frozenset(("note", "vocal", "kinesic", "incident", "gap"))
_SPACE = re.compile(r"\s+")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|_")


def read_parlamint(raw: bytes) -> Extracted:
    """Read a sitting, plain or with its linguistic annotation.

    Raises:
        CannotExtractError: it is damaged, or holds no utterance.
    """
    root = parse_xml(raw)
    sitting = _Sitting()
    for text in root.iterchildren("{*}text"):
        sitting.read_blocks(text)
    if not sitting.speakers:
        raise CannotExtractError(
            "no utterance (<u>) was found in this TEI: of a corpus, archive the file of one "
            "sitting; of another text, save its words as plain text in UTF-8"
        )
    remarks = [
        "who speaks stands above the first sentence of each turn, as the file names them: add the "
        "speaker's record, and `speaker:` to each statement",
        "headings, lines that name a speaker, and what stands in brackets were not said",
    ]
    if sitting.has_words:
        remarks.append("the spaces between words are those that the annotation tells")
    day = next((each.get("when") for each in root.iterfind(".//{*}setting/{*}date")), None)
    if day:
        remarks.append(f"the sitting was on {day} (settingDesc): its event's day")
    return Extracted(
        "\n\n".join(sitting.paragraphs) + "\n",
        "sitting of a parliament (ParlaMint TEI)",
        ".tei.xml",
        None,
        dict(_read_header(root)),
        tuple(remarks),
        speakers=tuple(sitting.speakers),
        is_headed=False,
    )


class _Sitting:
    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.speakers: list[tuple[int, str]] = []
        self.has_words = False
        self._length = 0
        self._last = ""

    def read_blocks(self, element: Any) -> None:
        """The paragraphs below an element, in order."""
        for child in element:
            name = local_name(child)
            if name == "u":
                self._turn(child)
                self.read_blocks(child)
            elif name in ("seg", "head") or child.get("type") == "speaker":
                self._add(self._words(child))
            elif name in _ASIDES:
                self._add(_aside(child))
            elif name:
                self.read_blocks(child)

    def _turn(self, utterance: Any) -> None:
        who = (utterance.get("who") or "").lstrip("#")
        if who != self._last or not self.speakers:
            self._last = who
            role = (utterance.get("ana") or "").replace("#", "")
            told = f"{who or 'not named by the file'}{f', {role}' if role else ''}"
            id = slugify(_CAMEL.sub(" ", who))
            self.speakers.append((self._length, f"speaker: {id or '?'} ({told})"))

    def _add(self, text: str) -> None:
        if text:
            self.paragraphs.append(text)
            self._length += len(text) + 2

    def _words(self, element: Any) -> str:
        """What stands in an element; with annotation, from words and how they are joined."""
        if element.find(".//{*}w") is None:
            return _squeeze("".join(_read_mixed(element)))
        self.has_words = True
        return _squeeze("".join(_read_annotated(element)))


def _read_mixed(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name in _ASIDES:
            yield f" {_aside(child)} "
        elif name:
            yield from _read_mixed(child)
        yield child.tail or ""


def _read_annotated(element: Any) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name in ("w", "pc"):
            yield child.text or ""
            if attribute(child, "join") not in ("right", "both"):
                yield " "
        elif name in _ASIDES:
            yield f"{_aside(child)} "
        elif name:
            yield from _read_annotated(child)


def _aside(element: Any) -> str:
    """What is noted beside the words, in the brackets of the file or in ours."""
    described = next(element.iterchildren("{*}desc"), element)
    text = _squeeze("".join(described.itertext()))
    return text if not text or text[0] in "([/" else f"[{text}]"


def _squeeze(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _read_header(root: Any) -> Iterator[tuple[str, Found]]:
    language = attribute(root, "lang")
    yield "kind", Found("transcript", "what the file is (ParlaMint TEI)")
    found = _find(root, "fileDesc/titleStmt/title", language)
    if found:
        yield "title", Found(found, "titleStmt of the file")
    if publisher := _find(root, "fileDesc/sourceDesc/bibl/publisher", language):
        yield "publisher", Found(publisher, "sourceDesc of the file")
    if language:
        yield "language", Found(language, "xml:lang of the file")
    url = _find(root, "fileDesc/sourceDesc/bibl/idno", language)
    if url.startswith(("http://", "https://")):
        yield "url", Found(url, "sourceDesc of the file")
    if licence := _find(root, "fileDesc/publicationStmt/availability/licence", language):
        yield "rights", Found(licence, "licence of the file")


def _find(root: Any, path: str, language: str) -> str:
    """A value of the header, best in the language of the text; of titles, best the subtitle."""
    place = "".join(f"/{{*}}{step}" for step in f"teiHeader/{path}".split("/")).lstrip("/")
    found = [
        (attribute(each, "lang") not in ("", language), each.get("type") != "sub", at, each)
        for at, each in enumerate(root.iterfind(place))
    ]
    return _squeeze("".join(min(found)[-1].itertext())) if found else ""
