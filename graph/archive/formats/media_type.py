"""What a file is, told by its first bytes and never by its name.

Signatures are those of the WHATWG's MIME Sniffing and of the formats' own standards.
"""

import io
import json
import re
import zipfile
import zlib
from enum import StrEnum

from graph.archive.formats.transcript_json import is_transcript

_SNIFFED = 4096


class Format(StrEnum):
    """The kinds of file that are read."""

    TEXT = "text"
    PAGE = "page"
    MHTML = "mhtml"
    PDF = "pdf"
    TRANSCRIPT = "transcript"
    WARC = "warc"
    WACZ = "wacz"
    DOCX = "docx"
    ODT = "odt"
    PARLAMINT = "parlamint"


_SAVE_TEXT = "save its text as plain text in UTF-8, or print it to PDF"
_OLD_OFFICE = "an old Office document (DOC), or one that is locked with a password"
_SCAN = "it holds a picture of words, which must be typed by people or by text recognition"
_RECORDING = "type what is said in it into a plain text"
_UNPACK = "unpack it, and archive each text by itself"

_BYTES: tuple[tuple[re.Pattern[bytes], str, str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), what, advice)
    for pattern, what, advice in (
        (rb"\x89PNG\r\n", "a PNG image", _SCAN),
        (rb"\xff\xd8\xff", "a JPEG image", _SCAN),
        (rb"GIF8[79]a", "a GIF image", _SCAN),
        (rb"RIFF....WEBP", "a WebP image", _SCAN),
        (rb"II\*\x00|MM\x00\*", "a TIFF image", _SCAN),
        (rb"BM.{4}\x00\x00\x00\x00", "a BMP image", _SCAN),
        (rb"....ftyp(?:avif|heic|heix|mif1)", "an AVIF or HEIF image", _SCAN),
        (rb"....ftyp", "a recording (MP4)", _RECORDING),
        (rb"ID3|\xff[\xfb\xf3\xf2]|OggS|fLaC|RIFF....WAVE", "a sound recording", _RECORDING),
        (rb"\x1aE\xdf\xa3|RIFF....AVI ", "a recording (Matroska, WebM or AVI)", _RECORDING),
        (rb"\x1f\x8b", "compressed (gzip)", _UNPACK),
        (rb"BZh[1-9]|\xfd7zXZ\x00|\x28\xb5\x2f\xfd", "compressed", _UNPACK),
        (rb"7z\xbc\xaf|Rar!\x1a\x07", "an archive of several files", _UNPACK),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_OFFICE, _SAVE_TEXT),
        (rb"bplist00", "a Safari web archive", "save the page as HTML instead"),
        (rb"SQLite format 3\x00", "a database (SQLite)", "save the text that it holds"),
        (rb"%!PS", "PostScript", "convert it to PDF"),
        (rb"\s*\{\\rtf", "rich text (RTF)", _SAVE_TEXT),
    )
)
"""Files that no encoding has to be known for."""

_PACKED = {
    "word/document.xml": Format.DOCX,
    "content.xml": Format.ODT,
    "datapackage.json": Format.WACZ,
}
"""What is read of ZIP archives, by a file that each holds."""

_CAPTIONS = "convert them to WebVTT or SubRip, or save what is said as plain text"
_CUES = re.compile(
    r"WEBVTT(?:\s|\Z)|(?:\d+\s*\n)?\s*\d{1,2}:\d\d:\d\d[,.]\d{1,3}\s*-->", re.IGNORECASE
)
_TEXTS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), what, advice)
    for pattern, what, advice in (
        (r"\[Script Info\]", "captions (SubStation Alpha)", _CAPTIONS),
        (r"\{\d+\}\{\d+\}", "captions (MicroDVD)", _CAPTIONS),
        (r"\[InternetShortcut\]", "a link to a page, and not the page", "save the page itself"),
        (r"(?:%[^\n]*\n\s*)*\\document(?:class|style)\b", "TeX", "typeset it, and archive the PDF"),
    )
)

_TAGS = (
    "!doctype html|html|head|script|iframe|h[1-6]|div|font|table|a|style|title|b|body|br|p|meta|"
    "article|main|section|span|ul|ol|blockquote|header|nav|link"
)
_PAGE = re.compile(rf"(?:<!--.*?-->\s*)*<(?:{_TAGS})(?=[\s>/])", re.IGNORECASE | re.DOTALL)
_XML = re.compile(
    r"(?:<\?xml\b.*?\?>|<!--.*?-->|<!doctype\b[^>\[]*(?:\[.*?\])?[^>]*>|\s)*", re.I | re.S
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[^<>]*>")
_MARKUP = re.compile(
    r"</?(?:p|div|span|br|li|ul|ol|td|tr|table|h[1-6]|strong|em|blockquote|article|section|a)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_FEW_TAGS = 3
_MAIL = re.compile(r"(?:From |[A-Za-z][A-Za-z0-9-]{1,40}:)[^\n]*\n")
_MAIL_FIELD = re.compile(r"^(?:MIME-Version|Content-Type|Received|Message-ID):", re.I | re.M)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


class NotReadError(ValueError):
    """A file of a kind that is not read; the message says which, and what to do instead."""


def find_mark(raw: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark tells, and the length of the mark."""
    return next(((name, len(mark)) for mark, name in _MARKS if raw.startswith(mark)), None)


def recognise(raw: bytes) -> Format:
    """The format of a file.

    Raises:
        NotReadError: it is of a kind that is not read.
    """
    if (_unpack_head(raw) if raw.startswith(b"\x1f\x8b") else raw).startswith(b"WARC/"):
        return Format.WARC
    for pattern, what, advice in _BYTES:
        if pattern.match(raw):
            raise _refuse(what, advice)
    if b"%PDF-" in raw[:1024]:
        return Format.PDF
    if raw.startswith(b"PK\x03\x04"):
        return _look_into_zip(raw)
    mark = find_mark(raw)
    if mark is None and _is_binary(raw):
        raise _refuse("binary, or UTF-16 without its mark", _SAVE_TEXT)
    head = _decode_head(raw, mark)
    return _recognise_text(head, raw)


def _is_binary(raw: bytes) -> bool:
    zeros = raw.count(0)
    if zeros * 100 > len(raw):
        return True
    try:
        raw[:_SNIFFED].decode("utf-8")
    except UnicodeDecodeError as error:
        return zeros > 0 and error.start < _SNIFFED - 3
    return False


def _recognise_text(head: str, raw: bytes) -> Format:
    for text_pattern, what, advice in _TEXTS:
        if text_pattern.match(head):
            raise _refuse(what, advice)
    if _CUES.match(head):
        return Format.TRANSCRIPT
    if _PAGE.match(head):
        return Format.PAGE
    if head.startswith("<"):
        return _recognise_xml(head)
    if head.startswith(("{", "[")) and (data := _read_json(raw)) is not None:
        if is_transcript(data):
            return Format.TRANSCRIPT
        raise _refuse("data (JSON)", "save the text that it holds as plain text in UTF-8")
    if _MAIL.match(head) and len(_MAIL_FIELD.findall(head)) > 1:
        return Format.MHTML
    if len(_MARKUP.findall(head)) >= _FEW_TAGS:
        return Format.PAGE
    return Format.TEXT


def _recognise_xml(head: str) -> Format:
    prologue = _XML.match(head)
    root = _ROOT.match(head, prologue.end() if prologue else 0)
    name = root[1].lower() if root else ""
    if name == "html" or _PAGE.match(head, prologue.end() if prologue else 0):
        return Format.PAGE
    if name in ("rss", "feed", "rdf"):
        raise _refuse("a feed (RSS or Atom)", "save the page of one article instead")
    if name in ("tei", "teicorpus"):
        return Format.PARLAMINT
    if root and (f"</{root[1]}" in head or "<?xml" in head[:10] or "xmlns" in root[0]):
        raise _refuse(f"XML (<{root[1]}>)", _SAVE_TEXT)
    return Format.PAGE if len(_MARKUP.findall(head)) >= _FEW_TAGS else Format.TEXT


def _look_into_zip(raw: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist()[:1000])
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise _refuse("a damaged archive (ZIP)", "get it anew") from None
    for name, format in _PACKED.items():
        if name in names:
            return format
    for name, what in (
        ("xl/workbook.xml", "a spreadsheet (XLSX)"),
        ("ppt/presentation.xml", "slides (PPTX)"),
        ("META-INF/container.xml", "a book (EPUB)"),
    ):
        if name in names:
            raise _refuse(what, _SAVE_TEXT)
    raise _refuse("an archive of several files (ZIP)", _UNPACK)


def _unpack_head(raw: bytes) -> bytes:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(raw[:_SNIFFED], 16)
    except zlib.error:
        return b""


def _decode_head(raw: bytes, mark: tuple[str, int] | None) -> str:
    encoding, skipped = mark or ("utf-8", 0)
    head = raw[skipped : skipped + _SNIFFED * 4].decode(encoding, "replace")
    return head.lstrip().lstrip("\ufeff").lstrip()


def _read_json(raw: bytes) -> object | None:
    """The whole, or its first line, if that is JSON; ``[Music]`` is not."""
    for part in (raw, raw.lstrip().partition(b"\n")[0]):
        try:
            data = json.loads(part)
        except (ValueError, RecursionError):
            continue
        if isinstance(data, (dict, list)):
            return data
    return None


def _refuse(what: str, advice: str) -> NotReadError:
    return NotReadError(f"this file is {what}, which is not read: {advice}")
