"""One page of a web archive is read, with its address and day, and proved by its digests."""

import gzip
import hashlib
import io
import json
import re
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from graph.archive.formats.extracted import CannotExtractError
from graph.archive.formats.web_archive import read_wacz, read_warc

NEWS = "https://news.example/ferry"
WEATHER = "https://news.example/weather"
PACKED = {"Content-Encoding": "gzip"}
HTML = "text/html; charset=iso-8859-2"


def _page(title: str) -> bytes:
    return (
        f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        "<p>A second ferry across the bay is possible, Mayor Ada Lund said in Łódź.</p>"
        "</article></body></html>"
    ).encode("iso-8859-2")


Capture = tuple[str, bytes, str, str, dict[str, str]]
CAPTURES: tuple[Capture, ...] = (
    ("https://news.example/", b"", "301 Moved", HTML, {}),
    ("https://news.example/logo", b"x", "200 OK", "image/png", {}),
    (WEATHER, _page("It will rain over the bay"), "200 OK", HTML, {}),
    (NEWS, gzip.compress(_page("Council weighs ferry")), "200 OK", HTML, PACKED),
)


def _warc(
    captures: tuple[Capture, ...] = CAPTURES,
    *,
    is_packed: bool = True,
    day: str = "2024-05-14T23:10:00Z",
) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=is_packed)
    writer.write_record(writer.create_warcinfo_record("it.warc", {"software": "a browser"}))
    for url, content, status, type, more in captures:
        headers = [("Content-Type", type), *more.items()]
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            *(url, "response", io.BytesIO(content), len(content)),
            http_headers=http,
            warc_headers_dict={"WARC-Date": day},
        )
        writer.write_record(record)
    return out.getvalue()


def _wacz(warc: bytes, *pages: str, sha256: str | None = None) -> bytes:
    out = io.BytesIO()
    name = "archive/data.warc.gz"
    told = {"path": name, "hash": f"sha256:{sha256 or hashlib.sha256(warc).hexdigest()}"}
    lines = [{"format": "json-pages-1.0"}, *({"url": url, "title": "x"} for url in pages)]
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, warc)
        archive.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, lines)) + "\nbroken")
        archive.writestr("datapackage.json", json.dumps({"resources": [told, 5]}))
    return out.getvalue()


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("is_packed", [True, False])
def test_a_page_is_read_with_its_address_and_day(is_packed: bool) -> None:
    raw = _warc(is_packed=is_packed)
    read = read_warc(raw)
    assert "Mayor Ada Lund said in Łódź" in read.text
    assert read.fields["title"].value == "It will rain over the bay"
    assert read.fields["url"].value == WEATHER
    assert read.fields["archived_on"].value == "2024-05-14"
    assert f"the archive holds 2 pages; --url chooses another: {NEWS}" in read.remarks
    assert any(remark.startswith("its digest fits: sha1:") for remark in read.remarks)
    assert any(hashlib.sha256(raw).hexdigest() in remark for remark in read.remarks)


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("is_packed", [True, False])
def test_the_original_is_a_web_archive_of_one_page(is_packed: bool) -> None:
    raw = _warc(is_packed=is_packed)
    read = read_warc(raw, WEATHER)
    assert read.original is not None
    assert read.original in raw
    record = gzip.decompress(read.original) if is_packed else read.original
    assert record.startswith(b"WARC/1.0\r\n")
    assert record.rstrip().endswith(b"</html>")
    assert read.suffix == (".warc.gz" if is_packed else ".warc")
    assert read_warc(read.original).text == read.text


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("url", [NEWS, "http://news.example/ferry/#top"])
def test_an_address_chooses_the_page(url: str) -> None:
    for read in (read_warc(_warc(), url), read_wacz(_wacz(_warc(), WEATHER), url)):
        assert read.fields["title"].value == "Council weighs ferry"
        assert f"the archive holds 2 pages; {WEATHER}" in read.remarks


@pytest.mark.filterwarnings("default")
def test_the_page_that_was_looked_at_comes_out_of_a_wacz() -> None:
    """Its list of pages knows better than the order of what the browser asked for."""
    read = read_wacz(_wacz(_warc(), "https://news.example/gone", NEWS))
    assert read.fields["url"].value == NEWS
    assert read.format == "page of a web archive (WACZ)"
    assert read_wacz(_wacz(_warc())).fields["url"].value == WEATHER


@pytest.mark.filterwarnings("default")
def test_captures_of_one_page_are_named() -> None:
    read = read_warc(_warc(day="2024-05-14T00:00:00Z") + _warc(day="2024-06-01T00:00:00Z"), NEWS)
    assert read.fields["archived_on"].value == "2024-05-14"
    told = "captured 2 times, and the first is read: 2024-05-14T00:00:00Z, 2024-06-01T00:00:00Z"
    assert told in read.remarks


@pytest.mark.filterwarnings("default")
def test_a_page_that_was_stored_without_its_answer_is_read() -> None:
    """Some tools keep a page as a ``resource``, and some say that they cut it."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    page = _page("Council weighs ferry")
    record = writer.create_warc_record(
        *(NEWS, "resource", io.BytesIO(page), len(page)),
        warc_content_type=HTML,
        warc_headers_dict={"WARC-Date": "2024-05-14T23:10:00Z", "WARC-Truncated": "length"},
    )
    writer.write_record(record)
    read = read_warc(out.getvalue())
    assert "said in Łódź" in read.text
    assert "the page was cut when it was captured (length)" in read.remarks


def _name(value: object) -> str:
    """Of a case: without the bytes, which hold ids drawn by lot."""
    return "" if isinstance(value, bytes) else str(value)


def _changed() -> bytes:
    return _warc(is_packed=False).replace(b"A second ferry", b"One more ferry")


@pytest.mark.parametrize(
    ("raw", "url", "reason"),
    [
        (_warc(), "https://elsewhere.example/", f"not in this web archive; there are {WEATHER}, "),
        (_warc(CAPTURES[:2]), None, "no page was found"),
        (_changed(), None, "not what was captured: block digest failed"),
        (_changed().replace(b"WARC-Block-Digest", b"X"), None, "payload digest failed"),
        (_warc(is_packed=False)[:-100], NEWS, "not whole"),
        (_warc()[:-60], NEWS, "not whole"),
        (gzip.compress(_warc(is_packed=False)), None, "'warcio recompress' may mend it"),
        (_warc(((NEWS, b"\x8b\x00", "200 OK", HTML, {"Content-Encoding": "br"}),)), None, "'br'"),
        (_warc(((NEWS, b"", "200 OK", HTML, {}),)), None, "Document is empty"),
    ],
    ids=_name,
)
def test_a_page_that_cannot_be_trusted_is_refused(raw: bytes, url: str | None, reason: str) -> None:
    with pytest.raises(CannotExtractError, match=reason):
        read_warc(raw, url)


@pytest.mark.filterwarnings("default")
def test_without_digests_a_remark_says_what_is_not_proved() -> None:
    raw = _warc(is_packed=False).replace(b"-Digest:", b"-Nothing:")
    assert any("holds no digest of the page" in each for each in read_warc(raw).remarks)
    other = re.sub(rb"(Payload-Digest: sha1:)\w{8}", rb"\1AAAAAAAA", _warc(is_packed=False))
    assert any("not proved by the archive: payload" in each for each in read_warc(other).remarks)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (_wacz(_warc(), sha256="0" * 64), "another hash than datapackage.json says"),
        (_wacz(b"WARC/1.0\r\nbroken"), "no page was found"),
        (_wacz(_warc())[:-80], r"damaged archive \(ZIP\)"),
        (_wacz(_warc()).replace(b'"resources"', b'"resources'), "is damaged"),
    ],
    ids=_name,
)
def test_a_wacz_that_is_damaged_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(CannotExtractError, match=reason):
        read_wacz(raw)
