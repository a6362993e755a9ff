"""One text under two ids is told, whatever its name, line ends, encoding or format."""

import hashlib
import shutil
from pathlib import Path

import pytest

from graph.prove.corpus_loading import load_corpus
from graph.prove.same_texts import marks_of
from schemas.source import Source
from tests.cli.command import claimgraph

_BASE = Path(__file__).parent / "base"
_TEXT = "Der Präsident sagte: „Wir gehen nie.“\n\nDas war am Dienstag — offiziell.\n"
_PAGE = """<!DOCTYPE html><html><head><title>Nie | Zeitung</title><style>p {}</style></head>
<body><nav>Start</nav><article><p>Der Pr&auml;sident sagte: „Wir <b>gehen</b> nie.“</p>
<script>track()</script><p>Das war am Dienstag — offiziell.</p></article></body></html>"""


def _marks(text: str, original: str | None = None) -> frozenset[str]:
    source = Source.model_validate(
        {
            **{"id": "paper", "title": "No", "language": "de", "document": "documents/no.txt"},
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "original_sha256": original and hashlib.sha256(original.encode()).hexdigest(),
        }
    )
    return marks_of(source, text)


@pytest.mark.parametrize(
    "other",
    [
        _TEXT.replace("\n", "\r\n"),
        _TEXT.replace("\n", "\r"),
        "\ufeff" + _TEXT,
        _TEXT.rstrip(),
        _TEXT.replace("\n\n", "   \n\n\n"),
        _TEXT.replace(" ", "\u00a0"),
        _TEXT.replace("ä", "a\u0308"),
        _TEXT.replace("ffi", "\ufb03"),
        _TEXT.replace("Dienstag", "Diens\u00adtag"),
        _TEXT.replace("„", '"').replace("“", '"').replace("—", "-"),
        _TEXT.replace(" war am", "war am"),
        _PAGE,
    ],
)
def test_the_same_text_has_a_mark_in_common(other: str) -> None:
    assert _marks(_TEXT) & _marks(other)


@pytest.mark.parametrize("other", [_TEXT.replace("nie", "bald"), _TEXT + "Mehr.\n", "", "\n"])
def test_another_text_has_none(other: str) -> None:
    assert not _marks(_TEXT) & _marks(other)


def test_what_was_extracted_from_one_file_is_one_text() -> None:
    """However much of it an extractor kept; and the file itself as a document."""
    assert _marks(_TEXT, _PAGE) & _marks("Wir gehen nie.", _PAGE)
    assert _marks("Wir gehen nie.", _PAGE) & _marks(_PAGE)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with a source whose text is another one's, with other line ends."""
    corpus = tmp_path / "corpus"
    shutil.copytree(_BASE, corpus)
    raw = (corpus / "documents/harbour-2019.txt").read_bytes().replace(b"\n", b"\r\n")
    (corpus / "documents/again.txt").write_bytes(raw)
    record = (corpus / "records/sources/harbour-2019.yaml").read_text("utf-8")
    for old, new in [
        ("id: harbour-2019", "id: again"),
        ("documents/harbour-2019.txt", "documents/again.txt"),
        (record.partition("sha256: ")[2][:64], hashlib.sha256(raw).hexdigest()),
    ]:
        record = record.replace(old, new, 1)
    (corpus / "records/sources/again.yaml").write_text(record, "utf-8")
    return corpus


def test_it_is_an_error_where_the_later_one_names_its_document(corpus: Path) -> None:
    (problem,) = load_corpus(corpus).problems
    assert (problem.code, problem.source_line) == (
        "text-twice",
        "document: documents/harbour-2019.txt",
    )
    assert "again.yaml:" in problem.message


def test_it_is_told_where_only_one_of_the_two_was_read_anew(corpus: Path) -> None:
    aside = corpus.parent / "again.yaml"
    (corpus / "records/sources/again.yaml").rename(aside)
    (corpus / "documents/again.txt").rename(corpus.parent / "again.txt")
    assert claimgraph("check", corpus).returncode == 0
    aside.rename(corpus / "records/sources/again.yaml")
    (corpus.parent / "again.txt").rename(corpus / "documents/again.txt")
    done = claimgraph("check", corpus)
    assert (done.returncode, "text-twice" in done.stdout + done.stderr) == (1, True)
