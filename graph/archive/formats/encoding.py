"""The encoding of a web page, as browsers find it: the WHATWG's Encoding and HTML standards.

A label means what browsers take it for: ``iso-8859-1`` is windows-1252.
"""

import re
from dataclasses import dataclass

import webencodings

from graph.archive.formats.extracted import CannotExtractError, Found
from graph.archive.formats.media_type import find_mark

_PRESCANNED = 1024
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/]((?:[^>\"']|\"[^\"]*\"|'[^']*')*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    rb"([^\s=/>\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([^\s;\"'>]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b[^>]*?encoding\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
_LANGUAGE = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z-]+)", re.IGNORECASE)
_BODY = re.compile(rb"<body[\s>]", re.IGNORECASE)

_FALLBACKS = {
    "windows-1251": "be bg kk ky mk ru sr tg uk",
    "windows-1250": "bs cs hr hu pl sk sl",
    "windows-1257": "et lt lv",
    "windows-1256": "ar fa",
    "windows-1254": "tr",
    "windows-1253": "el",
    "windows-1255": "he",
    "windows-1258": "vi",
    "windows-874": "th",
    "shift_jis": "ja",
    "euc-kr": "ko",
    "gb18030": "zh",
}
"""What browsers assume where nothing is declared, by the language of the page."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, how its encoding is known, and what did not fit it."""

    text: str
    encoding: Found
    remarks: tuple[str, ...]


def decode_page(raw: bytes, declared: str | None = None) -> Decoded:
    """Decode a page.

    Args:
        raw: its bytes.
        declared: the label that came with it, outside of it.

    Raises:
        CannotExtractError: what is declared names no encoding that a browser reads.
    """
    mark = find_mark(raw)
    if mark is not None:
        name, length = mark
        return _decode(raw[length:], Found(name, "its byte order mark"))
    if declared is not None and webencodings.lookup(declared):
        return _decode(raw, Found(declared, "what was declared with it"))
    label = _find_meta(raw[:_PRESCANNED])
    if label is None:
        body = _BODY.search(raw)
        label = _find_meta(raw[: body.start() if body else len(raw)])
    xml = _XML.match(raw)
    for found, where in ((label, "its meta element"), (xml and xml[1], "its XML declaration")):
        if found is not None and (declared := _look_up(found)):
            return _decode(raw, Found(declared, where))
    return _decode_undeclared(raw)


def _decode_undeclared(raw: bytes) -> Decoded:
    try:
        return Decoded(raw.decode("utf-8"), Found("utf-8", "its bytes"), ())
    except UnicodeDecodeError:
        match = _LANGUAGE.search(raw[:4096])
    language = match[1].decode("ascii").lower().partition("-")[0] if match else ""
    fitting = (name for name, tags in _FALLBACKS.items() if language in tags.split())
    name = next(fitting, "windows-1252")
    why = f"a page in `{language}`" if name != "windows-1252" else "any other page"
    decoded = _decode(raw, Found(name, f"what browsers assume of {why} that declares nothing"))
    remark = f"no encoding is declared, and it is not UTF-8: read as {name}; compare some words"
    return Decoded(decoded.text, decoded.encoding, (remark, *decoded.remarks))


def _find_meta(raw: bytes) -> bytes | None:
    """The first label in a ``meta`` outside of comments, as the standard's prescan finds it."""
    for meta in _META.finditer(_COMMENT.sub(b"", raw)):
        attributes: dict[bytes, bytes] = {}
        for name, *values in _ATTRIBUTE.findall(meta[1]):
            attributes.setdefault(name.lower(), b"".join(values))
        if b"charset" in attributes:
            return attributes[b"charset"]
        inside = _CHARSET.search(attributes.get(b"content", b""))
        if inside and attributes.get(b"http-equiv", b"").lower() == b"content-type":
            return inside[1]
    return None


def _look_up(label: bytes) -> str | None:
    """The name of an encoding; a page that could be scanned for it is not UTF-16."""
    found = webencodings.lookup(label.decode("ascii", "replace"))
    if found is None:
        return None
    name = str(found.name)
    if name.startswith("utf-16"):
        return "utf-8"
    return "windows-1252" if name == "x-user-defined" else name


def _decode(raw: bytes, encoding: Found) -> Decoded:
    name = encoding.value
    if name == "replacement":
        raise CannotExtractError(
            "its encoding is one that browsers refuse to read, since it hides markup: "
            "save the page as UTF-8"
        )
    if name.startswith(("utf-16-", "utf-32-")):
        text = raw.decode(name, "replace")
    else:
        text = webencodings.decode(raw, "gb18030" if name == "gbk" else name, "replace")[0]
    before = text.count("\ufffd")
    if name.startswith("windows-") and before:
        text = _fill_controls(raw, text)
    held = raw.count(b"\xef\xbf\xbd") if name == "utf-8" else 0
    wrong = text.count("\ufffd") - held
    if wrong <= 0:
        return Decoded(text, encoding, ())
    at = text.index("\ufffd")
    around = " ".join(text[max(0, at - 20) : at + 20].split())
    remark = f"bytes that are no {name} stand as U+FFFD {wrong} times, first in “{around}”"
    return Decoded(text, encoding, (remark,))


def _fill_controls(raw: bytes, text: str) -> str:
    """The bytes that windows-1252 leaves open are controls to browsers, and not errors."""
    if len(raw) != len(text):
        return text
    pairs = zip(raw, text, strict=True)
    return "".join(chr(byte) if it == "\ufffd" and byte < 0xA0 else it for byte, it in pairs)
