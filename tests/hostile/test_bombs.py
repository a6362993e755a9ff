"""Whatever lies where a file of ours is read, each command ends soon, and says why, in bounds."""

import gzip
import hashlib
import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.archive.formats.zipped import zip_files
from tests.cli.command import BASE, ROOT, surroundings

MEMORY = 2_500_000
"""Kilobytes of addresses, of which Python and its libraries take half."""
SECONDS = 120
Damage = Callable[[Path], object]


def _run(*arguments: str | Path, corpus: Path, given: bytes = b"") -> tuple[int, str]:
    """Run the command with bounds on memory and time; its exit code, and what it says."""
    command = shlex.join([sys.executable, "-m", "graph", *map(str, arguments)])
    done = subprocess.run(
        ["sh", "-c", f"ulimit -v {MEMORY}; exec {command}"],
        cwd=ROOT,
        env=surroundings(
            CLAIMGRAPH_CORPUS=str(corpus),
            OPENBLAS_NUM_THREADS="1",
            CLAIMGRAPH_MAX_EXTRACTION_SECONDS="5",
        ),
        input=given,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    told = done.stderr.decode()
    assert "Traceback" not in told
    assert "please report it" not in told
    assert done.returncode in (0, 1, 2), told
    return done.returncode, told


def _listen(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        # A socket's path is short.
        before = Path.cwd()
        os.chdir(path.parent)
        try:
            listening.bind(path.name)
        finally:
            os.chdir(before)


def _grow(path: Path) -> None:
    path.touch()
    os.truncate(path, 10**12)


OTHERS: Mapping[str, Damage] = {
    "a pipe": os.mkfifo,
    "a socket": _listen,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a terminal": lambda path: path.symlink_to("/dev/tty"),
    "a folder": Path.mkdir,
    "no end": _grow,
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "corpus")
    return tmp_path / "corpus"


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize(
    "name",
    ["records/claims.yaml", "records/quantities.jsonl", "documents/harbour-2019.txt"],
)
def test_something_else_stands_where_a_file_of_the_corpus_should(
    name: str, other: str, corpus: Path
) -> None:
    (corpus / name).unlink()
    OTHERS[other](corpus / name)
    for command in (["check"], ["query", "repeats"]):
        assert _run(*command, corpus=corpus)[0] == 1


@pytest.mark.parametrize("other", OTHERS)
def test_something_else_is_named_as_an_article_or_a_page(
    other: str, corpus: Path, tmp_path: Path
) -> None:
    article, page = tmp_path / "article.html", tmp_path / "page.html"
    OTHERS[other](article)
    OTHERS[other](page)
    assert _run("new", "source", article, corpus=corpus)[0] == 2
    assert _run("verify", page, corpus=corpus)[0] in (1, 2)


def _pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of which is the catalogue."""
    text = b"%PDF-1.7\n"
    offsets = []
    for number, each in enumerate(objects, 1):
        offsets.append(len(text))
        text += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(text)
    text += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    text += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    text += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return text + b"startxref\n%d\n%%%%EOF\n" % start


def _page(content: bytes, filters: bytes) -> bytes:
    return _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters, content),
    )


def _record(page: bytes, headers: bytes = b"") -> bytes:
    """A web archive of one page."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + b"\r\n" + page
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        b"WARC-Date: 2024-05-14T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http)
    )


ARTICLES: Mapping[str, Callable[[], bytes]] = {
    "deflated again and again": lambda: _page(
        zlib.compress(zlib.compress(b"\0" * 1_000_000_000)), b"/Filter [/FlateDecode /FlateDecode]"
    ),
    "an unknown filter": lambda: _page(b"x", b"/Filter /NoSuchDecode"),
    "a damaged stream": lambda: _page(b"xyz", b"/Filter /FlateDecode"),
    "encrypted": lambda: _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        trailer=b"/Encrypt << /Filter /Standard /V 9 /R 9 /O (o) /U (u) /P 1 >> /ID [(a) (a)]",
    ),
    "pages in a circle": lambda: _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    ),
    "a catalogue that is itself": lambda: _pdf(b"1 0 R"),
    "nested arrays": lambda: _page(b"[" * 200_000, b""),
    "nested dictionaries": lambda: _pdf(b"<< /A " * 50_000),
    "no objects": lambda: b"%PDF-1.7\n",
    "cut off": lambda: _page(b"BT (Hi.) Tj ET", b"")[:200],
    "HTML nested deep": lambda: b"<html><body>" + b"<div>" * 200_000 + b"A word.",
    "HTML of very many attributes": lambda: (
        b"<html><p " + b"".join(b"a%d=b " % at for at in range(100_000)) + b">A word is here.</p>"
    ),
    "HTML of very many paragraphs": lambda: (
        b"<html><article>" + b"<p>A word is here, and here too." * 20_000
    ),
    "JSON-LD nested deep": lambda: (
        b'<html><script type="application/ld+json">' + b"[" * 200_000 + b"</script><p>A word."
    ),
    "entities": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY a%d "%s">' % (at, b"&a%d;" % (at - 1) * 10) for at in range(1, 12))
        + b"]><html><p>&a11; A word is here.</p></html>"
    ),
    "MIME nested deep": lambda: (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
        + b"--a\nContent-Type: multipart/related; boundary=a\n\n" * 20_000
    ),
    "captions of one endless cue": lambda: (
        b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"a\n" * 100_000
    ),
    "captions that repeat one line": lambda: (
        b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nIt is so.\nIt is so.\n\n" * 50_000
    ),
    "captions of open tags": lambda: b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v <i " * 300_000,
    "captions of times": lambda: b"1\n" + b"00:00:01,000 --> 00:00:02,000\n" * 100_000,
    "JSON of speech nested deep": lambda: b'{"segments": ' + b"[" * 200_000,
    "JSON of very many segments": lambda: (
        b'{"segments": [' + b'{"text": "It is so."},' * 50_000 + b'{"text": "a"}]}'
    ),
    "a web archive that unpacks without end": lambda: gzip.compress(
        _record(b"<html><p>A word is here." + b" " * 500_000_000)
    ),
    "a page that was packed twice": lambda: _record(
        gzip.compress(b"<html><p>A word is here." + b" " * 300_000_000),
        b"Content-Encoding: gzip\r\n",
    ),
    "a web archive with a header without end": lambda: gzip.compress(
        b"WARC/1.0\r\nWARC-Type: " + b"a" * 400_000_000
    ),
    "a web archive that lies about its sizes": lambda: _record(b"<html><p>A word.").replace(
        b"Content-Length: ", b"Content-Length: 9999"
    ),
    "a web archive of a size below zero": lambda: _record(b"<html><p>A word.").replace(
        b"Content-Length: ", b"Content-Length: -"
    ),
    "a WACZ that unpacks without end": lambda: zip_files(
        {"datapackage.json": b"{}", "archive/a.warc": b"WARC/1.0\r\n" + b"\r\n" * 100_000_000}
    ),
    "a WACZ with a list nested deep": lambda: zip_files({"datapackage.json": b"[" * 200_000}),
    "a Word document that unpacks without end": lambda: zip_files(
        {"word/document.xml": b"<w>" + b" " * 150_000_000}
    ),
    "a Word document of entities": lambda: zip_files(
        {
            "word/document.xml": b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(
                b'<!ENTITY a%d "%s">' % (at, b"&a%d;" % (at - 1) * 10) for at in range(1, 12)
            )
            + b"]><w><t>&a11;</t></w>"
        }
    ),
    "a Word document of very many paragraphs": lambda: zip_files(
        {"word/document.xml": b"<w>" + b"<p><r><t>A word is here.</t></r></p>" * 20_000 + b"</w>"}
    ),
    "an OpenDocument text nested deep": lambda: zip_files({"content.xml": b"<a>" * 200_000}),
    "a sitting of entities": lambda: (
        b'<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY a%d "%s">' % (at, b"&a%d;" % (at - 1) * 10) for at in range(1, 12))
        + b"]><TEI xmlns='t'><text><u><seg>&a11;</seg></u></text></TEI>"
    ),
    "a sitting of very many turns": lambda: (
        b"<TEI xmlns='t'><text>"
        + b"".join(b"<u who='#A%d'><seg>Hear, hear.</seg></u>" % at for at in range(20_000))
        + b"</text></TEI>"
    ),
    "a sitting nested deep": lambda: b"<TEI xmlns='t'><text>" + b"<div>" * 200_000,
    "a text of one letter": lambda: b"a" * 2_000_000,
    "a text that is too long": lambda: b"A word. " * 1_100_000,
}


@pytest.mark.parametrize("kind", ARTICLES)
def test_an_article_that_is_made_to_harm(kind: str, corpus: Path, tmp_path: Path) -> None:
    """It is refused, or archived; nothing is left half done."""
    article = tmp_path / "article"
    article.write_bytes(ARTICLES[kind]())
    before = sorted(corpus.rglob("*"))
    code, told = _run("new", "source", article, "--id", "it", corpus=corpus)
    assert code in (0, 2), told
    if code == 2:
        assert sorted(corpus.rglob("*")) == before


def test_a_document_that_is_too_large_is_read_when_asked(corpus: Path) -> None:
    document = corpus / "documents/harbour-2019.txt"
    source = corpus / "records/sources/harbour-2019.yaml"
    larger = document.read_bytes() + b"\n" * 9_000_000
    before = hashlib.sha256(document.read_bytes()).hexdigest()
    document.write_bytes(larger)
    after = hashlib.sha256(larger).hexdigest()
    source.write_text(source.read_text("utf-8").replace(before, after), "utf-8")
    code, told = _run("check", corpus=corpus)
    assert code == 1
    assert "error[file-too-large]" in told
    variable = "CLAIMGRAPH_MAX_DOCUMENT_BYTES"
    assert variable in told
    done = subprocess.run(
        [sys.executable, "-m", "graph", "check"],
        env=surroundings(CLAIMGRAPH_CORPUS=str(corpus), **{variable: "10_000_000"}),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


def test_lines_without_end_are_not_read(corpus: Path) -> None:
    code, told = _run("suggest", "-", corpus=corpus, given=b"a" * 17_000_000)
    assert code == 2
    assert "CLAIMGRAPH_MAX_INPUT_BYTES" in told


def test_problems_on_a_very_long_line_are_told_in_bounds(corpus: Path) -> None:
    line = json.dumps([{"id": "A B", "x": "y"}] * 300_000)
    (corpus / "records/claims.yaml").write_text(line, "utf-8")
    for format in ("text", "json", "github"):
        assert _run("check", "--format", format, corpus=corpus)[0] == 1


@pytest.mark.parametrize("name", ["\udcff", "a\udcffb.yaml", "\udc80.jsonl"])
def test_names_that_are_no_text(name: str, corpus: Path, tmp_path: Path) -> None:
    (corpus / "records/sources" / name).write_text("id: x\n")
    (corpus / "documents" / name).write_text("A word.\n")
    article = tmp_path / name
    article.write_text("A word is here, and here too.\n")
    for command in (
        ["check"],
        ["check", "--format", "json"],
        ["check", corpus / name],
        ["query", "repeats"],
        ["query", "trace", name],
        ["query", "statements", "--text", name],
        ["verify", article],
        ["suggest", name],
        ["explain", name],
        ["schema", name],
        ["new", "source", article, "--title", name],
        ["new", "source", article, "--id", name],
        ["build", "--out", tmp_path / name / "out"],
        ["coverage", name],
        [name],
    ):
        _run(*command, corpus=corpus)


def test_an_interrupt_ends_a_long_check_at_once(corpus: Path) -> None:
    records = "".join(
        json.dumps({"id": f"claim-{at}", "text": "It is so."}) + "\n" for at in range(300_000)
    )
    (corpus / "records/claims.jsonl").write_text(records, "utf-8")
    started = subprocess.Popen(
        [sys.executable, "-m", "graph", "check"],
        env=surroundings(CLAIMGRAPH_CORPUS=str(corpus)),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    time.sleep(3)
    assert started.poll() is None
    started.send_signal(signal.SIGINT)
    _, told = started.communicate(timeout=SECONDS)
    assert started.returncode == 130, told
    assert b"Traceback" not in told
