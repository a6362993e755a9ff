"""A file is what its content says, and is archived beside the text that is read in it."""

import datetime
import io
import sys
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from graph.archive.extract import READERS
from graph.archive.formats.extracted import CannotExtractError
from graph.archive.formats.media_type import recognise
from graph.archive.new_source import archive_source
from graph.disk.bounds import RefusedError
from graph.prove.corpus_loading import load_corpus

DAY = datetime.date(2024, 5, 20)
PAGE = b"""<html lang="en"><head><title>Council weighs second ferry</title></head><body>
<nav>Home News</nav><article><h1>Council weighs second ferry</h1>
<p>A second ferry across the bay is possible, Mayor Ada Lund told the harbour council.</p>
<p>She said that the decision would be taken after the summer, when the figures are known.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    ("raw", "module", "library"),
    [
        (b"<html>", "trafilatura", "trafilatura"),
        (b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>", "lxml", "trafilatura"),
        (b"%PDF-1.4", "pdfminer", "pdfminer.six"),
        (b"WARC/1.0", "warcio", "warcio"),
    ],
)
def test_a_missing_library_is_named(
    raw: bytes, module: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [*sys.modules]:
        if name.startswith(("graph.archive.formats.", module)) and "extracted" not in name:
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(CannotExtractError, match=rf"needs {library}.*claimgraph\[articles\]"):
        READERS[recognise(raw)](raw)


def _archive(folder: Path, name: str, raw: bytes) -> tuple[str, str, str]:
    """The text, the record and what is said of a file, after the corpus was checked."""
    (folder / "records").mkdir(exist_ok=True)
    (folder / name).write_bytes(raw)
    done = archive_source(folder, folder / name, archived_on=DAY, id="it", fields={})
    result = load_corpus(folder)
    assert {problem.code for problem in result.problems} <= {"open-passage"}, result.problems
    text = (folder / "documents/it.txt").read_text("utf-8")
    return text, done.record.read_text("utf-8"), "\n".join(done.remarks)


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("name", ["page.html", "page", "page.txt", "page.pdf"])
def test_a_page_is_kept_beside_its_text_whatever_its_name(tmp_path: Path, name: str) -> None:
    text, record, told = _archive(tmp_path, name, PAGE)
    assert (tmp_path / "documents/it.html").read_bytes() == PAGE
    assert "Mayor Ada Lund" in text
    assert "Home News" not in text
    assert "original: documents/it.html\n" in record
    assert "# title: h1 of the page\ntitle: Council weighs second ferry\n" in record
    assert "# left out around the article: 1 block, “Home News”\n" in record
    assert told.startswith("read as a web page, in utf-8 (its bytes)\n")
    (tmp_path / "documents/it.html").write_bytes(PAGE + b" ")
    assert [each.code for each in load_corpus(tmp_path).problems if each.severity == "error"] == [
        "document-changed"
    ]


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    ("day", "record"),
    [
        (
            "2024-05-14",
            'published: 2024-05-14\nbasis: "article:published_time of the page: 2024-05-14"\n',
        ),
        ("2024-05", 'published: "2024-05"\nbasis: "article:published_time of the page: 2024-05"\n'),
        (
            "2024-06-14",
            "# the day of publication is later than 2024-05-20: article:published_time of",
        ),
    ],
)
def test_a_day_of_publication_stands_with_its_basis(tmp_path: Path, day: str, record: str) -> None:
    meta = f"<meta property=article:published_time content={day}></head>".encode()
    assert record in _archive(tmp_path, "a.html", PAGE.replace(b"</head>", meta))[1]


def test_a_text_in_utf_16_is_kept_beside_its_text_in_utf_8(tmp_path: Path) -> None:
    raw = "The minister said that he will never leave.\n".encode("utf-16")
    text, record, told = _archive(tmp_path, "a.txt", raw)
    assert text == "The minister said that he will never leave.\n"
    assert (tmp_path / "documents/it.utf-16-le.txt").read_bytes() == raw
    assert "read as a plain text, in utf-16-le (its byte order mark)" in record
    assert "read as a plain text, in utf-16-le (its byte order mark)" in told


def test_captions_are_kept_beside_what_is_said_in_them(tmp_path: Path) -> None:
    raw = b"WEBVTT\n\n00:01.000 --> 00:02.000\nWe will never leave, the minister says\n"
    text, record, told = _archive(tmp_path, "A briefing.en.vtt", raw)
    assert text == "We will never leave, the minister says\n"
    assert (tmp_path / "documents/it.vtt").read_bytes() == raw
    assert "\ntitle: A briefing.en\n" in record
    assert "\nkind: transcript\n" in record
    assert told.startswith("read as a transcript (WebVTT)")


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    ("saved", "record"),
    [
        (
            "Tue May 14 2024 10:12:13 GMT+0200",
            "url: https://a.example/b\narchived_on: 2024-05-14\n",
        ),
        (
            "Tue May 21 2024 10:12:13 GMT+0200",
            "url: https://a.example/b\narchived_on: 2024-05-20\n",
        ),
    ],
)
def test_a_page_is_archived_on_the_day_it_was_saved(
    tmp_path: Path, saved: str, record: str
) -> None:
    """A day that is still to come is a remark."""
    comment = (
        f"<!--\n Page saved with SingleFile\n url: https://a.example/b\n saved date: {saved}\n-->"
    )
    text = _archive(tmp_path, "a.html", PAGE.replace(b"<head>", comment.encode() + b"<head>"))[1]
    assert record in text
    assert ("no day of archiving is 2024-05-21" in text) is ("May 21" in saved)


@pytest.mark.filterwarnings("default")
def test_the_curators_day_of_archiving_counts_for_more(tmp_path: Path) -> None:
    comment = b"<!--\n Page saved with SingleFile\n url: a\n saved date: Tue May 14 2024 x\n-->"
    (tmp_path / "records").mkdir()
    (tmp_path / "a.html").write_bytes(PAGE.replace(b"<head>", comment + b"<head>"))
    done = archive_source(
        tmp_path, tmp_path / "a.html", archived_on=DAY, fields={"archived_on": "2024-05-16"}
    )
    assert "\narchived_on: 2024-05-16\n" in done.record.read_text("utf-8")


@pytest.mark.filterwarnings("default")
def test_two_pages_of_one_web_archive_are_two_sources(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    out = io.BytesIO()
    writer = WARCWriter(out)
    for name in ("first", "second"):
        page = PAGE.replace(b"second ferry", f"{name} ferry".encode())
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                *(f"https://a.example/{name}", "response", io.BytesIO(page), len(page)),
                http_headers=http,
                warc_headers_dict={"WARC-Date": "2024-05-14T23:10:00Z"},
            )
        )
    (tmp_path / "a.warc.gz").write_bytes(out.getvalue())
    for name in ("first", "second"):
        url = f"https://a.example/{name}"
        done = archive_source(
            *(tmp_path, tmp_path / "a.warc.gz"), archived_on=DAY, id=name, fields={"url": url}
        )
        record = done.record.read_text("utf-8")
        assert f"original: documents/{name}.warc.gz\n" in record
        assert "\narchived_on: 2024-05-14\n" in record
        assert f"A {name} ferry across the bay" in done.documents[0].read_text("utf-8")
    assert {problem.code for problem in load_corpus(tmp_path).problems} == {"open-passage"}
    with pytest.raises(RefusedError, match="archived already, as `first`"):
        archive_source(tmp_path, tmp_path / "a.warc.gz", archived_on=DAY, fields={})


def test_who_speaks_stands_above_the_first_sentence_of_a_turn(tmp_path: Path) -> None:
    sitting = (Path(__file__).parent / "formats/sitting.tei.xml").read_bytes()
    record = _archive(tmp_path, "a.xml", sitting)[1]
    passages = record.partition("\npassages:\n")[2]
    assert (
        '  - open: "Mayor Ada Lund:"\n\n'
        "  # speaker: ada-lund (AdaLund, chair)\n"
        "  - open: Order, order.\n\n"
        "  - open: I open the sitting.\n"
    ) in passages
    assert "  # speaker: pad-01153 (PAD_01153, regular)\n  - open: The ferry" in passages
    assert passages.count("# speaker:") == 3
    assert "original: documents/it.tei.xml\n" in record


def test_nothing_is_written_where_a_kind_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "a.txt").write_bytes(b"{\\rtf1\\ansi We will never leave.}")
    with pytest.raises(CannotExtractError, match=r"rich text \(RTF\), which is not read"):
        archive_source(tmp_path, tmp_path / "a.txt", archived_on=DAY, fields={})
    assert not (tmp_path / "documents").exists()


def test_a_page_with_the_text_of_a_known_source_is_refused(tmp_path: Path) -> None:
    _archive(tmp_path, "a.html", PAGE)
    (tmp_path / "b.html").write_bytes(PAGE.replace(b"Home News", b"Home"))
    with pytest.raises(RefusedError, match="archived already, as `it`"):
        archive_source(tmp_path, tmp_path / "b.html", archived_on=DAY, fields={})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Friday that we will never leave it.", "en"),
        ("Präsident Selenskyj erklärte, die Verhandlungen seien gescheitert.", "de"),
        ("Министр обороны заявил в пятницу, что Россия не нарушала договор.", "ru"),
        ("Міністр оборони заявив у п'ятницю, що Україна не порушувала договір.", "uk"),
        ("Le ministre a déclaré vendredi que nous ne quitterons jamais le traité.", "fr"),
        ("El ministro dijo el viernes que nunca abandonaremos el tratado.", "es"),
        ("部长星期五表示，我们永远不会退出条约。我们永远不会。", "zh"),
        ("قال الوزير يوم الجمعة إننا لن نغادر المعاهدة أبدا.", "ar"),
        ("Yes. Yes.", "und"),
        ("40,000 + 13.5 = ?", "und"),
    ],
)
def test_the_language_of_a_text_is_told_by_its_words(
    tmp_path: Path, text: str, language: str
) -> None:
    record = _archive(tmp_path, "a.txt", text.encode())[1]
    assert f"\nlanguage: {language}\n" in record
    how = "told by its letters and words" if language != "und" else "nothing tells it"
    assert f"\n# language: {how}" in record
