"""What DOCX and ODT share: tables as lines, notes at the end, and what a file says of itself."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from graph.archive.formats.extracted import Extracted, Found, quote_some, squeeze
from graph.archive.formats.xml_tree import local_name

_HEAD = 2_000
"""Characters at the beginning of a text in which its title stands."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TOLD = {"creator": "author", "initial-creator": "author", "created": "created"} | {
    "creation-date": "created",
    "modified": "changed",
    "date": "changed",
    "lastModifiedBy": "last changed by",
}


def join_rows(rows: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """A table of rows of cells of paragraphs, as texts.

    A line for each row, with a tab between its cells; where a cell holds more than one paragraph,
    the table lays out a page, and each paragraph stands by itself.
    """
    if any(len(cell) > 1 for row in rows for cell in row):
        return [each for row in rows for cell in row for each in cell]
    lines = ["\t".join(" ".join(cell) for cell in row).rstrip() for row in rows]
    return ["\n".join(filter(str.strip, lines))]


def make_text(
    paragraphs: Sequence[str],
    notes: Sequence[str],
    left: dict[str, list[str]],
    properties: Any,
    format: str,
    suffix: str,
) -> Extracted:
    """A text with its notes at its end.

    Args:
        paragraphs: the text.
        notes: its footnotes and endnotes, in the order in which it refers to them.
        left: what was left out, by why.
        properties: the root of what the file says of itself; None where it says nothing.
        format: the kind of file, in words.
        suffix: of the original.
    """
    whole = [each for each in (*paragraphs, *notes) if each.strip()]
    text = "\n\n".join(whole) + "\n" if whole else ""
    remarks = [f"{why}: {quote_some(texts)}" for why, texts in left.items() if texts]
    if notes:
        remarks.append(f"notes stand at the end of the text: {len(notes)}")
    told = list(_read_properties(properties)) if properties is not None else []
    fields = {}
    for name, value in told:
        if name == "title" and squeeze(value) and squeeze(value) in squeeze(text[:_HEAD]):
            fields["title"] = Found(value, "dc:title of the file, which stands in the text")
        elif name == "language" and _TAG.fullmatch(value):
            fields["language"] = Found(value, "dc:language of the file")
    others = [f"{name} {value[:200]}" for name, value in told if name not in fields]
    if others:
        remarks.append(f"the file says about itself, which may be wrong: {'; '.join(others)}")
    return Extracted(text, format, suffix, None, fields, tuple(remarks))


def _read_properties(root: Any) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        name = local_name(element)
        value = " ".join("".join(element.itertext()).split()) if name else ""
        if value and (name in ("title", "language") or name in _TOLD):
            yield _TOLD.get(name, name), value
