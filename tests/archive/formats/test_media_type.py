"""What a file is stands in its first bytes, and what is not read is refused with advice."""

import gzip
import io
import zipfile

import pytest

from graph.archive.formats.media_type import Format, NotReadError, recognise


def _zip(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("raw", "format"),
    [
        (b"", "text"),
        (b"The minister said so.", "text"),
        (b"\xef\xbb\xbfThe minister said so.", "text"),
        ("[Music] We will never leave.".encode("utf-16"), "text"),
        (b"[Music] We will never leave.", "text"),
        (b"5 < 6, and <b> is a tag.", "text"),
        (b"From: a spokesman\nWe will never leave.", "text"),
        (b"12:30 He spoke.\n1 2 3", "text"),
        (b"<3 is a heart, he said.", "text"),
        (b"caf\xe9 in Latin 1", "text"),
        (b"<!DOCTYPE html><p>x", "page"),
        (b" \n<!-- a --><!doctype HTML>", "page"),
        (b"\xef\xbb\xbf<html>", "page"),
        ("<html><body>x".encode("utf-16"), "page"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html xmlns="y"><p>x', "page"),
        (b"Minister<br>said <p>that</p> it is so", "page"),
        (b"<p>He said so.</p>", "page"),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related\n", "mhtml"),
        (b"%PDF-1.4", "pdf"),
        (b"\n\n%PDF-1.7", "pdf"),
        (b"1\n00:00:01,000 --> 00:00:03,000\nWe", "transcript"),
        (b"\xef\xbb\xbf1\r\n00:00:01,000 --> 00:00:03,000\r\nWe", "transcript"),
        (b"WEBVTT\n\n00:01.000 --> 00:03.000\nWe", "transcript"),
        (b'{"text": "We", "segments": [{"text": "We", "start": 0}]}', "transcript"),
        (b'[{"text": "We", "start": 0.5}]', "transcript"),
        (b"WARC/1.0\r\n", "warc"),
        (gzip.compress(b"WARC/1.1\r\n", mtime=0), "warc"),
        (_zip("datapackage.json", "archive/data.warc.gz"), "wacz"),
        (_zip("[Content_Types].xml", "word/document.xml"), "docx"),
        (_zip("mimetype", "content.xml"), "odt"),
        (b'<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">', "parlamint"),
    ],
)
def test_a_kind_that_is_read(raw: bytes, format: str) -> None:
    assert recognise(raw) is Format(format)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"{\\rtf1\\ansi We will never leave.}", "rich text (RTF)"),
        (b"[Script Info]\nTitle: x", "captions (SubStation"),
        (b'{"text": "We will never leave"}', "data (JSON)"),
        (b'{"text": "We"}\n{"text": "will"}\n', "data (JSON)"),
        (b'[{"text": "We"}]', "data (JSON)"),
        (b'{"events": [{"text": "We"}]}', "data (JSON)"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "a feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "a feed"),
        (b'<?xml version="1.0"?><doc><text>We</text></doc>', "XML (<doc>)"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"></svg>', "XML (<svg>)"),
        (_zip("xl/workbook.xml"), "a spreadsheet (XLSX)"),
        (_zip("mimetype", "META-INF/container.xml"), "a book (EPUB)"),
        (_zip("a.txt"), "an archive of several files (ZIP)"),
        (b"PK\x03\x04broken", "a damaged archive"),
        (b"\x1f\x8b\x08\x00", "compressed (gzip)"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"GIF89a", "a GIF image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8", "a WebP image"),
        (b"II*\x00", "a TIFF image"),
        (b"ID3\x04", "a sound recording"),
        (b"\x00\x00\x00\x20ftypisom", "a recording (MP4)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"\\documentclass{article}\n", "TeX"),
        (b"T\x00h\x00e\x00 \x00m\x00", "binary, or UTF-16 without its mark"),
        (bytes(range(256)), "binary"),
    ],
)
def test_a_kind_that_is_not_read_is_named(raw: bytes, what: str) -> None:
    with pytest.raises(NotReadError) as refused:
        recognise(raw)
    message = str(refused.value)
    assert message.startswith(f"this file is {what}"), message
    assert "which is not read: " in message
