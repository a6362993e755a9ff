"""Encodings are those of browsers: a label, a mark, a late declaration, none at all."""

import pytest

pytest.importorskip("webencodings")

from graph.archive.formats.encoding import decode_page
from graph.archive.formats.extracted import CannotExtractError

CURLY = "<p>“we won’t” — café"
RUSSIAN = "<p>Мы не уйдём"


def _page(declaration: str, text: str, encoding: str) -> bytes:
    return declaration.encode("ascii") + text.encode(encoding)


@pytest.mark.parametrize(
    ("raw", "name", "text"),
    [
        (_page('<meta charset="iso-8859-1">', CURLY, "cp1252"), "windows-1252", CURLY),
        (_page("<meta charset=latin1>", CURLY, "cp1252"), "windows-1252", CURLY),
        (_page('<meta charset="us-ascii">', CURLY, "cp1252"), "windows-1252", CURLY),
        (
            _page(
                "<META content='text/html; charset = \"windows-1251\"' http-equiv=Content-type>",
                *(RUSSIAN, "cp1251"),
            ),
            *("windows-1251", RUSSIAN),
        ),
        (_page('<meta charset="koi8-r">', RUSSIAN, "koi8-r"), "koi8-r", RUSSIAN),
        (_page('<meta charset="utf-16">', RUSSIAN, "utf-8"), "utf-8", RUSSIAN),
        (_page('<meta charset="gb2312">', "<p>条约㐀", "gb18030"), "gbk", "<p>条约㐀"),
        (_page('<meta charset="shift_jis">', "<p>条約①", "cp932"), "shift_jis", "<p>条約①"),
        (_page('<!-- <meta charset="koi8-r"> -->', RUSSIAN, "utf-8"), "utf-8", RUSSIAN),
        (_page(" " * 2000 + "<meta charset=cp1251>", RUSSIAN, "cp1251"), "windows-1251", RUSSIAN),
        (_page('<?xml version="1.0" encoding="koi8-r"?>', RUSSIAN, "koi8-r"), "koi8-r", RUSSIAN),
        (b"\xef\xbb\xbf" + _page("<meta charset=cp1251>", RUSSIAN, "utf-8"), "utf-8", RUSSIAN),
        ("<p>“we”".encode("utf-16"), "utf-16-le", "<p>“we”"),
        (RUSSIAN.encode(), "utf-8", RUSSIAN),
        (CURLY.encode("cp1252"), "windows-1252", CURLY),
        (_page('<html lang="ru">', RUSSIAN, "cp1251"), "windows-1251", RUSSIAN),
        (_page('<meta charset="nonsense">', RUSSIAN, "utf-8"), "utf-8", RUSSIAN),
    ],
)
def test_a_page_is_decoded_as_browsers_do(raw: bytes, name: str, text: str) -> None:
    decoded = decode_page(raw)
    assert decoded.encoding.value == name
    assert decoded.text.endswith(text)


def test_what_is_guessed_is_said() -> None:
    (remark,) = decode_page(_page('<html lang="uk">', "<p>Ми", "cp1251")).remarks
    assert remark.startswith("no encoding is declared, and it is not UTF-8: read as windows-1251")


def test_bytes_that_do_not_fit_are_counted() -> None:
    (remark,) = decode_page(b'<meta charset="utf-8"><p>NATO said caf\xe9 and na\xefve').remarks
    assert remark.startswith("bytes that are no utf-8 stand as U+FFFD 2 times, first in “")
    assert decode_page(b"<meta charset=utf-8><p>\xef\xbf\xbd").remarks == ()
    assert decode_page(b"<meta charset=latin1><p>\x81").text.endswith("\x81")


def test_an_encoding_that_hides_markup_is_refused() -> None:
    with pytest.raises(CannotExtractError, match="browsers refuse to read"):
        decode_page(b"<meta charset=iso-2022-kr><p>x")
