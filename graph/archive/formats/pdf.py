"""The text of a PDF, in the order in which it is read, in paragraphs.

Lines are joined, words that were divided at line ends made whole, ligatures written as letters,
columns read one after the other. Lines that recur at the head or foot of pages, and page numbers,
are left out and named. ``pdfminer.six`` tells where each letter stands.
"""

import logging
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pdfminer.layout import LAParams, LTChar, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from graph.archive.formats.extracted import CannotExtractError, Extracted, quote_some
from graph.archive.formats.page_lines import Line, order_lines, read_lines
from graph.archive.formats.paragraphs import join_paragraphs
from graph.archive.formats.running_heads import part_running_heads

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # its remarks are not ours

_LAYOUT = LAParams(char_margin=1.2, detect_vertical=False, all_texts=True, boxes_flow=None)
_NO_LETTER = re.compile(r"\(cid:\d+\)")
_MOST_UNREADABLE = 0.2


def read_pdf(raw: bytes) -> Extracted:
    """Read a PDF.

    Raises:
        CannotExtractError: it is locked, damaged, or holds pictures of words alone.
    """
    try:
        pages, info = _read_pages(raw)
    except PDFPasswordIncorrect:
        raise CannotExtractError(
            "this PDF is locked with a password: open it, print it to a new PDF, and archive that"
        ) from None
    except CannotExtractError:
        raise
    except Exception as error:  # whatever a damaged file leads pdfminer.six into
        reason = f"{type(error).__name__} {error}".strip()
        raise CannotExtractError(f"this PDF cannot be read: {reason}") from None
    if not any(lines for lines, _ in pages):
        raise CannotExtractError(
            "no text was found in this PDF: it holds pictures of words, which must be typed by "
            "people or by text recognition"
        )
    return _make_text([lines for lines, _ in pages], [turned for _, turned in pages], info)


def _read_pages(raw: bytes) -> tuple[list[tuple[list[Line], str]], dict[str, Any]]:
    """The lines of each page, and what stands on it in another direction."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    document = PDFDocument(PDFParser(BytesIO(raw)))
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=_LAYOUT)
    interpreter = PDFPageInterpreter(resources, device)
    pages = []
    for page in PDFPage.create_pages(document):
        interpreter.process_page(page)
        pages.append((read_lines(device.get_result()), _read_turned(device.get_result())))
    if not pages:
        raise CannotExtractError("this PDF has no pages")
    return pages, document.info[0] if document.info else {}


def _read_turned(page: LTPage) -> str:
    """The letters of a page that do not stand upright."""
    found = []
    waiting: list[Any] = [page]
    while waiting:
        for each in waiting.pop():
            if isinstance(each, LTChar) and not each.upright:
                found.append(each.get_text())
            elif hasattr(each, "__iter__"):
                waiting.append(each)
    return "".join(found)


def _make_text(pages: list[list[Line]], turned: Sequence[str], info: dict[str, Any]) -> Extracted:
    remarks = []
    whole = sum(len(line.text) for lines in pages for line in lines)
    unread = sum(len(_NO_LETTER.findall(line.text)) for lines in pages for line in lines)
    if unread * 6 > whole * _MOST_UNREADABLE:
        raise CannotExtractError(
            "the letters of this PDF have no Unicode: it must be typed by people or by text "
            "recognition, like a scan"
        )
    if unread:
        remarks.append(f"letters that the PDF gives no Unicode for stand as (cid:…): {unread}")
    bodies, heads = part_running_heads(pages)
    if heads:
        remarks.append(f"left out at the heads and feet of pages: {quote_some(heads)}")
    if any(turned):
        remarks.append(
            f"left out, written upwards or across: {quote_some([*filter(None, turned)])}"
        )
    columns, ordered = [], []
    for number, body in enumerate(bodies, 1):
        flow, width = order_lines(body)
        ordered.append(flow)
        if width > 1:
            columns.append(f"{number} ({width})")
    if columns:
        remarks.append(
            f"read in columns, one after the other: pages {', '.join(columns[:20])}; "
            "look whether they stand in order"
        )
    text, unsure = join_paragraphs(ordered)
    if unsure:
        remarks.append(
            f"joined at line ends, and nowhere else in the text: {quote_some(unsure, 20)}"
        )
    remarks += _read_info(info)
    return Extracted(text, "PDF", ".pdf", remarks=tuple(remarks))


def _read_info(info: dict[str, Any]) -> list[str]:
    """What the PDF says about itself, which is often of the program and not of the text."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    told = []
    for key in ("Title", "Author", "CreationDate"):
        value = resolve1(info.get(key))
        text = " ".join(decode_text(value).split()) if isinstance(value, bytes) else ""
        if text:
            told.append(f"{key} {text[:200]}")
    return [f"the PDF says about itself, which may be wrong: {'; '.join(told)}"] if told else []
